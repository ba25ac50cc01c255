/**
 * The file is well formed: no more structural faults than the schema allows.
 *
 * A reader forgives and counts; what that means is decided here. A fault that the schema does not
 * name must not occur.
 */
import type { Fault, FaultCode } from '../batch/fault.js'
import type { Schema, ShareLimit } from '../schema/schema.js'
import { faultCodes } from '../schema/vocabulary.js'
import type { Finding } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { type Head, satisfied, violated } from './result.js'
import { judgeShare } from './share.js'

/** What a fault is, behind "3 rows …". */
const descriptions: Readonly<Record<FaultCode, string>> = {
  'header.duplicate': 'column names occurred before',
  'header.empty': 'columns have no name',
  'row.ragged': 'have too few or too many fields',
  'row.long': 'outgrow the limits of one row',
  'quote.stray': 'have a quote inside a field or text behind one',
  'quote.unclosed': 'end inside a quoted field',
  'encoding.invalid': 'have bytes that are no text in the encoding',
  'byte.nul': 'have a NUL byte',
}

const none: ShareLimit = { maximum: 0 }

export const faults: DatasetCheck = ({ schema, profile }) =>
  faultCodes.flatMap((code) => {
    const fault = profile.faults.find((each) => each.code === code)
    const isNamed = Object.hasOwn(schema.faults, code)
    if (fault === undefined && !isNamed) return []
    return [judgeFault(schema, { code, fault, rows: profile.source.rows })]
  })

interface Occurrence {
  readonly code: FaultCode
  readonly fault: Fault | undefined
  readonly rows: number
}

function judgeFault(schema: Schema, { code, fault, rows }: Occurrence): Finding {
  const limit = (Object.hasOwn(schema.faults, code) ? schema.faults[code] : undefined) ?? none
  const head: Head = {
    code,
    column: null,
    dimension: 'conformity',
    limit: limit.maximum,
    level: limit.level ?? 'error',
    position: schema.positions?.get(`faults/${code}`),
  }
  const count = fault?.count ?? 0
  const what = descriptions[code]
  if (count === 0) return satisfied(head, { observed: 0, message: `no ${nounOf(code)} ${what}` })
  const samples = fault?.samples ?? []
  if (!code.startsWith('header.') && rows > 0) {
    // A row can have a fault in several fields.
    return judgeShare(head, { count: Math.min(count, rows), rows, what, limit }, samples)
  }
  const body = { observed: count, rows: null, samples, message: `${count} ${what}` }
  return limit.maximum > 0 ? satisfied(head, { ...body, samples: [] }) : violated(head, body)
}

const nounOf = (code: FaultCode) => (code.startsWith('header.') ? '' : 'rows')
