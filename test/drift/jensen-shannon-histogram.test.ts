import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  type Histogram,
  jensenShannonOfHistograms,
} from '../../src/drift/jensen-shannon-histogram.js'

const folder = process.env.DRIFTGATE_VECTORS ?? join(import.meta.dirname, '..', 'vectors')

interface Row {
  readonly name: string
  readonly a: { readonly buckets: readonly (number | string)[][]; readonly nan?: number }
  readonly b: Row['a']
  readonly jsd: number | null
}

/** `[low, high, count]`, with infinities as text. */
function histogramOf({ buckets, nan = 0 }: Row['a']): Histogram {
  const number = (value: number | string | undefined) =>
    value === 'inf' ? Infinity : value === '-inf' ? -Infinity : Number(value)
  return {
    nan,
    buckets: buckets.map(([low, high, count]) => ({
      low: number(low),
      high: number(high),
      count: number(count),
    })),
  }
}

const rows = (
  JSON.parse(readFileSync(join(folder, 'tfdv.json'), 'utf8')) as { jsd_histogram: Row[] }
).jsd_histogram

it.each(rows)('golden: $name', ({ a, b, jsd }) => {
  const found = jensenShannonOfHistograms(histogramOf(a), histogramOf(b))
  if (jsd === null) expect(found).toBeNull()
  else expect(found).toBeCloseTo(jsd, 9)
})

it('does not depend on how a bucket is cut', () => {
  const whole = histogramOf({ buckets: [[0, 4, 8]] })
  const cut = histogramOf({
    buckets: [
      [0, 1, 2],
      [1, 3, 4],
      [3, 4, 2],
    ],
  })
  expect(jensenShannonOfHistograms(whole, cut)).toBeCloseTo(0, 14)
})

it('NaN never meets NaN', () => {
  const half = { nan: 1, buckets: [{ low: 0, high: 1, count: 1 }] }
  expect(jensenShannonOfHistograms(half, half)).toBeCloseTo(0.5, 14)
  expect(jensenShannonOfHistograms({ nan: 3, buckets: [] }, { nan: 2, buckets: [] })).toBe(1)
  expect(jensenShannonOfHistograms({ nan: 0, buckets: [] }, half)).toBeNull()
})
