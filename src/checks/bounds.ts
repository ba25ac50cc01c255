/**
 * Rows below a minimum and rows above a maximum, of values or of lengths: one finding a side.
 *
 * A scan under the schema counts them. A stored profile tells by its extremes whether there are any,
 * and by its quantiles how many at least.
 */

import type { KllState } from '../accumulators/kll.js'
import { rank, rankError } from '../accumulators/kll-query.js'
import type { Rule } from '../batch/match.js'
import type { ColumnProfile } from '../profile/profile.js'
import { countOf, countText, numberText } from '../schema/words.js'
import type { Finding, Observed } from '../verdict/finding.js'
import { rangeChance } from './evidence.js'
import {
  type Body,
  type Head,
  satisfied,
  skipped,
  violated,
  violatedBeyondChance,
} from './result.js'
import { judgeMostly } from './share.js'
import { type Violations, violationsIn } from './violations.js'

/** One side of a pair of bounds. */
export interface Side {
  readonly side: 'below' | 'above'
  /** The rule that values beyond the bound break. */
  readonly rule: Rule
  /** The bound in the column's own numbers. */
  readonly bound: number | string
  /** The bound as it is written. */
  readonly limit: number | string
  /** Whether the bound itself lies beyond. */
  readonly isOpen: boolean
  readonly evidenceRows: number | undefined
  /** A bound beyond which a single value is an error, whatever the rows of reference say. */
  readonly far: number | string | undefined
}

/** What the profile knows of the values, or of their lengths. */
export interface Known {
  /** Rows with a value. */
  readonly values: number
  /** The smallest or largest finite value, as it compares and as it is shown. */
  readonly extreme: { readonly value: number | bigint; readonly shown: Observed } | undefined
  /** Infinite values on that side. */
  readonly infinities: number
  readonly quantiles: KllState | undefined
  /** What is bounded: `value`, `length`. */
  readonly noun: string
}

/** A side, the head of its finding, and what is known of the values on it. */
export interface Judged {
  readonly head: Head
  readonly side: Side
  readonly known: Known
}

/**
 * Judges the sides of one rule. Where only most values must conform, those beyond either bound count
 * together.
 */
export function judgeSides(
  judged: readonly Judged[],
  column: ColumnProfile,
  mostly: number | undefined,
): readonly Finding[] {
  const seen = judged.map(({ side, known }) => {
    return violationsIn(column, side.rule) ?? violationsByExtreme(side, known)
  })
  return judged.map((each, i) => {
    const { head, known } = each
    const { noun, values } = known
    if (values === 0) return skipped(head, `no row has a ${noun === 'length' ? 'text' : 'value'}`)
    const own = seen[i]
    if (own === undefined) return skipped(head, `the profile has no extremes of its ${noun}s`)
    if (own.count === 0 || mostly === undefined) return judgeSide(each, own)
    const all = seen.reduce((sum, other) => sum + (other?.count ?? 0), 0)
    const isExact = seen.every((other) => other?.isExact === true)
    return judgeMostly(head, bodyOf(each, own), { count: all, rows: values, mostly, isExact })
  })
}

/** `below 5`; of an open bound `at or below 5`. */
const whereOf = ({ side, isOpen, limit }: Side) => `${isOpen ? 'at or ' : ''}${side} ${limit}`

function bodyOf({ side, known }: Judged, seen: Violations): Body {
  const { values, noun } = known
  const observed = observedOf(side, known)
  return {
    observed,
    rows: seen.isExact ? seen.count : null,
    samples: seen.samples,
    message:
      `${seen.isExact ? '' : 'at least '}${countOf(seen.count, noun)} of ${countText(values)} ` +
      `${seen.count === 1 ? 'lies' : 'lie'} ${whereOf(side)}${foundOf(side, observed)}`,
  }
}

const observedOf = (side: Side, { infinities, extreme }: Known): Observed =>
  infinities > 0 ? endOf(side) : (extreme?.shown ?? null)

function foundOf({ side }: Side, observed: Observed): string {
  const which = side === 'below' ? 'smallest' : 'largest'
  const shown = typeof observed === 'number' ? numberText(observed) : observed
  return shown === null ? '' : `; the ${which} is ${shown}`
}

function judgeSide(judged: Judged, seen: Violations): Finding {
  const { head, side, known } = judged
  const { values, extreme, infinities, noun } = known
  const observed = observedOf(side, known)
  if (seen.count === 0) {
    const message = `no ${noun} lies ${whereOf(side)}${foundOf(side, observed)}`
    return satisfied(head, { observed, message })
  }
  const body = bodyOf(judged, seen)
  const { far } = side
  const isFar = extreme !== undefined && far !== undefined && liesBeyond(extreme.value, side, far)
  if (far !== undefined && (infinities > 0 || isFar)) {
    const message = `${body.message}, even ${side.side} ${far}, which no such sample reaches`
    return violated(head, { ...body, message })
  }
  const excess = { beyond: seen.count, batch: values, reference: side.evidenceRows }
  return violatedBeyondChance(head, body, excess, rangeChance)
}

const endOf = ({ side }: Side) => (side === 'below' ? '-Infinity' : 'Infinity')

/** As many as the profile is sure of: one where only the extreme is beyond the bound. */
function violationsByExtreme(side: Side, known: Known): Violations | undefined {
  const { extreme, infinities, quantiles } = known
  const isBeyond =
    extreme !== undefined &&
    (liesBeyond(extreme.value, side, side.bound) ||
      (side.isOpen && isAt(extreme.value, side.bound)))
  if (extreme === undefined && infinities === 0) return undefined
  const finite = isBeyond ? Math.max(1, certainlyBeyond(side, quantiles)) : 0
  const count = finite + infinities
  return { count, samples: [], isExact: count === 0 }
}

function liesBeyond(value: number | bigint, { side }: Side, bound: number | string): boolean {
  const limit = typeof value === 'bigint' || typeof bound === 'string' ? BigInt(bound) : bound
  return side === 'below' ? value < limit : value > limit
}

function isAt(value: number | bigint, bound: number | string): boolean {
  return typeof bound === 'number' ? Number(value) === bound : BigInt(value) === BigInt(bound)
}

/** Rows that lie beyond the bound even where the sketch's ranks are off by their error. */
function certainlyBeyond({ side, bound }: Side, quantiles: KllState | undefined): number {
  if (quantiles === undefined || quantiles.count === 0) return 0
  const atMost = rank(quantiles, Number(bound)) ?? 0
  const share = side === 'above' ? 1 - atMost : atMost
  return Math.floor((share - rankError(quantiles)) * quantiles.count)
}
