/**
 * Are times the same as before, but for a constant number of hours?
 *
 * Method: times of day are turned around the clock by multiples of half an hour; timestamps are moved along
 * the line; the gap between the distributions is taken anew (change-sample.ts).
 * Guarantee: speaks only where the gap as it is is beyond chance (1 in a million), and gone once the
 * shift is undone. Timestamps that come evenly look like any later part of themselves, so that an
 * advance and a zone cannot be told apart: they are left out.
 * Weakness: of timestamps a profile knows where they lie, not at what hour of the day; a zone shows only where
 * they are compared at all (by default they advance and are not), bunch up, and span few days.
 */
import { type Change, type ColumnPair, numberText } from './change.js'
import {
  chanceGap,
  gapBetween,
  isBeyondChance,
  mappedSample,
  remappedSample,
  type Sample,
  sampleOf,
} from './change-sample.js'

const HALF_HOUR = 1.8e9
const DAY = 48 * HALF_HOUR
const leastValues = 3
const tolerableGap = 0.03

/** Shifts in half hours: whole hours first, near ones first; zones reach from −12 to +14 hours. */
const shifts = [2, 1]
  .flatMap((step) => Array.from({ length: 28 / step }, (_, i) => (i + 1) * step))
  .flatMap((size) => [size, -size])

/** A constant shift of times of day or timestamps, if that undoes the drift. */
export function findTimezoneChange({ reference, batch }: ColumnPair): Change | undefined {
  const { type } = reference.field
  if ((type !== 'time' && type !== 'timestamp') || batch.field.type !== type) return undefined
  const [a, b] = [sampleOf(reference), sampleOf(batch)]
  if (a === undefined || b === undefined) return undefined
  if (Math.min(a.values.length, b.values.length) < leastValues) return undefined
  const before = gapBetween(a, b)
  if (!isBeyondChance(a, b, before)) return undefined
  if (type === 'timestamp' && isEven(a)) return undefined
  const found = bestShift(a, b, type === 'time', before)
  return found === undefined ? undefined : changeOf(found.shift, before, found.after)
}

function bestShift(
  a: Sample,
  b: Sample,
  isCircular: boolean,
  before: number,
): { shift: number; after: number } | undefined {
  const chance = chanceGap(a, b)
  const fits = shifts
    .map((shift) => ({ shift, after: gapBetween(a, moved(b, -shift * HALF_HOUR, isCircular)) }))
    .filter(({ after }) => after <= Math.min(before / 2, tolerableGap + chance))
  const best = Math.min(...fits.map(({ after }) => after))
  return fits.find(({ after }) => after <= best + chance / 3)
}

function moved(sample: Sample, by: number, isCircular: boolean): Sample {
  return isCircular
    ? remappedSample(sample, (time) => (((time + by) % DAY) + DAY) % DAY)
    : mappedSample(sample, 1, by)
}

/** Whether timestamps come so evenly that moving on looks like a shift. */
function isEven(sample: Sample): boolean {
  const { values, shares } = sample
  const low = values[0]!
  const width = values.at(-1)! - low
  const even = { ...sample, shares: values.map((value) => (value - low) / width) }
  return gapBetween({ ...sample, shares }, even) <= 0.1
}

function changeOf(shift: number, before: number, after: number): Change {
  const hours = Math.abs(shift) / 2
  const unit = hours === 1 ? 'hour' : 'hours'
  return {
    code: 'change.timezone',
    dimension: 'consistency',
    observed: `${shift > 0 ? '+' : '−'}${hours} ${unit}`,
    rows: null,
    message:
      `times are ${hours} ${unit} ${shift > 0 ? 'later' : 'earlier'} than they were; another time zone, or ` +
      `daylight saving? (KS distance ${numberText(before)}, ${numberText(after)} once undone)`,
    suggestion: 'compare the zone in which both sides were written, and write UTC',
  }
}
