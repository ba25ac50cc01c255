/**
 * Decimal numbers of any length, as text.
 *
 * Question: which of two is larger? Method: both as integers of one power of ten, exactly.
 * Cost: two big integers; meant for the few pairs whose nearest doubles are equal, whose exponents
 * are therefore those of doubles.
 */

/** Negative, zero or positive as `a` is below, equal to or above `b`. Both spell finite numbers. */
export function compareDecimals(a: string, b: string): number {
  const first = decimalOf(a)
  const second = decimalOf(b)
  const power = Math.min(first.power, second.power)
  const difference = integerAt(first, power) - integerAt(second, power)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/**
 * Whether `a` is a whole multiple of `b`, exactly. Both spell finite numbers, `b` is not 0; exponents
 * are those of doubles.
 */
export function isMultiple(a: string, b: string): boolean {
  const first = decimalOf(a)
  const second = decimalOf(b)
  const power = Math.min(first.power, second.power)
  return integerAt(first, power) % integerAt(second, power) === 0n
}

interface Decimal {
  /** The value is `digits` times ten to the `power`. */
  readonly digits: bigint
  readonly power: number
}

function decimalOf(text: string): Decimal {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = BigInt(whole.replace('-', '') + fraction || '0')
  const power = digits === 0n ? 0 : Number(exponent) - fraction.length
  return { digits: whole.startsWith('-') ? -digits : digits, power }
}

function integerAt({ digits, power }: Decimal, lowest: number): bigint {
  return digits === 0n ? 0n : digits * 10n ** BigInt(power - lowest)
}
