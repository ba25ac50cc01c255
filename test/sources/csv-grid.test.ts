import { describe, expect, it } from 'vitest'
import { partitionBytesOf } from '../../src/sources/csv-grid.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'

describe('partitionBytesOf', () => {
  it('is 16 MiB, and more in proportion to many columns', () => {
    const sizes = [1, 18, 256, 257, 1000, 100_000].map((count) =>
      partitionBytesOf(ROW_LIMITS, count),
    )
    expect(sizes.map((size) => size / 2 ** 24)).toEqual([1, 1, 1, 2, 4, 391])
  })
})
