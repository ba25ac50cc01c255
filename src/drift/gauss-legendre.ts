/**
 * Where to look at a smooth function to integrate it over [−1, 1].
 *
 * Method: Gauss–Legendre: the zeros of the Legendre polynomial by Newton's iteration from Tricomi's
 * estimate, weights 2 / ((1 − x²)·P'(x)²). Guarantee: exact for polynomials up to degree
 * 2·count − 1; nodes and weights to about 1e-15. Cost: count² operations.
 */

export interface Rule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

/** The rule of `count` nodes on [−1, 1], ascending. */
export function gaussLegendre(count: number): Rule {
  const nodes = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    let x = -Math.cos((Math.PI * (k + 0.75)) / (count + 0.5))
    let slope = 1
    for (let round = 0; round < 8; round++) {
      const { value, derivative } = legendre(count, x)
      slope = derivative
      const change = value / derivative
      x -= change
      if (Math.abs(change) < 1e-16) break
    }
    nodes[k] = x
    weights[k] = 2 / ((1 - x * x) * slope * slope)
  }
  return { nodes, weights }
}

/** The Legendre polynomial of a degree and its derivative, |x| < 1. */
function legendre(degree: number, x: number): { value: number; derivative: number } {
  let before = 1
  let value = x
  for (let k = 2; k <= degree; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k
    before = value
    value = next
  }
  return { value, derivative: (degree * (x * value - before)) / (x * x - 1) }
}
