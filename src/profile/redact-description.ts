/**
 * Statistics as they may be shown where no value may: counts, shares and shape stay, nothing on the scale
 * of the values does. A mean of one row is that row's value, and a quantile is always some row's.
 */
import type { ColumnDescription, ProfileDescription, TopDescription } from './describe.js'
import { type Privacy, shortDigestOf } from './redact.js'

/** The description without values where the privacy asks for that; as it is otherwise. */
export function redactDescription(
  description: ProfileDescription,
  privacy: Privacy,
): ProfileDescription {
  if (privacy.redact === undefined) return description
  const columns = description.columns.map((column) => redactColumn(column, privacy))
  return { ...description, columns }
}

function redactColumn(
  column: ColumnDescription,
  { redact, redactKey }: Privacy,
): ColumnDescription {
  const hashed = ({ value, ...counts }: TopDescription): TopDescription => ({
    value: shortDigestOf(String(value), redactKey),
    ...counts,
  })
  return {
    ...column,
    min: null,
    max: null,
    mean: null,
    standardDeviation: null,
    sum: null,
    quantiles: [],
    top: redact === 'hash' ? column.top.map(hashed) : [],
    ...(redact === undefined ? {} : { redacted: redact }),
  }
}
