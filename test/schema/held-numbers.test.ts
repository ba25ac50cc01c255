import { describe, expect, it } from 'vitest'
import { heldNumbers } from '../../src/schema/held-numbers.js'
import { memorySource } from '../../src/sources/memory.js'

describe('heldNumbers', () => {
  it('gives ordered columns as numbers, NaN where there is none, across batches', async () => {
    const source = memorySource({
      name: 'm',
      columns: {
        day: [new Date(86_400_000), null, new Date(3 * 86_400_000)],
        text: ['a', 'b', 'c'],
        big: [2n ** 60n, null, 1n],
        open: [true, false, null],
        share: [0.5, null, 0.25],
      },
    })
    const fields = await source.fields()
    for await (const batch of source.read(fields)) {
      expect(heldNumbers(fields, [batch, batch])).toEqual([
        { name: 'day', kind: 'date', values: Float64Array.of(1, Number.NaN, 3, 1, Number.NaN, 3) },
        {
          name: 'big',
          kind: 'number',
          values: Float64Array.of(2 ** 60, Number.NaN, 1, 2 ** 60, Number.NaN, 1),
        },
        {
          name: 'share',
          kind: 'number',
          values: Float64Array.of(0.5, Number.NaN, 0.25, 0.5, Number.NaN, 0.25),
        },
      ])
    }
  })
})
