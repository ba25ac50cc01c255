/** The rules of one column in two schemas, compared rule by rule. */

import { CellClass, classesOf } from '../batch/type.js'
import type { Demand, Tiered } from './attributes.js'
import { isOrdered } from './bound.js'
import { type Change, diffText, diffWhole, type Pair, type Part } from './diff-change.js'
import { type Defaults, diffColumnDrift } from './diff-drift.js'
import {
  diffBounds,
  diffCadence,
  diffDomain,
  diffForbidden,
  diffFormat,
  diffFreshness,
  diffLength,
  diffMostly,
  diffMultiple,
  diffNulls,
  diffPattern,
  diffRange,
  diffShare,
} from './diff-limits.js'
import { type Compare, diffDemand, diffRule } from './diff-rule.js'
import { isIgnoredStage } from './environment.js'
import type { Bounds, ColumnSchema, Mostly, Schema, Statistics } from './schema.js'

export type { Defaults }

type Key = Exclude<keyof ColumnSchema, 'name' | 'ignored' | 'typeRule'>
type Comparison = (before: ColumnSchema, after: ColumnSchema, defaults: Defaults) => readonly Part[]

/** A rule that is a mapping of limits. */
function ruled<Rule extends object>(key: Key, compare: Compare<Rule>): Comparison {
  return (before, after) => {
    const pair = { before: before[key], after: after[key] } as Pair<Rule>
    return diffRule(key, pair, compare)
  }
}

function demanded(key: Key, absent: Demand): Comparison {
  return (before, after) =>
    diffDemand(key, { before: before[key], after: after[key] } as Pair<Demand>, absent)
}

const told =
  (key: Key): Comparison =>
  (before, after) =>
    diffText(key, { before: before[key], after: after[key] })

/** One comparison a key, in the order in which rules are written. */
const comparisons: Readonly<Partial<Record<Key, Comparison>>> = {
  description: told('description'),
  owner: told('owner'),
  tags: told('tags'),
  stage: diffStage,
  in: diffEnvironments,
  notIn: () => [],
  type: diffType,
  required: demanded('required', true),
  unique: demanded('unique', false),
  nulls: ruled('nulls', diffNulls),
  nans: ruled('nans', diffShare),
  infinities: ruled('infinities', diffShare),
  range: (before, after) => {
    const type = [after.type, before.type].find((each) => each !== undefined && isOrdered(each))
    return diffRule(
      'range',
      { before: before.range, after: after.range },
      diffRange(type ?? 'number'),
    )
  },
  multipleOf: ruled('multipleOf', diffMultiple),
  length: ruled('length', diffLength),
  pattern: ruled('pattern', diffPattern),
  format: ruled('format', diffFormat),
  domain: ruled('domain', diffDomain),
  forbidden: ruled('forbidden', diffForbidden),
  increasing: demanded('increasing', false),
  decreasing: demanded('decreasing', false),
  statistics: diffStatistics,
  freshness: ruled('freshness', diffFreshness),
  cadence: ruled('cadence', diffCadence),
  drift: (before, after, defaults) =>
    diffColumnDrift({ before: before.drift, after: after.drift }, defaults),
}

/** The changes of a column that both schemas have, by its newer name. */
export function diffColumn(
  before: ColumnSchema,
  after: ColumnSchema,
  defaults: Defaults,
): readonly Change[] {
  const others = Object.keys({ ...before, ...after }).filter(
    (key) => !Object.hasOwn(comparisons, key) && !['name', 'ignored', 'typeRule'].includes(key),
  ) as Key[]
  const parts = [
    ...Object.values(comparisons).flatMap((compare) => compare(before, after, defaults)),
    // A rule that has no comparison of its own: any other value may be stricter.
    ...others.flatMap((key) => diffWhole(key, { before: before[key], after: after[key] })),
  ]
  const isIgnored = isIgnoredStage(after.stage)
  return parts.map((part) => ({
    ...part,
    effect: isIgnored && part.effect === 'breaking' ? 'compatible' : part.effect,
    column: after.name,
  }))
}

