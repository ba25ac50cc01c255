/** How limits compare, one function a kind: which of two is looser. */
import type { LogicalType } from '../batch/type.js'
import { compareBounds } from './bound.js'
import { diffFlag, diffList, diffNumber, diffWhole, type Pair, type Part } from './diff-change.js'
import { diffLevel } from './diff-rule.js'
import { secondsOf } from './duration.js'
import type {
  Bounds,
  Cadence,
  DomainLimits,
  Forbidden,
  FormatRule,
  Freshness,
  LengthBounds,
  Mostly,
  MultipleOf,
  NullLimit,
  PatternLimits,
  RangeLimits,
  ShareLimits,
} from './schema.js'

/** Rows of reference behind a limit forgive the less, the more they are; without them nothing is forgiven. */
const evidence = { looser: 'lowered', absent: Infinity } as const

export function diffShare(rule: string, before: ShareLimits, after: ShareLimits): readonly Part[] {
  const at = <Key extends keyof ShareLimits>(key: Key) => ({
    before: before[key],
    after: after[key],
  })
  return [
    ...diffNumber(`${rule}.maximum`, at('maximum'), { looser: 'raised', absent: 1 }),
    ...diffNumber(`${rule}.confidence`, at('confidence'), { looser: 'raised', absent: 0 }),
    ...diffNumber(`${rule}.evidenceRows`, at('evidenceRows'), evidence),
  ]
}

export function diffNulls(rule: string, before: NullLimit, after: NullLimit): readonly Part[] {
  const tokens = { before: before.tokens, after: after.tokens }
  return [...diffShare(rule, before, after), ...diffList(`${rule}.tokens`, tokens, 'breaking')]
}

/** Rows of reference forgive what a share that must conform does not: beside them a new one is stricter. */
export function diffMostly(rule: string, before: Judged, after: Judged): readonly Part[] {
  const pair = { before: before.mostly, after: after.mostly }
  const found = diffNumber(`${rule}.mostly`, pair, { looser: 'lowered', absent: 1 })
  const isForgiven = before.evidenceRows !== undefined && before.mostly === undefined
  return isForgiven ? found.map((part) => ({ ...part, effect: 'breaking' })) : found
}

type Judged = Mostly & { readonly evidenceRows?: number }

/** One end of an interval; text where it is a time or has more digits than a double. */
interface End {
  readonly value: number | string
  readonly isOpen: boolean
}

type Ends = Pick<RangeLimits, 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum'>

/** Both ends of an interval of the type. */
export function diffEnds(
  rule: string,
  { before, after }: { readonly before: Ends; readonly after: Ends },
  type: LogicalType,
): readonly Part[] {
  const sides = [
    { key: 'minimum', open: 'exclusiveMinimum', looser: -1 },
    { key: 'maximum', open: 'exclusiveMaximum', looser: 1 },
  ] as const
  return sides.flatMap(({ key, open, looser }): readonly Part[] => {
    const a = endOf(before[key], before[open])
    const b = endOf(after[key], after[open])
    const isOpen = (b ?? a)?.isOpen === true && (a ?? b)?.isOpen === true
    const shown = (end: End | undefined) => {
      if (end === undefined) return null
      return end.isOpen && !isOpen
        ? `${key === 'minimum' ? 'above' : 'below'} ${end.value}`
        : end.value
    }
    const way = a === undefined || b === undefined ? 0 : wayOf(a, b, { type, looser })
    const values = {
      rule: `${rule}.${isOpen ? open : key}`,
      before: shown(a),
      after: shown(b),
    }
    if (a === undefined && b === undefined) return []
    if (a === undefined) return [{ ...values, kind: 'added', effect: 'breaking' }]
    if (b === undefined) return [{ ...values, kind: 'removed', effect: 'compatible' }]
    if (way === 0) return []
    return way > 0
      ? [{ ...values, kind: 'widened', effect: 'compatible' }]
      : [{ ...values, kind: 'narrowed', effect: 'breaking' }]
  })
}

function endOf(
  closed: number | string | undefined,
  open: number | string | undefined,
): End | undefined {
  if (closed !== undefined) return { value: closed, isOpen: false }
  return open === undefined ? undefined : { value: open, isOpen: true }
}

/** Positive where the end moved outwards. */
function wayOf(a: End, b: End, { type, looser }: { type: LogicalType; looser: 1 | -1 }): number {
  const order = compareBounds(type, b.value, a.value) * looser
  return order === 0 ? Number(a.isOpen) - Number(b.isOpen) : order
}

/** Bounds on what is computed. */
export function diffBounds(rule: string, before: Bounds, after: Bounds): readonly Part[] {
  return diffEnds(rule, { before, after }, 'number')
}

export function diffLength(
  rule: string,
  before: LengthBounds,
  after: LengthBounds,
): readonly Part[] {
  const rows = { before: before.evidenceRows, after: after.evidenceRows }
  return [
    ...diffEnds(rule, { before: whole(before), after: whole(after) }, 'integer'),
    ...diffMostly(rule, before, after),
    ...diffNumber(`${rule}.evidenceRows`, rows, evidence),
  ]
}

/** Lengths are whole numbers: an exclusive bound is the next inclusive one. */
function whole({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Bounds): Bounds {
  const low = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1)
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - 1)
  return {
    ...(low === undefined ? {} : { minimum: low }),
    ...(high === undefined ? {} : { maximum: high }),
  }
}

