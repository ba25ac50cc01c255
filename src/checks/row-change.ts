/** The batch has as many rows as the reference, give or take what the schema allows. */
import { attributesOf, tiersOf } from '../schema/attributes.js'
import { countText } from '../schema/words.js'
import type { DatasetCheck } from './check.js'
import { judgeMeasured, limitOf } from './measured.js'
import { noteOf } from './note.js'
import { type Head, skipped } from './result.js'
import { worstOf } from './tiers.js'

const code = 'rows.change'

export const rowChange: DatasetCheck = ({ schema, profile, referenceRows }) => {
  const { rowChange: rule } = schema
  if (rule === undefined) return []
  const tiers = tiersOf(rule).map((bounds) => {
    const attributes = attributesOf(bounds)
    const head: Head = {
      code,
      column: null,
      dimension: attributes.dimension ?? 'coverage',
      limit: limitOf(bounds),
      level: attributes.level ?? 'error',
      position: schema.positions?.get('rowChange'),
      ...noteOf(attributes, schema),
    }
    if (referenceRows === undefined) return [skipped(head, 'there is no reference')]
    if (referenceRows === 0) return [skipped(head, 'the reference has no rows')]
    const ratio = profile.source.rows / referenceRows
    const noun = `the number of rows as a multiple of the reference’s ${countText(referenceRows)}`
    const value = { estimate: ratio, low: ratio, high: ratio }
    return [judgeMeasured(head, { noun, value }, bounds)]
  })
  return worstOf(tiers)
}
