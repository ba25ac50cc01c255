/**
 * On how fine a grid do numbers lie?
 *
 * Method: the decimals that the shortest text of a double needs, so that 0.1 has one and 1,200 has −2.
 * Guarantee: exact for what people and programs write with at most 15 digits. Cost: a text for each value; for many
 * values, one for each that has more digits than all before it.
 * Weakness: grids of other bases (eighths, quarters of an hour) are seen as decimals only.
 */

/** Decimals that a finite number needs; negative where it ends in zeros, −Infinity for 0. */
export function decimalsOf(value: number): number {
  if (value === 0) return Number.NEGATIVE_INFINITY
  if (Number.isSafeInteger(value)) return 0 - trailingZeros(Math.abs(value))
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e')
  const [whole = '', fraction = ''] = digits.split('.')
  if (fraction !== '') return fraction.length - Number(exponent)
  return whole.replace(/0+$/, '').length - whole.length - Number(exponent)
}

function trailingZeros(integer: number): number {
  let zeros = 0
  for (let rest = integer; rest % 10 === 0; rest /= 10) zeros++
  return zeros
}

/**
 * Decimals that all of some finite numbers need; −Infinity of none, or of zeros only. Once more than `enough` are needed,
 * no further value is looked at.
 */
export function commonDecimals(values: ArrayLike<number>, enough = Infinity): number {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length && most <= enough; i++) {
    const value = values[i]!
    if (!fits(value, most)) most = Math.max(most, decimalsOf(value))
  }
  return most
}

/** Powers of ten that are exact as doubles. */
const exactPowers = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent)

/**
 * Whether so many decimals are seen to be enough: a whole number below 2^53 over an exact power of ten is
 * rounded as the text of that fraction is, so both are the same double. False where that does not tell.
 */
function fits(value: number, decimals: number): boolean {
  const power = exactPowers[decimals]
  if (power === undefined) return false
  const whole = Math.round(value * power)
  return Number.isSafeInteger(whole) && whole / power === value
}
