import { describe, expect, it } from 'vitest'
import { judgeSides, type Known, type Side } from '../../src/checks/bounds.js'
import type { Head } from '../../src/checks/result.js'
import type { ColumnProfile } from '../../src/profile/profile.js'
import { kllOf } from '../../src/profile/query.js'
import type { Finding } from '../../src/verdict/finding.js'
import { profiled, upTo } from '../schema/column-facts.js'

const head: Head = {
  code: 'range.above',
  column: 'a',
  dimension: 'conformity',
  limit: 5,
  level: 'error',
  position: undefined,
}

const above = (bound: number | string): Side => ({
  side: 'above',
  rule: { kind: 'range', maximum: bound },
  bound,
  limit: bound,
  isOpen: false,
  evidenceRows: undefined,
  far: undefined,
})

const judgeSide = (given: Head, side: Side, column: ColumnProfile, what: Known): Finding => {
  const [finding] = judgeSides([{ head: given, side, known: what }], column, undefined)
  if (finding === undefined) throw new Error('no finding')
  return finding
}

const known = (changes: Partial<Known>): Known => ({
  values: 10,
  extreme: { value: 5, shown: 5 },
  infinities: 0,
  quantiles: undefined,
  noun: 'value',
  ...changes,
})

describe('a side that nobody counted', () => {
  it.each([
    [above(5), known({}), 'satisfied', 5],
    [above(4), known({}), 'violated', 5],
    [{ ...above(5), isOpen: true }, known({}), 'violated', 5],
    [{ ...above(5.5), isOpen: true }, known({}), 'satisfied', 5],
    [above(5), known({ infinities: 2 }), 'violated', 'Infinity'],
    [
      above('9007199254740993'),
      known({ extreme: { value: 9007199254740993n, shown: 'x' } }),
      'satisfied',
      'x',
    ],
    [
      above('9007199254740993'),
      known({ extreme: { value: 9007199254740994n, shown: 'x' } }),
      'violated',
      'x',
    ],
    [above(5), known({ extreme: undefined }), 'skipped', null],
    [above(5), known({ values: 0 }), 'skipped', null],
  ])('is judged by its extreme: %j', async (side, what, outcome, observed) => {
    const column = await profiled(['no numbers'])
    expect(judgeSide(head, side, column, what)).toMatchObject({ outcome, observed })
  })

  it('says how many lie beyond at least, by the quantiles', async () => {
    const column = await profiled(upTo(100_000, (i) => (i * 7919) % 100_000))
    const what = known({
      values: 100_000,
      extreme: { value: 99_999, shown: 99_999 },
      quantiles: kllOf(column),
    })
    const { message, rows } = judgeSide(head, above(89_999.5), column, what)
    expect(rows).toBeNull()
    const least = Number(/at least ([\d,]+) values/.exec(message)?.[1]?.replace(',', ''))
    expect(least).toBeGreaterThan(9000)
    expect(least).toBeLessThanOrEqual(10_000)
  })
})
