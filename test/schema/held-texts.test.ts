import { describe, expect, it } from 'vitest'
import type { Batch } from '../../src/batch/batch.js'
import { heldTexts } from '../../src/schema/held-texts.js'
import { column, dictionary } from '../support/text-columns.js'

const texts = ['x', 'y', null, 'x']
const batch = (...columns: Batch['columns']): Batch => ({ length: 4, firstRow: 1, columns })

describe('heldTexts', () => {
  it('counts the values of a column over batches, whatever they lie in', () => {
    const plain = batch(column('number', ['1', '2', '3', '4']), column('string', texts))
    const coded = batch(column('number', ['1', '2', '3', '4']), dictionary(texts))
    expect([...heldTexts([plain, coded], 1)]).toEqual([
      ['x', 4],
      ['y', 2],
    ])
    expect(heldTexts([plain], 0).get('3')).toBe(1)
  })
})
