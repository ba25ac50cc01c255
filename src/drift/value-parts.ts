/**
 * Where, along the values, do two distribution functions lie apart?
 *
 * Method: what each distance sums over the gaps between neighbouring pooled values, summed by bin instead; a gap
 * counts to the bin that holds its left end. Of Kuiper's V, which is a range: the change of each bin's share, whose
 * sums from some bin to another V is the largest of.
 * Guarantee: the parts add up to the distance (of Wasserstein in the values' unit), to half the square of energy's,
 * to the integral of the squared gap of Cramér–von Mises and, weighted, of Anderson–Darling. Cost: one merge.
 */
import type { PooledSteps } from './pooled-steps.js'
import { binOf } from './quantile-bins.js'

/** What a gap adds: the two functions at its left end, their pooled one, its width, its pooled mass. */
type Part = (at: {
  readonly gap: number
  readonly h: number
  readonly width: number
  readonly mass: number
}) => number

const parts: Readonly<Record<string, Part>> = {
  wasserstein: ({ gap, width }) => Math.abs(gap) * width,
  energy: ({ gap, width }) => gap * gap * width,
  'cramer-von-mises': ({ gap, mass }) => gap * gap * mass,
  'anderson-darling': ({ gap, h, mass }) =>
    h > 0 && h < 1 ? (gap * gap * mass) / (h * (1 - h)) : 0,
}

/** The parts of a distance by its test's name, one for each of `edges.length + 1` bins closed on the right. */
export function valueParts(name: string, steps: PooledSteps, edges: Float64Array): Float64Array {
  const { values, f, g, h } = steps
  const found = new Float64Array(edges.length + 1)
  const part = parts[name]
  for (let k = 0; k < values.length; k++) {
    const bin = binOf(values[k]!, edges)
    const before = k === 0 ? 0 : k - 1
    const [f0, g0, h0] = k === 0 ? [0, 0, 0] : [f[before]!, g[before]!, h[before]!]
    if (part === undefined) found[bin]! += g[k]! - g0 - (f[k]! - f0)
    else {
      const width = k + 1 < values.length ? values[k + 1]! - values[k]! : 0
      found[bin]! += part({ gap: f[k]! - g[k]!, h: h[k]!, width, mass: h[k]! - h0 })
    }
  }
  return found
}
