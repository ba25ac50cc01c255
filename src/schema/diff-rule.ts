/** What all rules have in common, compared: that they are there, their level, who looks after them. */
import type { Level } from '../verdict/finding.js'
import { type Attributes, attributesOf, type Demand, levelOfDemand } from './attributes.js'
import { diffFlag, diffNumber, diffText, diffWhole, type Pair, type Part } from './diff-change.js'
import { levels } from './vocabulary.js'

/** Compares the limits of a rule that both schemas have; `rule` is its path. */
export type Compare<Rule> = (rule: string, before: Rule, after: Rule) => readonly Part[]

/** The changes of a rule that may be missing on either side. Only a rule of level error can break a batch. */
export function diffRule<Rule extends object>(
  rule: string,
  { before, after }: Pair<Rule>,
  compare: Compare<Rule>,
): readonly Part[] {
  if (before === undefined || after === undefined) {
    return diffWhole(rule, { before, after }).map((part) =>
      harmless(part, levelOf(after ?? before)),
    )
  }
  const limits = compare(rule, before, after).map((part) => harmless(part, levelOf(after)))
  return [...limits, ...diffCommon(rule, { before, after })]
}

/** The changes of level, warning limits, minimum rows and what is for readers. */
export function diffCommon(rule: string, { before, after }: Pair<object>): readonly Part[] {
  const [a, b]: Attributes[] = [attributesOf(before), attributesOf(after)]
  const at = (key: keyof Attributes) => ({ before: a?.[key], after: b?.[key] })
  const tiers = { before: warnOf(before), after: warnOf(after) }
  return [
    ...diffLevel(`${rule}.level`, { before: a?.level ?? 'error', after: b?.level ?? 'error' }),
    ...diffWhole(`${rule}.warn`, tiers).map((part) => harmless(part, 'warn')),
    ...diffNumber(
      `${rule}.minimumRows`,
      { before: a?.minimumRows, after: b?.minimumRows },
      { looser: 'raised', absent: 0 },
    ),
    // A share of other rows can be larger, whichever rows they are.
    ...diffText(`${rule}.where`, at('where')).map(
      (part) =>
        ({
          ...part,
          effect: b?.level === undefined || b.level === 'error' ? 'breaking' : 'compatible',
          note: 'judged on other rows',
        }) as const,
    ),
    ...(['description', 'owner', 'tags', 'dimension'] as const).flatMap((key) =>
      diffText(`${rule}.${key}`, at(key)),
    ),
  ]
}

/** The change of a level: one that becomes an error breaks batches. */
export function diffLevel(rule: string, { before, after }: Pair<Level>): readonly Part[] {
  if (before === after) return []
  const rank = (level: Level | undefined) => (level === undefined ? 3 : levels.indexOf(level))
  // Levels stand from error down.
  const kind = rank(after) < rank(before) ? 'raised' : 'lowered'
  const effect = after === 'error' ? 'breaking' : 'compatible'
  return [{ rule, kind, effect, before: before ?? null, after: after ?? null }]
}

/** The changes of a rule without parameters; `absent` is what it means that it is not written. */
export function diffDemand(
  rule: string,
  { before, after }: Pair<Demand>,
  absent: Demand,
): readonly Part[] {
  const [a, b] = [before ?? absent, after ?? absent]
  const [from, to] = [levelOfDemand(a), levelOfDemand(b)]
  const values = { before: before ?? null, after: after ?? null }
  if (from === undefined && to === undefined) return []
  if (from === undefined) {
    const part: Part = { rule, kind: 'added', effect: 'breaking', ...values }
    return [harmless(part, to ?? 'error')]
  }
  if (to === undefined) return [{ rule, kind: 'removed', effect: 'compatible', ...values }]
  const strictly = { before: isStrict(a), after: isStrict(b) }
  return [
    ...diffFlag(`${rule}.strictly`, strictly, 'stricter').map((part) => harmless(part, to)),
    ...diffCommon(rule, { before: asObject(a), after: asObject(b) }),
  ]
}

/** A change of a rule that does not fail a batch breaks none. */
export function harmless(part: Part, level: Level): Part {
  if (level === 'error' || part.effect !== 'breaking') return part
  return { ...part, effect: 'compatible', note: part.note ?? `of level ${level}` }
}

const levelOf = (rule: unknown): Level => attributesOf(rule).level ?? 'error'
const isStrict = (demand: Demand) => typeof demand === 'object' && demand.strictly === true
const asObject = (demand: Demand) => attributesOf(demand === true ? undefined : demand)

function warnOf(rule: object | undefined): unknown {
  return rule !== undefined && 'warn' in rule ? rule.warn : undefined
}
