/** Comparing numbers with a relative tolerance, as the golden vectors mean it. */
import { expect } from 'vitest'

/** |actual / expected − 1|; the absolute error where 0 or an infinity is expected. */
export function relativeError(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0
  return expected === 0 ? Math.abs(actual) : Math.abs(actual / expected - 1)
}

/** Fails unless the relative error is at most the tolerance; NaN always fails. */
export function expectClose(actual: number, expected: number, tolerance: number, what = ''): void {
  const error = relativeError(actual, expected)
  const within = error <= tolerance
  expect(within, `${what} expected ${expected}, found ${actual} (relative error ${error})`).toBe(
    true,
  )
}