/** Ranges of a column of the type. Far bounds say something only where rows of reference forgive what lies nearer. */
export function diffRange(type: LogicalType) {
  return (rule: string, before: RangeLimits, after: RangeLimits): readonly Part[] => {
    const far = {
      before: { ...farEnds(before) },
      after: { ...farEnds(after) },
    }
    const rows = { before: before.evidenceRows, after: after.evidenceRows }
    return [
      ...diffEnds(rule, { before, after }, type),
      ...diffMostly(rule, before, after),
      ...diffNumber(`${rule}.evidenceRows`, rows, evidence),
      ...diffEnds(`${rule}.far`, far, type).map((part) => ({
        ...part,
        rule: part.rule
          .replace('.far.minimum', '.farMinimum')
          .replace('.far.maximum', '.farMaximum'),
        effect: after.evidenceRows === undefined ? ('neutral' as const) : part.effect,
      })),
    ]
  }
}

function farEnds({ farMinimum, farMaximum }: RangeLimits): Ends {
  return {
    ...(farMinimum === undefined ? {} : { minimum: farMinimum }),
    ...(farMaximum === undefined ? {} : { maximum: farMaximum }),
  }
}

/** A longer list allows more; an open one more than a closed one, rows of reference apart. */
export function diffDomain(
  rule: string,
  before: DomainLimits,
  after: DomainLimits,
): readonly Part[] {
  const rows = { before: before.evidenceRows, after: after.evidenceRows }
  return [
    ...diffList(`${rule}.values`, { before: before.values, after: after.values }, 'compatible'),
    ...diffUnseen(`${rule}.unseen`, before, after),
    ...diffMostly(rule, before, after),
    ...diffNumber(`${rule}.evidenceRows`, rows, evidence),
  ]
}

function diffUnseen(rule: string, a: DomainLimits, b: DomainLimits): readonly Part[] {
  const [before, after] = [a.unseen, b.unseen]
  if (before !== undefined && after !== undefined) {
    return [
      ...diffShare(rule, before, after),
      ...diffLevel(`${rule}.level`, {
        before: before.level ?? 'error',
        after: after.level ?? 'error',
      }),
    ]
  }
  // A closed list is stricter than an open one, unless rows of reference forgave what it lacks.
  const stricter = before !== undefined || (a.evidenceRows !== undefined && a.mostly === undefined)
  const effect = stricter ? 'breaking' : 'compatible'
  return diffWhole(rule, { before, after }).map((part) => ({ ...part, effect }))
}

export function diffForbidden(rule: string, before: Forbidden, after: Forbidden): readonly Part[] {
  const values = { before: before.values, after: after.values }
  return [...diffList(`${rule}.values`, values, 'breaking'), ...diffMostly(rule, before, after)]
}

export function diffPattern(
  rule: string,
  before: PatternLimits,
  after: PatternLimits,
): readonly Part[] {
  const flag = (key: 'search' | 'ignoreCase') =>
    diffFlag(`${rule}.${key}`, { before: before[key], after: after[key] }, 'looser')
  return [
    ...diffWhole(`${rule}.regex`, { before: before.regex, after: after.regex }),
    ...flag('search'),
    ...flag('ignoreCase'),
    ...diffMostly(rule, before, after),
  ]
}

export function diffFormat(rule: string, before: FormatRule, after: FormatRule): readonly Part[] {
  return [
    ...diffWhole(`${rule}.is`, { before: before.is, after: after.is }),
    ...diffMostly(rule, before, after),
  ]
}

/** Multiples of a step are multiples of every part of it. */
export function diffMultiple(rule: string, before: MultipleOf, after: MultipleOf): readonly Part[] {
  const ratio = Number((before.step / after.step).toPrecision(12))
  const step = diffWhole(`${rule}.step`, { before: before.step, after: after.step })
  return [
    ...step.map((part) =>
      Number.isInteger(ratio) ? { ...part, effect: 'compatible' as const } : part,
    ),
    ...diffMostly(rule, before, after),
  ]
}

export function diffFreshness(rule: string, before: Freshness, after: Freshness): readonly Part[] {
  const pair = { before: before.maximumAge, after: after.maximumAge }
  return diffDuration(`${rule}.maximumAge`, pair, 'raised')
}

export function diffCadence(rule: string, before: Cadence, after: Cadence): readonly Part[] {
  const at = (key: 'minimumStep' | 'maximumStep') => ({ before: before[key], after: after[key] })
  return [
    ...diffDuration(`${rule}.minimumStep`, at('minimumStep'), 'lowered'),
    ...diffDuration(`${rule}.maximumStep`, at('maximumStep'), 'raised'),
  ]
}

function diffDuration(
  rule: string,
  { before, after }: Pair<string>,
  looser: 'raised' | 'lowered',
): readonly Part[] {
  const seconds = (text: string | undefined) => (text === undefined ? undefined : secondsOf(text))
  const absent = looser === 'raised' ? Infinity : 0
  const pair = { before: seconds(before), after: seconds(after) }
  const values = { before: before ?? null, after: after ?? null }
  return diffNumber(rule, pair, { looser, absent }).map((part) => ({ ...part, ...values }))
}
