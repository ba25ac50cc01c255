/**
 * What do the pieces of Smirnov's integral sum to?
 *
 * Method: the tail of a weighted sum of squared normals is an alternating series of integrals, one for
 * each interval between roots (Smirnov 1937; Slepian 1958); it is summed in two parts until a piece
 * changes nothing. Guarantee: that of the pieces; at most 1. Cost: as many pieces as change the sum.
 * Weakness: pieces must fall in size, as they do between the bounds that callers keep.
 */
import { addTo, emptySum, total } from './sum.js'

/** Σ (−1)^(k+1)·piece(k), k = 1, 2, …, for pieces at least 0. */
export function alternatingSum(piece: (k: number) => number): number {
  const sum = emptySum()
  for (let k = 1; ; k++) {
    const value = piece(k)
    const before = total(sum)
    addTo(sum, k % 2 === 1 ? value : -value)
    if (total(sum) === before || value === 0) return Math.min(1, total(sum))
  }
}
