import { describe, expect, it } from 'vitest'
import { faultCounter, joinFaults } from '../../src/sources/fault-counter.js'

describe('faultCounter', () => {
  it('counts all and keeps the first five', () => {
    const counter = faultCounter()
    let asked = 0
    for (let row = 1; row <= 20; row++) {
      counter.add('row.ragged', row, () => {
        asked++
        return `row ${row}`
      })
    }
    counter.add('byte.nul', 3, () => '😀'.repeat(80))
    const [nul, ragged] = counter.faults()
    expect([ragged?.count, ragged?.samples.map(({ row }) => row), asked]).toEqual([
      20,
      [1, 2, 3, 4, 5],
      5,
    ])
    expect(nul?.samples[0]?.value).toBe(`${'😀'.repeat(50)}…`)
  })

  it('cuts no character in two', () => {
    const counter = faultCounter()
    counter.add('byte.nul', 1, () => `x${'😀'.repeat(80)}`)
    expect(counter.faults()[0]?.samples[0]?.value).toBe(`x${'😀'.repeat(49)}…`)
  })
})

describe('joinFaults', () => {
  it('adds counts and moves rows, but not those of a header', () => {
    const first = [
      {
        code: 'row.ragged',
        count: 2,
        samples: [
          { row: 1, value: 'a' },
          { row: 2, value: 'b' },
        ],
      },
    ] as const
    const second = [
      {
        code: 'row.ragged',
        count: 9,
        samples: [1, 2, 3, 4, 5].map((row) => ({ row, value: 'c' })),
      },
      { code: 'header.empty', count: 1, samples: [{ row: 0, value: '' }] },
    ] as const
    expect(joinFaults(first, second, 10)).toEqual([
      { code: 'header.empty', count: 1, samples: [{ row: 0, value: '' }] },
      {
        code: 'row.ragged',
        count: 11,
        samples: [
          { row: 1, value: 'a' },
          { row: 2, value: 'b' },
          ...[11, 12, 13].map((row) => ({ row, value: 'c' })),
        ],
      },
    ])
    expect(joinFaults([], [], 3)).toEqual([])
  })
})
