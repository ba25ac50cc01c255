/**
 * Parts of points in time, and how many boundaries lie between two.
 *
 * Points in time are microseconds since 1970-01-01T00:00:00Z, times of day since midnight. Weeks are those
 * of ISO 8601, which begin on a Monday; `dow` counts from Sunday, 0, `isodow` from Monday, 1. Seconds and
 * `epoch` are whole, cut off. A difference counts the ends of the part that are passed, as DATEDIFF does in
 * the engines that have it: 31 January to 1 February is a month.
 */
import { civilFromDays, daysFromCivil } from '../batch/calendar.js'
import type { DatePart } from './typed.js'
import { type FloatVector, failures, joinStatus, VALUE } from './vector.js'

const SECOND = 1e6
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** EXTRACT. An infinite point in time, which no text spells, failed. */
export function extract(part: DatePart, moments: FloatVector): FloatVector {
  const { values, status, mask } = moments
  return { kind: 'float', mask, ...eachPart(part, values, status) }
}

function eachPart(part: DatePart, moments: Float64Array, status: Uint8Array | undefined) {
  const failed = failures(moments.length, status)
  const values = new Float64Array(moments.length)
  for (let i = 0; i < moments.length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    const value = partOf(part, moments[i]!)
    if (Number.isFinite(value)) values[i] = value
    else failed.fail(i)
  }
  return { values, status: failed.status }
}

function partOf(part: DatePart, moment: number): number {
  switch (part) {
    case 'hour':
      return Math.floor(moment / HOUR) - Math.floor(moment / DAY) * 24
    case 'minute':
      return Math.floor(moment / MINUTE) - Math.floor(moment / HOUR) * 60
    case 'second':
      return Math.floor(moment / SECOND) - Math.floor(moment / MINUTE) * 60
    case 'epoch':
      return Math.floor(moment / SECOND)
    default:
      return partOfDay(part, Math.floor(moment / DAY))
  }
}

function partOfDay(part: DatePart, days: number): number {
  const { year, month, day } = civilFromDays(days)
  switch (part) {
    case 'year':
      return year
    case 'quarter':
      return Math.ceil(month / 3)
    case 'month':
      return month
    case 'day':
      return day
    case 'dow':
      return modulo(days + 4, 7)
    case 'isodow':
      return weekday(days) + 1
    case 'doy':
      return days - daysFromCivil(year, 1, 1) + 1
    default: {
      // The week's Thursday is in the year that the week belongs to.
      const thursday = days - weekday(days) + 3
      const first = daysFromCivil(civilFromDays(thursday).year, 1, 1)
      return Math.floor((thursday - first) / 7) + 1
    }
  }
}

/** Days since Monday; 1970-01-01 was a Thursday. */
function weekday(days: number): number {
  return modulo(days + 3, 7)
}

function modulo(value: number, by: number): number {
  return value - Math.floor(value / by) * by
}

/** DATEDIFF(part, from, to). */
export function difference(
  part: DatePart,
  from: FloatVector,
  to: FloatVector,
  length: number,
): FloatVector {
  const status = joinStatus(length, [from, to])
  const failed = failures(length, status)
  const values = new Float64Array(length)
  for (let i = 0; i < length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    const [a, b] = [from.values[i & from.mask]!, to.values[i & to.mask]!]
    const between = ordinal(part, b) - ordinal(part, a)
    if (Number.isFinite(between)) values[i] = between
    else failed.fail(i)
  }
  return { kind: 'float', mask: -1, status: failed.status, values }
}

/** How many of the part have ended before the moment, from some first one on. */
function ordinal(part: DatePart, moment: number): number {
  const days = Math.floor(moment / DAY)
  switch (part) {
    case 'second':
      return Math.floor(moment / SECOND)
    case 'minute':
      return Math.floor(moment / MINUTE)
    case 'hour':
      return Math.floor(moment / HOUR)
    case 'day':
      return days
    case 'week':
      return Math.floor((days + 3) / 7)
    default: {
      const { year, month } = civilFromDays(days)
      if (part === 'year') return year
      return part === 'quarter' ? year * 4 + Math.ceil(month / 3) : year * 12 + month
    }
  }
}
