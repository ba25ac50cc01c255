/**
 * The outcome of every test of a run against one computed in Python by the documented rule: p-value,
 * corrected over the run, at most alpha; interval beyond the limit.
 *
 * There the samples are whole; here they are counted on cells. So effects may differ by what a cell
 * hides, and PSI by where its bins end; outcomes may not.
 */
import { describe, expect, it } from 'vitest'
import { drift } from '../../src/gate/run.js'
import type { Finding } from '../../src/verdict/finding.js'
import { answers, errorBook, pathOf } from './support.js'

const book = errorBook()

/** How far effects and ends of intervals may lie apart. */
const tolerance: Readonly<Record<string, number>> = {
  ks: 0.005,
  psi: 0.005,
  'chi-square': 1e-6,
  nulls: 1e-12,
  unseen: 1e-12,
}

const tests = (findings: readonly Finding[]) => findings.filter(({ test }) => test !== undefined)

describe.each(Object.entries(answers.pairs))('%s', (batch, { reference, verdicts }) => {
  it('agrees on every test', async () => {
    const { findings } = await drift(pathOf(reference), pathOf(batch))
    const found = new Map<string, Finding>(
      tests(findings).map((each) => [`${each.column} ${each.test?.name}`, each]),
    )
    expect([...found.keys()].sort()).toEqual(
      verdicts.map(({ column, test }) => `${column} ${test}`).sort(),
    )
    const table = (of: (key: string) => string | undefined) =>
      verdicts.map(({ column, test }) => [column, test, of(`${column} ${test}`)])
    const expected = new Map(verdicts.map((each) => [`${each.column} ${each.test}`, each]))
    expect(table((key) => found.get(key)?.outcome)).toEqual(
      table((key) => expected.get(key)?.outcome),
    )
    for (const { column, test, effect, low, high } of verdicts) {
      const own = found.get(`${column} ${test}`)?.test
      const most = tolerance[test] ?? 0
      book.near(`${test} effect`, own?.effect, effect, most)
      book.near(`${test} low`, own?.effectLow, low, most)
      book.near(`${test} high`, own?.effectHigh, high, most)
    }
  })
})
