/** What two schemas say about the data set as a whole, compared. */
import type { Level } from '../verdict/finding.js'
import {
  type Change,
  diffList,
  diffNumber,
  diffText,
  diffWhole,
  type Pair,
  type Part,
} from './diff-change.js'
import { diffDriftDefaults, diffDriftedColumns, diffJudging } from './diff-drift.js'
import { diffBounds, diffEnds, diffMostly, diffShare } from './diff-limits.js'
import { diffCommon, diffDemand, diffLevel, diffRule, harmless } from './diff-rule.js'
import type {
  Bounds,
  KeyRule,
  RowBounds,
  RowCondition,
  Schema,
  ShareLimit,
  Suppression,
} from './schema.js'
import { levels } from './vocabulary.js'

/** Those that a schema has by itself, and those that are compared elsewhere. */
const known = new Set<string>([
  ...['version', 'positions', 'columns', 'description', 'owner', 'tags', 'environments'],
  ...['defaultEnvironments', 'rows', 'rowChange', 'unexpectedColumns', 'columnOrder', 'faults'],
  ...['alpha', 'correction', 'deciding', 'drift', 'driftedColumns', 'rules', 'keys', 'uniqueRows'],
  'suppressions',
])

/** The changes outside the columns. */
export function diffDataset(before: Schema, after: Schema): readonly Change[] {
  const at = <Key extends keyof Schema>(key: Key) => ({ before: before[key], after: after[key] })
  const others = Object.keys({ ...before, ...after }).filter((key) => !known.has(key))
  const parts = [
    ...(['description', 'owner', 'tags'] as const).flatMap((key) => diffText(key, at(key))),
    ...diffList('environments', at('environments'), 'compatible'),
    ...diffWhole('defaultEnvironments', at('defaultEnvironments')).map((part) => ({
      ...part,
      effect: 'breaking' as const,
      note: 'columns are judged in other environments',
    })),
    ...diffRows(before.rows, after.rows),
    ...diffRule('rowChange', at('rowChange'), diffBounds),
    ...diffLevel('unexpectedColumns', at('unexpectedColumns')),
    ...diffLevel('columnOrder', at('columnOrder')),
    ...diffFaults(before.faults, after.faults),
    ...diffJudging(before, after),
    ...diffDriftDefaults(before.drift, after.drift),
    ...diffDriftedColumns(at('driftedColumns')),
    ...diffItems('rules', at('rules'), { nameOf: nameOfRule, compare: diffCondition }),
    ...diffItems('keys', at('keys'), { nameOf: nameOfKey, compare: diffKey }),
    ...diffDemand('uniqueRows', at('uniqueRows'), false),
    ...diffSuppressions(before.suppressions ?? [], after.suppressions ?? []),
    // What has no comparison of its own: any other value may be stricter.
    ...others.flatMap((key) => diffWhole(key, at(key as keyof Schema))),
  ]
  return parts.map((part) => ({ ...part, column: null }))
}

/** By level, the tightest bounds of all that are listed. An empty batch fails unless a minimum is 0. */
function diffRows(before: readonly RowBounds[], after: readonly RowBounds[]): readonly Part[] {
  const allowsNone = (rows: readonly RowBounds[]) => rows.some(({ minimum }) => minimum === 0)
  const none = { before: allowsNone(before), after: allowsNone(after) }
  return [
    ...(none.before === none.after
      ? []
      : [
          {
            rule: 'rows.none',
            kind: none.after ? 'widened' : 'narrowed',
            effect: none.after ? 'compatible' : 'breaking',
            before: none.before ? 'allowed' : 'refused',
            after: none.after ? 'allowed' : 'refused',
          } as const,
        ]),
    ...levels.flatMap((level) => {
      const sides = { before: tightest(before, level), after: tightest(after, level) }
      return diffEnds('rows', sides, 'integer').map((part) => harmless(part, level))
    }),
  ]
}

/** Of all bounds of a level; a minimum of one row or none says nothing further. */
function tightest(rows: readonly RowBounds[], level: Level): Bounds {
  const own = rows.filter((each) => (each.level ?? 'error') === level)
  const lows = own.flatMap(({ minimum, exclusiveMinimum }) => {
    const low = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1)
    return low === undefined || low <= 1 ? [] : [low]
  })
  const highs = own.flatMap(({ maximum, exclusiveMaximum }) => {
    return maximum ?? (exclusiveMaximum === undefined ? [] : [exclusiveMaximum - 1])
  })
  return {
    ...(lows.length === 0 ? {} : { minimum: Math.max(...lows) }),
    ...(highs.length === 0 ? {} : { maximum: Math.min(...highs) }),
  }
}

