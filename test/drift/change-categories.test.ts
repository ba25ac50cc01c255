import { describe, expect, it } from 'vitest'
import { findCategories } from '../../src/drift/change-categories.js'
import { pairOf } from './change-support.js'
import { choices } from './support.js'

const categories = async (reference: readonly string[], batch: readonly string[]) =>
  findCategories(await pairOf(reference, batch))

describe('categories', () => {
  it('that are new are named with their rows', async () => {
    const batch = choices(400, 2, ['a', 'b', 'c', 'd', 'e'])
    const [change, ...others] = await categories(choices(900, 1, ['a', 'b', 'c']), batch)
    const rows = (value: string) => batch.filter((each) => each === value).length
    expect(others).toEqual([])
    expect(change).toMatchObject({
      code: 'change.category-new',
      observed: 2,
      rows: rows('d') + rows('e'),
    })
    expect(change?.message).toContain(`"d" (${rows('d')} rows)`)
    expect(change?.message).toMatch(/^2 values are new, in \d+ of 400 rows: /)
  })

  it('that are gone are named', async () => {
    const [change] = await categories(choices(900, 1, ['a', 'b', 'c']), choices(400, 3, ['a', 'b']))
    expect(change).toMatchObject({ code: 'change.category-gone', observed: 1, rows: null })
    expect(change?.message).toMatch(/^1 value is gone, with \d+ of 900 rows .*"c" \(\d+ rows\)$/)
  })

  it('that are rare come and go', async () => {
    const reference = [...choices(900, 1, ['a', 'b']), 'rare', 'rare', 'rare']
    const batch = [...choices(400, 2, ['a', 'b']), 'new', 'new', 'new', 'new']
    expect(await categories(reference, batch)).toEqual([])
  })

  it('that are spelt anew, or stand in for none, are other changes', async () => {
    const reference = choices(900, 1, ['a', 'b'])
    expect(await categories(reference, choices(400, 2, ['A', 'b', 'n/a']))).toEqual([])
  })
})