/** A column that comes to be judged breaks batches; one that no longer is, none. */
function diffStage(
  { stage: before }: ColumnSchema,
  { stage: after }: ColumnSchema,
): readonly Part[] {
  const [was, is] = [isIgnoredStage(before), isIgnoredStage(after)]
  return diffText('stage', { before, after }).map((part) => ({
    ...part,
    kind: 'changed',
    effect: was === is ? 'neutral' : is ? 'compatible' : 'breaking',
    ...(was === is ? {} : { note: is ? 'no longer judged' : 'judged from now on' }),
  }))
}

/** Where the column is. Its rules come to hold in some environments, or the column is not expected in some. */
function diffEnvironments(before: ColumnSchema, after: ColumnSchema): readonly Part[] {
  return (['in', 'notIn'] as const).flatMap((key) =>
    diffWhole(key, { before: before[key], after: after[key] }).map((part) => ({
      ...part,
      kind: 'changed',
      effect: 'breaking',
      note: 'judged in other environments',
    })),
  )
}

/** A type that takes all that another one takes is wider. */
function diffType(before: ColumnSchema, after: ColumnSchema): readonly Part[] {
  const rule = (column: ColumnSchema) =>
    column.type === undefined ? undefined : { is: column.type, ...column.typeRule }
  const [a, b] = [rule(before), rule(after)]
  if (a === undefined || b === undefined) {
    return diffWhole('type', { before: before.type, after: after.type })
  }
  const lost = classesOf(a.is) & ~classesOf(b.is)
  const isWideLost = lost === CellClass.wideInteger
  const isWider = lost === 0 || (isWideLost && hasNoWide(before))
  return diffRule<Tiered<Mostly>>('type', { before: a, after: b }, (path, x, y) => [
    ...(a.is === b.is
      ? []
      : [
          {
            rule: path,
            kind: isWider ? 'widened' : 'changed',
            effect: isWider ? 'compatible' : 'breaking',
            before: a.is,
            after: b.is,
            ...(isWideLost && !isWider ? { note: wideNote } : {}),
          } as const,
        ]),
    ...diffMostly(path, x, y),
  ])
}

const wideNote = 'number takes no integers beyond 2^53, decimal does'

/** Whether the range of the column leaves out all integers beyond 2^53, to the last row. */
function hasNoWide({ range }: ColumnSchema): boolean {
  if (range === undefined || range.mostly !== undefined || (range.level ?? 'error') !== 'error') {
    return false
  }
  const isForgiving = range.evidenceRows !== undefined
  const low = isForgiving ? range.farMinimum : (range.minimum ?? range.exclusiveMinimum)
  const high = isForgiving ? range.farMaximum : (range.maximum ?? range.exclusiveMaximum)
  return [low, high].every((bound) => Math.abs(Number(bound)) <= Number.MAX_SAFE_INTEGER)
}

function diffStatistics(before: ColumnSchema, after: ColumnSchema): readonly Part[] {
  const { quantiles: a = {}, ...x }: Statistics = before.statistics ?? {}
  const { quantiles: b = {}, ...y }: Statistics = after.statistics ?? {}
  return [
    ...diffNamed('statistics', { before: x, after: y }),
    ...diffNamed('statistics.quantiles', { before: a, after: b }),
  ]
}

/** Bounds by name. */
function diffNamed(
  rule: string,
  { before, after }: { readonly before: object; readonly after: object },
): readonly Part[] {
  const at = (side: object, name: string) =>
    (side as Readonly<Record<string, Tiered<Bounds>>>)[name]
  return Object.keys({ ...before, ...after }).flatMap((name) =>
    diffRule(`${rule}.${name}`, { before: at(before, name), after: at(after, name) }, diffBounds),
  )
}

/** What a new column asks of batches that lacked it, or had it without any rule. */
export function effectOfAdding(column: ColumnSchema, before: Schema): Change['effect'] {
  const { name, required = true, description, owner, tags, stage, in: _, notIn, ...rules } = column
  if (isIgnoredStage(stage)) return 'compatible'
  if (required === true || required === 'error') return 'breaking'
  if (typeof required === 'object' && (required.level ?? 'error') === 'error') return 'breaking'
  // Batches that had it failed already.
  if (before.unexpectedColumns === 'error') return 'compatible'
  return Object.keys(rules).length === 0 ? 'compatible' : 'breaking'
}
