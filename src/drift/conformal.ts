/**
 * Does a batch differ from the reference by more than the reference's own windows differ from it?
 *
 * Method: conformal p-values (Vovk, Gammerman and Shafer 2005). Of one test, (1 + windows with an effect
 * at least as large) / (windows + 1). Of many tests at once, the same for the largest of their standardised
 * effects (Westfall and Young 1993, single step), so that one batch has one chance of a false alarm: with
 * 19 windows alpha 0.05 can be reached whatever the number of tests, which no correction of single
 * p-values could. A test is standardised by mean and deviation of the *other* windows, a window as the batch is.
 * Guarantee: where windows and batch are exchangeable as wholes (rows within them need not be), the
 * chance of any p at or below alpha is alpha, but for two small dependences: a window is compared
 * with one window less than the batch is, and the standardisation shares them.
 * Cost: windows · tests. Weakness: no p-value is below 1 / (windows + 1); a trend over the windows, or a rhythm
 * longer than them, breaks the exchangeability.
 */

/** One test: its effects on the windows, and on the batch. */
export interface Member {
  readonly effects: readonly number[]
  readonly value: number
  /** Added to the deviation: what is too small to matter even where windows hardly differ. */
  readonly floor: number
}

export interface Chance {
  readonly pValue: number
  /** Over all members. */
  readonly pAdjusted: number
}

/** P-values of the members of one run, which have the same windows. */
export function conformal(members: readonly Member[]): readonly Chance[] {
  const most = largestOfWindows(members)
  return members.map(({ effects, value, floor }) => {
    const score = scoreOf(value, momentsOf(effects), floor)
    return {
      pValue: share(effects, value),
      pAdjusted: share(most, score),
    }
  })
}

/**
 * The effect that each test of a family may have: beyond it the adjusted p-value is at most alpha.
 * Undefined where the windows are too few for that.
 */
export function conformalLimits(
  members: readonly Omit<Member, 'value'>[],
  alpha: number,
): readonly number[] | undefined {
  const most = [...largestOfWindows(members)].sort((a, b) => a - b)
  const critical = most[orderIndex(most.length, alpha) - 1]
  if (critical === undefined) return undefined
  return members.map(({ effects, floor }) => {
    const { mean, deviation } = momentsOf(effects)
    return Math.max(0, mean + critical * (deviation + floor))
  })
}

/** The place, from 1, of the order statistic that the batch exceeds with probability alpha at most. */
export function orderIndex(windows: number, alpha: number): number {
  return Math.ceil((1 - alpha) * (windows + 1) - 1e-9)
}

function share(effects: readonly number[], value: number): number {
  let above = 0
  for (const effect of effects) if (effect >= value) above++
  return (1 + above) / (effects.length + 1)
}

/** Of each window, the largest standardised effect. */
function largestOfWindows(members: readonly Omit<Member, 'value'>[]): readonly number[] {
  const windows = members[0]?.effects.length ?? 0
  const most = new Array<number>(windows).fill(Number.NEGATIVE_INFINITY)
  for (const { effects, floor } of members) {
    for (let b = 0; b < windows; b++) {
      const others = momentsOf(effects, b)
      most[b] = Math.max(most[b]!, scoreOf(effects[b]!, others, floor))
    }
  }
  return most
}

interface Moments {
  readonly mean: number
  readonly deviation: number
}

const scoreOf = (value: number, { mean, deviation }: Moments, floor: number) =>
  (value - mean) / (deviation + floor)

/** Mean and deviation of all effects but one. */
function momentsOf(effects: readonly number[], but = -1): Moments {
  let [count, sum] = [0, 0]
  for (let b = 0; b < effects.length; b++) {
    if (b === but) continue
    count++
    sum += effects[b]!
  }
  const mean = sum / count
  let squares = 0
  for (let b = 0; b < effects.length; b++) if (b !== but) squares += (effects[b]! - mean) ** 2
  return { mean, deviation: Math.sqrt(squares / Math.max(1, count - 1)) }
}
