/**
 * Many tests at once: which p-values still stand?
 *
 * Method: adjusted p-values, to be compared with alpha directly. Bonferroni; Holm (1979), step-down;
 * Benjamini and Hochberg (1995) and Benjamini and Yekutieli (2001), step-up.
 * Guarantee: Bonferroni and Holm bound the chance of any false alarm by alpha under every
 * dependence, and Holm is never larger than Bonferroni. Benjamini–Hochberg bounds the expected share
 * of false alarms among the alarms when the tests are independent or positively dependent;
 * Benjamini–Yekutieli does under every dependence.
 * Cost: one sort. Nulls (tests that could not be made) are passed through and are not counted.
 */
import { assert } from '../errors.js'
import type { Correction } from '../schema/schema.js'

type PValues = readonly (number | null)[]

/** Adjusts by the correction that a schema names. */
export function correct(pValues: PValues, correction: Correction = 'holm'): (number | null)[] {
  switch (correction) {
    case 'holm':
      return holm(pValues)
    case 'bonferroni':
      return bonferroni(pValues)
    case 'benjamini-hochberg':
      return benjaminiHochberg(pValues)
    case 'benjamini-yekutieli':
      return benjaminiYekutieli(pValues)
    case 'none':
      return [...pValues]
  }
}

/** p · tests, at most 1. */
export function bonferroni(pValues: PValues): (number | null)[] {
  return adjust(pValues, (sorted) => sorted.map((p) => Math.min(1, p * sorted.length)))
}

/** Holm's step-down: the smallest times the number of tests, the next times one less, … */
export function holm(pValues: PValues): (number | null)[] {
  return adjust(pValues, (sorted) => {
    let largest = 0
    return sorted.map((p, rank) => {
      largest = Math.max(largest, Math.min(1, p * (sorted.length - rank)))
      return largest
    })
  })
}

/** Benjamini–Hochberg's step-up: p of rank i times tests / i, made monotone from above. */
export function benjaminiHochberg(pValues: PValues): (number | null)[] {
  return adjust(pValues, (sorted) => stepUp(sorted, 1))
}

/** Benjamini–Yekutieli: as Benjamini–Hochberg, times 1 + 1/2 + … + 1/tests. */
export function benjaminiYekutieli(pValues: PValues): (number | null)[] {
  return adjust(pValues, (sorted) => {
    let harmonic = 0
    for (let i = sorted.length; i >= 1; i--) harmonic += 1 / i
    return stepUp(sorted, harmonic)
  })
}

function stepUp(sorted: readonly number[], factor: number): number[] {
  const tests = sorted.length
  const adjusted = new Array<number>(tests).fill(1)
  let smallest = 1
  for (let i = tests - 1; i >= 0; i--) {
    smallest = Math.min(smallest, (sorted[i]! * factor * tests) / (i + 1))
    adjusted[i] = smallest
  }
  return adjusted
}

/** Sorts what is there, adjusts it, and puts it back where it was. */
function adjust(
  pValues: PValues,
  adjustSorted: (sorted: readonly number[]) => readonly number[],
): (number | null)[] {
  const present: { p: number; at: number }[] = []
  for (const [at, p] of pValues.entries()) {
    if (p === null) continue
    assert(p >= 0 && p <= 1, `correction: expected a p-value in [0, 1], found ${p}`)
    present.push({ p, at })
  }
  present.sort((a, b) => a.p - b.p)
  const adjusted = adjustSorted(present.map(({ p }) => p))
  const result = new Array<number | null>(pValues.length).fill(null)
  for (const [rank, { at }] of present.entries()) result[at] = adjusted[rank] ?? null
  return result
}
