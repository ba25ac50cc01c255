import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distinctKeys, keys } from '../../src/accumulators/keys.js'
import { isValid } from '../../src/batch/column.js'
import { hashesOf } from '../../src/batch/hashes.js'
import { type TupleNulls, tupleColumn } from '../../src/profile/tuple.js'
import { rowsOf } from '../expression/rows.js'

/** The tuple of each row, as text; null where it has none. */
function tuples(columns: Parameters<typeof rowsOf>[0], nulls: TupleNulls): (string | null)[] {
  const { batch } = rowsOf(columns)
  const column = tupleColumn(batch.columns, nulls)
  const hashes = hashesOf(column)
  return Array.from({ length: column.length }, (_, i) =>
    isValid(column, i) ? hashes.subarray(4 * i, 4 * i + 4).join() : null,
  )
}

describe('tuples', () => {
  it('tell where one value ends and the next begins, and which column it is of', () => {
    const found = tuples(
      { a: ['string', ['a', 'ab', 'b', 'a']], b: ['string', ['bc', 'c', 'a', 'bc']] },
      'skip',
    )
    expect(found[0]).toBe(found[3])
    expect(new Set(found).size).toBe(3)
  })

  it('skip rows with a null, or take nulls for equal', () => {
    const columns = {
      a: ['integer', ['1', null, '1', null]],
      b: ['string', ['x', 'x', null, 'x']],
    } as const
    const skipped = tuples(columns, 'skip')
    expect(skipped.map((tuple) => tuple === null)).toEqual([false, true, true, true])
    const equal = tuples(columns, 'equal')
    expect(equal[1]).toBe(equal[3])
    expect(new Set(equal).size).toBe(3)
  })

  it('take cells of another type by their text where every row counts', () => {
    const columns = { a: ['integer', ['x', 'y', 'x', null]] } as const
    const found = tuples(columns, 'equal')
    expect(found[0]).toBe(found[2])
    expect(new Set(found).size).toBe(3)
    expect(tuples(columns, 'skip')).toEqual([null, null, null, null])
  })

  it('need not be compared where the first column only goes up, and are where it does not', () => {
    const count = (a: readonly (string | null)[], b: readonly string[], nulls: TupleNulls) => {
      const { batch } = rowsOf({ a: ['integer', a], b: ['string', b] })
      const state = keys.empty({ kind: 'keys' })
      keys.update(state, tupleColumn(batch.columns, nulls))
      return [state.span !== undefined, state.count, distinctKeys(state)]
    }
    expect(count(['1', '2', '3'], ['x', 'x', 'x'], 'equal')).toEqual([true, 3, 3])
    expect(count(['1', null, '3'], ['x', 'x', 'x'], 'skip')).toEqual([true, 2, 2])
    expect(count(['1', null, '3'], ['x', 'x', 'x'], 'equal')).toEqual([false, 3, 3])
    expect(count(['1', null, null], ['x', 'x', 'x'], 'equal')).toEqual([false, 3, 2])
    expect(count(['1', '1', '2'], ['x', 'x', 'y'], 'skip')).toEqual([false, 3, 2])
  })

  it('of one row without a first value have no order of their own, batch by batch', () => {
    const state = keys.empty({ kind: 'keys' })
    for (const cell of [null, 'b', null, 'a']) {
      const { batch } = rowsOf({ a: ['string', [cell]], b: ['string', ['x']] })
      keys.update(state, tupleColumn(batch.columns, 'equal'))
    }
    expect([state.count, distinctKeys(state)]).toEqual([4, 3])
  })

  it('are equal exactly where the rows are', () => {
    const cell = fc.option(fc.constantFrom('', 'a', 'b', 'ab', '1'), { nil: null })
    const row = fc.tuple(cell, cell, cell)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const side = (at: 0 | 1 | 2) => ['string', rows.map((each) => each[at])] as const
        const found = tuples({ a: side(0), b: side(1), c: side(2) }, 'equal')
        const texts = rows.map((each) => JSON.stringify(each))
        for (let i = 0; i < rows.length; i++) {
          for (let j = 0; j < i; j++) expect(found[i] === found[j]).toBe(texts[i] === texts[j])
        }
      }),
    )
  })
})
