import { describe, expect, it } from 'vitest'
import type { Batch } from '../../src/batch/batch.js'
import type { Column } from '../../src/batch/column.js'
import { hold } from '../../src/batch/hold.js'
import { textsOf } from '../support/read-source.js'
import { column, dictionary } from '../support/text-columns.js'

const batch = (...columns: Column[]): Batch => ({ length: 4, firstRow: 11, columns })

describe('hold', () => {
  it.each<[string, Column]>([
    ['floats', column('number', ['0', '1', null, '3'])],
    ['text', column('string', ['0', '1', null, '3'])],
    ['a dictionary', dictionary(['0', '1', null, '3'])],
  ])('keeps %s when the memory is filled again', (_, given) => {
    const held = hold(batch(given), 0, 3)
    if (given.storage === 'float64') given.values.fill(9)
    if (given.storage === 'utf8') given.bytes.fill(57)
    if (given.storage === 'dictionary') {
      given.codes.fill(0)
      given.dictionary.bytes.fill(57)
    }
    const [copy] = held.columns
    expect(held.length).toBe(3)
    expect(textsOf(copy as Column)).toEqual(['0', '1', null])
    expect(copy?.firstRow).toBe(given.firstRow)
  })

  it('keeps the cells that are not of the type, of the rows that it keeps', () => {
    const given = column('number', ['0', 'x', '2', 'y'])
    const [all] = hold(batch(given), 0, 4).columns
    expect(all?.misfits && textsOf(all.misfits)).toEqual(['x', 'y'])
    expect(all?.misfitClasses).toBe(given.misfitClasses)
    const [some] = hold(batch(given), 0, 2).columns
    expect(some?.misfits && textsOf(some.misfits)).toEqual(['x'])
  })

  it('keeps rows of the middle, with their numbers', () => {
    const given = column('number', ['0', 'x', '2', 'y'])
    const held = hold(batch(given), 2, 9)
    const [some] = held.columns
    expect(held).toMatchObject({ length: 2, firstRow: 13 })
    expect(some?.firstRow).toBe(given.firstRow + 2)
    expect(textsOf(some as Column)).toEqual(['2', 'y'])
    expect(some?.misfits && textsOf(some.misfits)).toEqual(['y'])
  })
})
