/**
 * Limits and chances that come from a reference's own windows, in the place of the laws for independent
 * rows.
 *
 * Method: conformal.ts on the effects of window-effects.ts. A batch smaller than every window shows larger
 * effects by chance alone: its effects are scaled to a window's size with the power of 1/n + 1/m that they
 * have for independent rows, which is more than dependent ones need. A larger batch is taken as it is. Both err
 * on the side of no alarm.
 */
import type { ColumnProfile, Profile } from '../profile/profile.js'
import type { WindowEffects, WindowStatistics } from '../profile/windows.js'
import { defaultDrift } from '../schema/defaults.js'
import type { DriftLimits } from '../schema/schema.js'
import { conformal, conformalLimits } from './conformal.js'
import type { Measurement } from './decision.js'
import { alignedCounts, countsOf, effectsOf, growth, without } from './window-effects.js'

/** The key of the limit of a test. */
const limitKeys = {
  ks: 'ks',
  psi: 'psi',
  'chi-square': 'chiSquare',
  nulls: 'nulls',
  nans: 'nulls',
  infinities: 'nulls',
  unseen: 'unseen',
} as const satisfies Record<string, keyof DriftLimits>

type TestName = keyof typeof limitKeys

/** A tenth of what matters by convention. */
const floorOf = (test: string) => defaultDrift[limitKeys[test as TestName]] / 10

/** The effects of each window of a reference against its other windows, by column and test. */
export function effectsOfWindows(
  whole: Profile,
  windows: readonly Profile[],
): readonly WindowEffects[] {
  return whole.columns.flatMap((column, i) =>
    effectsOfColumn(
      column,
      windows.map((each) => each.columns[i]),
    ),
  )
}

function effectsOfColumn(
  whole: ColumnProfile,
  windows: readonly (ColumnProfile | undefined)[],
): readonly WindowEffects[] {
  const all = countsOf(whole)
  if (all === undefined) return []
  const found = windows.map((window) => {
    const part = window && countsOf(window)
    return part === undefined ? new Map<string, number>() : effectsOf(without(all, part), part)
  })
  const tests = new Set(found.flatMap((effects) => [...effects.keys()]))
  return [...tests].map((test) => ({
    column: whole.field.name,
    test,
    // A window without values has no effect beside its share of nulls.
    effects: found.map((effects) => Number((effects.get(test) ?? 0).toPrecision(6))),
  }))
}

/** A test of the run, and its column. */
export interface Tested {
  readonly reference: ColumnProfile
  readonly batch: ColumnProfile
  readonly measured: Measurement
}

/** What the windows say of a test: in the place of its own effect, interval and p-value. */
export interface Learnt {
  readonly measured: Measurement
  /** Null where the test itself was not possible. */
  readonly pAdjusted: number | null
}

/**
 * Judges tests by windows; undefined in the place of one that the windows know nothing of (it was not
 * among those that were learnt).
 */
export function judgeByWindows(
  tests: readonly Tested[],
  windows: WindowStatistics,
  whole: Profile,
): readonly (Learnt | undefined)[] {
  const known = new Map(windows.tests.map((each) => [`${each.test} ${each.column}`, each.effects]))
  const zeros = windows.rows.map(() => 0)
  const counts = effectsByColumn(tests)
  const shown = tests.map((each) => {
    const { name, comparison } = each.measured
    const effect = counts.get(each.batch)?.get(name)
    const isNew = name === 'nans' || name === 'infinities'
    const effects = known.get(`${name} ${each.reference.field.name}`) ?? (isNew ? zeros : undefined)
    if (effect === undefined || effects === undefined || comparison.pValue === null)
      return undefined
    const factor = scaleOf(name, { rows: comparison.m, whole: whole.source.rows, windows })
    return { effect, factor, member: { effects, value: effect * factor, floor: floorOf(name) } }
  })
  const chances = conformal(shown.flatMap((each) => (each === undefined ? [] : [each.member])))
  let next = 0
  return tests.map(({ measured }, i) => {
    const each = shown[i]
    if (each === undefined) return undefined
    const { pValue = 1, pAdjusted = 1 } = chances[next++] ?? {}
    return { measured: replaced(measured, each, pValue), pAdjusted }
  })
}

function effectsByColumn(tests: readonly Tested[]) {
  const effects = new Map<ColumnProfile, ReadonlyMap<string, number>>()
  for (const { reference, batch } of tests) {
    if (effects.has(batch)) continue
    const aligned = alignedCounts(reference, batch)
    effects.set(batch, aligned === undefined ? new Map() : effectsOf(...aligned))
  }
  return effects
}

/** At most 1: what brings an effect of a batch smaller than every window to a window's size. */
function scaleOf(
  test: string,
  { rows, whole, windows }: { rows: number; whole: number; windows: WindowStatistics },
): number {
  const smallest = Math.min(...windows.rows)
  const noise = (m: number, n: number) => 1 / Math.max(1, m) + 1 / Math.max(1, n)
  const ratio = noise(smallest, whole - smallest) / noise(rows, whole)
  return Math.min(1, ratio) ** (growth[test] ?? 0.5)
}

/** The measurement as the windows see it: the interval spans what windows differ by among themselves. */
function replaced(
  measured: Measurement,
  {
    effect,
    factor,
    member,
  }: { effect: number; factor: number; member: { effects: readonly number[] } },
  pValue: number,
): Measurement {
  const spread = Math.max(...member.effects) / factor
  const windows = member.effects.length
  const highest = ['psi'].includes(measured.name) ? Number.POSITIVE_INFINITY : 1
  return {
    ...measured,
    limit: measured.limit / factor,
    windows,
    comparison: {
      ...measured.comparison,
      effect,
      effectDebiased: effect,
      effectLow: Math.max(0, effect - spread),
      effectHigh: Math.min(highest, effect + spread),
      pValue,
      method: `conformal, ${windows} windows of the reference`,
      detectable: null,
      conservative: true,
    },
  }
}

/**
 * The limits of each column that its windows give at alpha over all tests; undefined where the windows
 * are too few. Columns that are not compared take part with their share of nulls only.
 */
export function limitsOfWindows(
  { tests, rows }: WindowStatistics,
  alpha: number,
  isCompared: (column: string) => boolean,
): ReadonlyMap<string, DriftLimits> | undefined {
  const rates = new Set(['nulls', 'nans', 'infinities'])
  const family = tests.filter(({ column, test }) => isCompared(column) || rates.has(test))
  const members = family.map(({ effects, test }) => ({ effects, floor: floorOf(test) }))
  const limits = conformalLimits(members, alpha)
  if (limits === undefined) return undefined
  const byColumn = new Map<string, Record<string, number>>()
  for (const [i, { column, test }] of family.entries()) {
    const own = byColumn.get(column) ?? { windows: rows.length }
    const key = limitKeys[test as TestName]
    own[key] = Math.max(
      own[key] ?? 0,
      roundedUp(Math.min(limits[i]!, key === 'psi' ? Number.MAX_VALUE : 1)),
    )
    byColumn.set(column, own)
  }
  return byColumn
}

/** Three significant digits, not below the value. */
function roundedUp(value: number): number {
  if (value <= 0) return 0
  const unit = 10 ** (Math.floor(Math.log10(value)) - 2)
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(3))
}
