/**
 * Two samples side by side: the distribution functions of both at every distinct pooled value.
 *
 * Values are finite: infinities and NaN are left out at the ends of the ascending arrays and must be
 * counted apart. Weights are positive; effective sizes are Kish's. Cost: one merge.
 */

export interface Sample {
  /** Ascending. */
  readonly values: ArrayLike<number>
  /** One positive weight a value; without, every value counts 1. */
  readonly weights?: ArrayLike<number>
}

export interface PooledSteps {
  readonly n: number
  readonly m: number
  /** Distinct pooled values. */
  readonly values: Float64Array
  /** F, G and their pooled function H at each value, ties consumed whole; the last is 1. */
  readonly f: Float64Array
  readonly g: Float64Array
  readonly h: Float64Array
}

/** Merges two samples. With an empty side the functions of that side stay 0. */
export function pooledSteps(x: Sample, y: Sample): PooledSteps {
  const [a, b] = [finiteRange(x.values), finiteRange(y.values)]
  const [n, m] = [sizeOf(x, a), sizeOf(y, b)]
  const most = a.end - a.start + b.end - b.start
  const [values, f, g, h] = [0, 0, 0, 0].map(() => new Float64Array(most)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const [xTotal, yTotal] = [weightOf(x, a), weightOf(y, b)]
  let [i, j, count, xSum, ySum] = [a.start, b.start, 0, 0, 0]
  while (i < a.end || j < b.end) {
    const value =
      j >= b.end || (i < a.end && x.values[i]! < y.values[j]!) ? x.values[i]! : y.values[j]!
    for (; i < a.end && x.values[i]! <= value; i++)
      xSum += x.weights === undefined ? 1 : x.weights[i]!
    for (; j < b.end && y.values[j]! <= value; j++)
      ySum += y.weights === undefined ? 1 : y.weights[j]!
    values[count] = value
    f[count] = n > 0 ? Math.min(1, xSum / xTotal) : 0
    g[count] = m > 0 ? Math.min(1, ySum / yTotal) : 0
    h[count] = (n * f[count]! + m * g[count]!) / (n + m)
    count++
  }
  const cut = (whole: Float64Array) => whole.subarray(0, count)
  return { n, m, values: cut(values), f: cut(f), g: cut(g), h: cut(h) }
}

interface Range {
  readonly start: number
  readonly end: number
}

function finiteRange(values: ArrayLike<number>): Range {
  let [start, end] = [0, values.length]
  while (end > 0 && !(values[end - 1]! < Infinity)) end--
  while (start < end && values[start]! === -Infinity) start++
  return { start, end }
}

function weightOf({ weights }: Sample, { start, end }: Range): number {
  if (weights === undefined) return end - start
  let sum = 0
  for (let i = start; i < end; i++) sum += weights[i]!
  return sum
}

/** Rows, or Kish's effective size. */
function sizeOf(sample: Sample, range: Range): number {
  const { weights } = sample
  if (weights === undefined) return range.end - range.start
  let squares = 0
  for (let i = range.start; i < range.end; i++) squares += weights[i]! ** 2
  return squares > 0 ? weightOf(sample, range) ** 2 / squares : 0
}
