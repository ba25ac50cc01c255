import { expect, it } from 'vitest'
import { gaussLegendre } from '../../src/drift/gauss-legendre.js'

it.each([1, 2, 5, 96, 192])('integrates polynomials of degree 2·%i − 1 exactly', (count) => {
  const { nodes, weights } = gaussLegendre(count)
  for (const degree of [0, 1, 2, count, 2 * count - 2, 2 * count - 1]) {
    if (degree > 2 * count - 1) continue
    const found = nodes.reduce((sum, node, i) => sum + (weights[i] ?? 0) * node ** degree, 0)
    expect(found).toBeCloseTo(degree % 2 === 1 ? 0 : 2 / (degree + 1), 13)
  }
  expect([...nodes]).toEqual([...nodes].sort((a, b) => a - b))
})
