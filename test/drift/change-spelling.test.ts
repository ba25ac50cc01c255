import { describe, expect, it } from 'vitest'
import { valueCountsOf } from '../../src/drift/categories.js'
import { findSpellings, respeltValues } from '../../src/drift/change-spelling.js'
import { pairOf } from './change-support.js'
import { choices, drawn } from './support.js'

const cities = ['Oslo', 'Bergen', 'São Paulo', 'New York']
const spellings = async (reference: readonly string[], batch: readonly string[]) =>
  findSpellings(await pairOf(reference, batch))

describe('another spelling', () => {
  it('in capitals is found, also of some values only', async () => {
    const reference = choices(900, 1, cities)
    const upper = choices(300, 2, cities).map((city) => city.toUpperCase())
    const [change, ...others] = await spellings(reference, upper)
    expect(others).toEqual([])
    expect(change).toMatchObject({ code: 'change.case', observed: 4, rows: 300 })
    expect(change?.message).toContain('4 new values in 300 rows are ones of the reference but for')
    const some = choices(300, 3, [...cities, 'oslo'])
    const [few] = await spellings(reference, some)
    expect(few?.message).toMatch(/^1 new value in \d+ rows is one of .*: "oslo" for "Oslo"$/)
  })

  it('with spaces is found, before it is one of capitals', async () => {
    const reference = choices(900, 1, cities)
    const spaced = choices(300, 4, ['Oslo ', ' Bergen', 'New  York', 'são paulo'])
    const found = await spellings(reference, spaced)
    expect(found.map(({ code, observed }) => [code, observed])).toEqual([
      ['change.whitespace', 3],
      ['change.case', 1],
    ])
  })

  it('of many rare values is found by their number', async () => {
    const names = Array.from({ length: 400 }, (_, i) => `name ${i}`)
    const [change] = await spellings(
      [...names, ...names],
      names.slice(0, 150).map((name) => name.toUpperCase()),
    )
    expect(change).toMatchObject({ code: 'change.case', observed: 150, rows: 150 })
  })

  it('is none where the reference has both, or one row shows it', async () => {
    const both = [...cities, 'oslo', 'BERGEN']
    expect(await spellings(choices(900, 5, both), choices(900, 6, both))).toEqual([])
    expect(await spellings(choices(900, 5, cities), [...choices(300, 7, cities), 'OSLO'])).toEqual(
      [],
    )
    expect(await spellings(choices(900, 5, cities), choices(300, 8, ['Rome', 'Paris']))).toEqual([])
  })

  it('cannot be known where values were dropped', async () => {
    const many = (seed: number) => drawn(9000, seed, (random) => `v${random.integer(8000)}`)
    const pair = await pairOf(
      many(1),
      many(2).map((value) => value.toUpperCase()),
    )
    const [a, b] = [valueCountsOf(pair.reference), valueCountsOf(pair.batch)]
    if (a === undefined || b === undefined) throw new Error('no values')
    expect(a.error).toBeGreaterThan(0)
    expect(respeltValues(a, b)).toEqual([])
  })
})
