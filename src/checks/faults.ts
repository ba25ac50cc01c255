/**
 * The file is well formed: no more structural faults than the schema allows.
 *
 * A reader forgives and counts; what that means is decided here. A fault that the schema does not
 * name must not occur.
 */
import type { Fault, FaultCode } from '../batch/fault.js'
import { tiersOf } from '../schema/attributes.js'
import type { Schema, ShareLimit } from '../schema/schema.js'
import { faultCodes } from '../schema/vocabulary.js'
import type { Finding } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { noteOf } from './note.js'
import { type Head, satisfied, violated } from './result.js'
import { judgeShare } from './share.js'
import { worstOf } from './tiers.js'

/** What a row with a fault does, or several; of a header or a file, what it has or does. */
const descriptions: Readonly<Record<FaultCode, readonly [one: string, many: string]>> = {
  'header.duplicate': ['column name occurred before', 'column names occurred before'],
  'header.empty': ['column has no name', 'columns have no name'],
  'row.ragged': ['has too few or too many fields', 'have too few or too many fields'],
  'row.truncated': ['file ends in the middle of a row', 'files end in the middle of a row'],
  'row.long': ['outgrows the limits of one row', 'outgrow the limits of one row'],
  'quote.stray': [
    'has a quote inside a field or text behind one',
    'have a quote inside a field or text behind one',
  ],
  'quote.unclosed': ['ends inside a quoted field', 'end inside a quoted field'],
  'encoding.invalid': [
    'has bytes that are no text in the encoding',
    'have bytes that are no text in the encoding',
  ],
  'byte.nul': ['has a NUL byte', 'have a NUL byte'],
}

const none: ShareLimit = { maximum: 0 }

export const faults: DatasetCheck = ({ schema, profile }) =>
  faultCodes.flatMap((code) => {
    const fault = profile.faults.find((each) => each.code === code)
    const isNamed = Object.hasOwn(schema.faults, code)
    if (fault === undefined && !isNamed) return []
    const rule = (isNamed ? schema.faults[code] : undefined) ?? none
    const { rows } = profile.source
    return worstOf(tiersOf(rule).map((limit) => [judgeFault(schema, limit, { code, fault, rows })]))
  })

interface Occurrence {
  readonly code: FaultCode
  readonly fault: Fault | undefined
  readonly rows: number
}

function judgeFault(schema: Schema, limit: ShareLimit, { code, fault, rows }: Occurrence): Finding {
  const head: Head = {
    code,
    column: null,
    dimension: limit.dimension ?? 'conformity',
    limit: limit.maximum,
    level: limit.level ?? 'error',
    position: schema.positions?.get(`faults/${code}`),
    ...noteOf(limit, schema),
  }
  const count = fault?.count ?? 0
  const what = descriptions[code]
  const isOfHeader = code.startsWith('header.')
  const isOfRows = !isOfHeader && code !== 'row.truncated'
  if (count === 0) {
    const message = isOfRows ? `no rows ${what[1]}` : `no ${what[1]}`
    return satisfied(head, { observed: 0, message })
  }
  const samples = fault?.samples ?? []
  if (isOfRows && rows > 0) {
    // A row can have a fault in several fields.
    return judgeShare(head, { count: Math.min(count, rows), rows, what, limit }, samples)
  }
  const one = code === 'row.truncated' ? 'the' : '1'
  const message = count === 1 ? `${one} ${what[0]}` : `${count} ${what[1]}`
  const body = { observed: count, rows: isOfHeader ? null : count, samples, message }
  return limit.maximum > 0 ? satisfied(head, { ...body, samples: [] }) : violated(head, body)
}
