/**
 * Known violations do not count for a while: they stay in the report, as notes with the reason.
 *
 * A suppression that has ended counts no more and is told, as is one that had nothing to suppress.
 */
import { UsageError } from '../errors.js'
import type { Schema, Suppression } from '../schema/schema.js'
import type { Finding } from '../verdict/finding.js'
import { isRaised } from '../verdict/verdict.js'
import { type Head, violated } from './result.js'

/** Suppressions that a message names one by one. */
const named = 3

/**
 * The findings with those that are suppressed made notes, and what there is to say of the suppressions.
 * `today` is an ISO 8601 date; throws `UsageError` where it is needed and not given.
 */
export function suppress(
  findings: readonly Finding[],
  schema: Schema,
  today: string | undefined,
): readonly Finding[] {
  const suppressions = schema.suppressions ?? []
  if (suppressions.length === 0) return findings
  const expired = suppressions.filter(({ until }) => until !== undefined && hasEnded(until, today))
  const active = suppressions.filter((each) => !expired.includes(each))
  const used = new Set<Suppression>()
  const kept = findings.map((finding) => {
    const suppression = active.find((each) => isRaised(finding) && covers(each, finding))
    if (suppression === undefined) return finding
    used.add(suppression)
    return silenced(finding, suppression)
  })
  const idle = active.filter((each) => !used.has(each))
  const ended = 'suppressions that have ended: renew them or mend the data'
  const vain = 'suppressions without anything to suppress: delete them'
  return [
    ...kept,
    ...told(schema, { code: 'suppression.expired', level: 'warn', about: ended }, expired),
    ...told(schema, { code: 'suppression.unused', level: 'info', about: vain }, idle),
  ]
}

function hasEnded(until: string, today: string | undefined): boolean {
  if (today === undefined) {
    throw new UsageError(`a suppression ends on ${until}: say when the batch is checked (now)`)
  }
  return until < today
}

function covers({ code, column }: Suppression, finding: Finding): boolean {
  if (finding.code !== code && !finding.code.startsWith(`${code}.`)) return false
  return column === undefined || column === finding.column
}

function silenced(finding: Finding, { reason, until }: Suppression): Finding {
  const end = until === undefined ? '' : ` until ${until}`
  return {
    ...finding,
    level: 'info',
    message: `${finding.message}; suppressed${end}: ${reason}`,
    suppressed: { reason, ...(until === undefined ? {} : { until }) },
  }
}

type Told = Pick<Head, 'code' | 'level'> & { readonly about: string }

/** One finding for all of them. */
function told(
  schema: Schema,
  { code, level, about }: Told,
  suppressions: readonly Suppression[],
): Finding[] {
  const [first] = suppressions
  if (first === undefined) return []
  const index = schema.suppressions?.indexOf(first)
  const head: Head = {
    code,
    column: null,
    dimension: 'timeliness',
    limit: null,
    level,
    position: schema.positions?.get(`suppressions/${index}`),
  }
  const names = suppressions.slice(0, named).map((each) => {
    return each.column === undefined ? each.code : `${each.code} of ${JSON.stringify(each.column)}`
  })
  const more = suppressions.length - names.length
  const list = [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ')
  const message = `${about}: ${list}`
  return [violated(head, { observed: suppressions.length, rows: null, message })]
}