/** A fault that is not named may not occur. */
function diffFaults(before: Schema['faults'], after: Schema['faults']): readonly Part[] {
  const none: ShareLimit = { maximum: 0 }
  return Object.keys({ ...before, ...after }).flatMap((code) => {
    const pair = { before: before[code] ?? none, after: after[code] ?? none }
    return diffRule(`faults.${code}`, pair, diffShare)
  })
}

interface Items<Item> {
  readonly nameOf: (item: Item) => string
  readonly compare: (rule: string, before: Item, after: Item) => readonly Part[]
}

/** Rules of a list, matched by what they are called. */
function diffItems<Item extends { readonly level?: Level }>(
  rule: string,
  { before = [], after = [] }: Pair<readonly Item[]>,
  { nameOf, compare }: Items<Item>,
): readonly Part[] {
  const [old, recent] = [before, after].map((list) => {
    return new Map(list.map((item) => [nameOf(item), item]))
  }) as [Map<string, Item>, Map<string, Item>]
  return [...new Set([...old.keys(), ...recent.keys()])].flatMap((name) => {
    const [a, b] = [old.get(name), recent.get(name)]
    if (a !== undefined && b !== undefined) return compare(`${rule}[${name}]`, a, b)
    const level = (b ?? a)?.level ?? 'error'
    return diffWhole(rule, { before: a, after: b }).map((part) => harmless(part, level))
  })
}

const nameOfRule = ({ name, expression, where }: RowCondition) =>
  name ?? (where === undefined ? expression : `${expression} where ${where}`)

function diffCondition(rule: string, before: RowCondition, after: RowCondition): readonly Part[] {
  const level = after.level ?? 'error'
  const at = <Key extends keyof RowCondition>(key: Key) => ({
    before: before[key],
    after: after[key],
  })
  // A filter asks fewer rows; of those, a share may conform less.
  const isWithout = before.mostly === undefined && after.mostly === undefined
  const where = diffWhole('', at('where')).map(({ kind }) => {
    const isLooser = kind === 'added' && isWithout
    return { kind, effect: isLooser ? ('compatible' as const) : ('breaking' as const) }
  })
  const nulls = { before: before.nulls ?? 'pass', after: after.nulls ?? 'pass' }
  const limits: readonly Part[] = [
    ...diffWhole(`${rule}.expression`, at('expression')),
    ...where.map((part) => ({
      ...part,
      rule: `${rule}.where`,
      before: before.where ?? null,
      after: after.where ?? null,
    })),
    ...diffMostly(rule, before, after),
    ...diffWhole(`${rule}.nulls`, nulls).map((part) => ({
      ...part,
      effect: nulls.after === 'pass' ? ('compatible' as const) : ('breaking' as const),
    })),
  ]
  // The filter of a condition is its own.
  const [{ where: _, ...a }, { where: __, ...b }] = [before, after]
  return [
    ...limits.map((part) => harmless(part, level)),
    ...diffCommon(rule, { before: a, after: b }),
  ]
}

const nameOfKey = ({ columns }: KeyRule) => [...columns].sort().join(', ')

function diffKey(rule: string, before: KeyRule, after: KeyRule): readonly Part[] {
  const pair = { before: before.primary === true ? 1 : 0, after: after.primary === true ? 1 : 0 }
  const primary = diffNumber(`${rule}.primary`, pair, { looser: 'lowered', absent: 0 })
  return [
    ...primary.map((part) =>
      harmless(
        { ...part, kind: 'changed', before: part.before === 1, after: part.after === 1 },
        after.level ?? 'error',
      ),
    ),
    ...diffCommon(rule, { before, after }),
  ]
}

/** What is suppressed does not fail a batch, as long as it is. */
function diffSuppressions(
  before: readonly Suppression[],
  after: readonly Suppression[],
): readonly Part[] {
  const nameOf = ({ code, column }: Suppression) =>
    column === undefined ? code : `${code}, ${column}`
  const named = (list: readonly Suppression[]) => new Map(list.map((each) => [nameOf(each), each]))
  const [old, recent] = [named(before), named(after)]
  return [...new Set([...old.keys(), ...recent.keys()])].flatMap((name): readonly Part[] => {
    const [a, b] = [old.get(name), recent.get(name)]
    if (a === undefined || b === undefined) {
      const effect = a === undefined ? 'compatible' : 'breaking'
      return diffWhole('suppressions', { before: a, after: b }).map((part) => ({ ...part, effect }))
    }
    const isLonger = b.until === undefined || (a.until !== undefined && a.until < b.until)
    return [
      ...diffWhole(`suppressions[${name}].until`, { before: a.until, after: b.until }).map(
        (part) => ({ ...part, effect: isLonger ? ('compatible' as const) : ('breaking' as const) }),
      ),
      ...diffText(`suppressions[${name}].reason`, { before: a.reason, after: b.reason }),
    ]
  })
}
