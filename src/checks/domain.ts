/**
 * No value is outside the list, or no more than a share of the rows.
 *
 * A list that was inferred says how many rows it rests on: one more value is an error unless the batch
 * is so much larger than the reference that chance more likely than not hid it there.
 */
import { allItems, isExactCount } from '../accumulators/frequent-query.js'
import { validCount } from '../accumulators/tally.js'
import type { Rule } from '../batch/match.js'
import type { ColumnProfile } from '../profile/profile.js'
import { frequentOf, tallyOf } from '../profile/query.js'
import type { Domain } from '../schema/schema.js'
import { nearest } from '../schema/suggest.js'
import { countOf, countText } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import type { ColumnCheck } from './check.js'
import { domainChance } from './evidence.js'
import { type Head, satisfied, skipped, violatedBeyondChance } from './result.js'
import { judgeMostly, judgeShare } from './share.js'
import { type Violations, violationNeeds, violationsIn } from './violations.js'

const code = 'domain.value'

export const domain: ColumnCheck = {
  rule: 'domain',
  dimension: 'conformity',
  codes: (rules) => (rules.domain === undefined ? [] : [code]),
  needs: (rules) => (rules.domain === undefined ? [] : violationNeeds(ruleOf(rules.domain))),

  judge({ rules, column, headOf }) {
    const { domain: limits } = rules
    if (limits === undefined) return []
    const { unseen } = limits
    const head = headOf(code, unseen?.maximum ?? 0, unseen?.level)
    const tally = tallyOf(column)
    const rows = tally === undefined ? 0 : validCount(tally)
    if (rows === 0) return [skipped(head, 'no row has a value')]
    const seen = violationsIn(column, ruleOf(limits)) ?? violationsByCounts(column, limits)
    if (seen === undefined) return [skipped(head, 'the profile does not hold all values')]
    return [judgeDomain(head, limits, { seen, rows })]
  },
}

/** One rule object for one domain, so that what is compiled for it is compiled once. */
const rules = new WeakMap<Domain, Rule>()

function ruleOf(limits: Domain): Rule {
  const known = rules.get(limits) ?? { kind: 'domain', values: limits.values }
  rules.set(limits, known)
  return known
}

interface Seen {
  readonly seen: Violations
  /** Rows with a value. */
  readonly rows: number
}

function judgeDomain(head: Head, limits: Domain, { seen, rows }: Seen): Finding {
  const { count, samples } = seen
  if (limits.unseen !== undefined) {
    const value = 'a value that the domain does not list'
    const what = [`holds ${value}`, `hold ${value}`] as const
    return judgeShare(head, { count, rows, what, limit: limits.unseen }, samples)
  }
  if (count === 0) return satisfied(head, { observed: 0, message: 'all values are in the domain' })
  const body = {
    observed: count / rows,
    rows: seen.isExact ? count : null,
    samples,
    suggestion: suggestionOf(limits, samples[0]?.value),
    message:
      `${seen.isExact ? '' : 'at least '}${countOf(count, 'row')} of ${countText(rows)} ` +
      `${count === 1 ? 'holds' : 'hold'} a value that is not in the domain`,
  }
  const { mostly } = limits
  if (mostly !== undefined) {
    return judgeMostly(head, body, { count, rows, mostly, isExact: seen.isExact })
  }
  const excess = { beyond: count, batch: rows, reference: limits.evidenceRows }
  return violatedBeyondChance(head, body, excess, domainChance)
}

function suggestionOf({ values }: Domain, found: string | null | undefined): string | undefined {
  if (found === undefined || found === null) return undefined
  const meant = nearest(found, values)
  return meant === undefined
    ? `add ${JSON.stringify(found)} to the domain if it is right`
    : `did the data mean ${JSON.stringify(meant)} by ${JSON.stringify(found)}?`
}

/** From the values that a stored profile counted: exactly, or as many as it is sure of. */
function violationsByCounts(column: ColumnProfile, limits: Domain): Violations | undefined {
  const state = frequentOf(column)
  if (state === undefined) return undefined
  const known = new Set(limits.values)
  const others = allItems(state).filter(({ value }) => !known.has(value))
  const count = others.reduce((sum, { low }) => sum + low, 0)
  const isExact = isExactCount(state)
  return isExact || count > 0 ? { count, samples: [], isExact } : undefined
}
