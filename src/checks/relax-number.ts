/**
 * Which round number lies just outside a value?
 *
 * Method: the next multiple of a power of ten, small against the value, or against the spread that it is the end of.
 * Guarantee: never inside the value, and never the value itself, which the next batch would pass by a little; 0 alone
 * stands where a value is 0, since it is an end by nature.
 */

export interface Rounding {
  readonly side: 'above' | 'below'
  /** Significant digits of the spread. */
  readonly digits: number
  /** What the digits are counted in; by default the value itself. */
  readonly spread?: number
  /** The unit is at least this. */
  readonly least?: number
}

/** The multiple at or beyond the value. */
export function outward(value: number, { side, digits, spread, least = 0 }: Rounding): number {
  const size = Math.abs(spread ?? value) || Math.abs(value)
  if (size === 0 || !Number.isFinite(size)) return value
  const unit = Math.max(least, 10 ** (Math.floor(Math.log10(size)) - digits + 1))
  const round = side === 'above' ? Math.ceil : Math.floor
  const sign = side === 'above' ? 1 : -1
  const multiple = (steps: number) => Number((steps * unit).toPrecision(15))
  const steps = round(value / unit - sign * 1e-9)
  const near = multiple(steps)
  const found = sign * (near - value) >= 0 ? near : multiple(steps + sign)
  // Where a double has no digits for the unit.
  return sign * (found - value) >= 0 && Number.isFinite(found) ? found + 0 : value
}

/** As {@link outward}, but never the value itself unless it is 0; and never across 0. */
export function beyond(value: number, rounding: Rounding): number {
  if (value === 0) return 0
  const near = outward(value, rounding)
  if (near !== value) return near === 0 ? 0 : keepSign(near, value)
  const sign = rounding.side === 'above' ? 1 : -1
  const size = Math.abs(rounding.spread ?? value) || Math.abs(value)
  const unit = Math.max(
    rounding.least ?? 0,
    10 ** (Math.floor(Math.log10(size)) - rounding.digits + 1),
  )
  const next = Number((value + sign * unit).toPrecision(15))
  return sign * (next - value) > 0 && Number.isFinite(next) ? keepSign(next, value) : value
}

const keepSign = (near: number, value: number) => (near * value < 0 ? 0 : near)
