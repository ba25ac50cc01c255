/**
 * Does a batch hold the same quantity in another unit?
 *
 * Method: the conversions people forget (change-conversions.ts) are undone one by one, and the gap between
 * the distributions is taken anew (change-sample.ts), up to the rounding of either side. A conversion is
 * named where the distributions differ beyond chance as they are, and agree once it is undone.
 * Since other small factors bring two wide distributions nearly as close, the scale that fits best must lie
 * within 3 % of the one named, where that is below 7: larger ones no drift reaches by itself.
 * Guarantee: under no drift the gap is beyond chance for 1 in a million columns, so this never speaks.
 * Weakness: that the ratio is there is a fact, the unit a guess (hence the question mark): prices that
 * doubled and a half are 2.54 times what they were, too. Parts of a batch in another unit are not seen.
 */
import type { Change, ColumnPair } from './change.js'
import { numberText } from './change.js'
import { type Conversion, conversions } from './change-conversions.js'
import { commonDecimals } from './change-digits.js'
import {
  chanceGap,
  gapBetween,
  isBeyondChance,
  mappedSample,
  quantileOfSample,
  type Sample,
  sampleOf,
} from './change-sample.js'

/** Fewer distinct values have no shape to recognise. */
const leastValues = 3
/** A gap that may be left: other drift beside the conversion. */
const tolerableGap = 0.03

/** The conversion that turns the reference's distribution into the batch's, if one does. */
export function findUnitChange({ reference, batch }: ColumnPair): Change | undefined {
  const [a, b] = [sampleOf(reference), sampleOf(batch)]
  if (a === undefined || b === undefined) return undefined
  if (Math.min(a.values.length, b.values.length) < leastValues) return undefined
  const before = gapBetween(a, b)
  if (!isBeyondChance(a, b, before)) return undefined
  const found = bestConversion(a, b, before)
  return found === undefined ? undefined : changeOf(found.conversion, before, found.after)
}

interface Fit {
  readonly conversion: Conversion
  readonly after: number
}

/** The first conversion that fits about as well as the best one. */
function bestConversion(a: Sample, b: Sample, before: number): Fit | undefined {
  const chance = chanceGap(a, b)
  const fits = conversions
    .map((conversion) => ({ conversion, after: gapUndone(a, b, conversion) }))
    .filter(({ after }) => after <= Math.min(before / 2, tolerableGap + chance))
    .filter(({ conversion }) => isSharp(a, b, conversion))
  const best = Math.min(...fits.map(({ after }) => after))
  return fits.find(({ after }) => after <= best + chance / 3)
}

/** The gap once the conversion is undone; up to rounding where that is small against the spread. */
function gapUndone(a: Sample, b: Sample, { scale, offset }: Conversion): number {
  const undone = mappedSample(b, 1 / scale, -offset / scale)
  const exact = gapBetween(a, undone)
  if (exact <= tolerableGap) return exact
  const spread = quantileOfSample(a, 0.75) - quantileOfSample(a, 0.25)
  const rounding = halfStep(a) + halfStep(b) / scale
  if (!(rounding <= spread / 10)) return exact
  // What rounding forgives may not be what makes the sides differ.
  return isBeyondChance(a, b, gapBetween(a, b, rounding)) ? gapBetween(a, undone, rounding) : exact
}

/** Half of the grid on which values lie. */
function halfStep({ values }: Sample): number {
  const decimals = commonDecimals(values)
  return Number.isFinite(decimals) ? 0.5 * 10 ** -decimals : 0
}

/** Whether no scale 4 to 15 % away fits better; large factors need not be told from their neighbours. */
function isSharp(a: Sample, b: Sample, conversion: Conversion): boolean {
  const { scale } = conversion
  if (scale >= 7 || scale <= 1 / 7) return true
  const own = gapUndone(a, b, conversion)
  for (let percent = 4; percent <= 15; percent++) {
    for (const factor of [1 + percent / 100, 1 / (1 + percent / 100)]) {
      if (gapUndone(a, b, { ...conversion, scale: scale * factor }) < own) return false
    }
  }
  return true
}

function changeOf({ scale, offset, name }: Conversion, before: number, after: number): Change {
  const distances = `KS distance ${numberText(before)}, ${numberText(after)} once undone`
  return {
    code: 'change.unit',
    dimension: 'consistency',
    observed: scale === 1 ? offset : scale,
    rows: null,
    message: `values are ${ratio(scale, offset)}; ${name}? (${distances})`,
    suggestion:
      'convert the batch, or, if the new unit is meant, make a new reference with driftgate infer',
  }
}

function ratio(scale: number, offset: number): string {
  const sign = offset < 0 ? 'less' : 'more'
  const moved = `${Number(Math.abs(offset).toFixed(2))} ${sign}`
  if (scale === 1) return `${moved} than they were`
  const times =
    scale > 1
      ? `${withThousands(scale)} times what they were`
      : `one ${ordinal(1 / scale)} of what they were`
  return offset === 0 ? times : `${times} and ${moved}`
}

/** `1,000th`, `2.54th`. */
function ordinal(value: number): string {
  return `${withThousands(value)}th`
}

function withThousands(value: number): string {
  const text = value >= 1e4 ? String(Number(value.toPrecision(8))) : numberText(value)
  return text.replace(/^\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','))
}
