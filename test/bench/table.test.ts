import { describe, expect, it } from 'vitest'
import { spreadOf } from './measure.js'
import { tableOf } from './table.js'

describe('tableOf', () => {
  it('puts the fastest first, and says how the others compare', () => {
    const cost = (wall: number, memory: number | null = 5e6) => ({ wall, processor: wall, memory })
    const results = [
      { name: 'peer', costs: [cost(2), cost(4), cost(3)] },
      { name: 'ours', costs: [cost(1.5), cost(0.5, 7e6), cost(1)] },
      { name: 'uncounted', costs: [{ wall: 6, processor: null, memory: null }] },
    ]
    const failed = { name: 'broken', costs: [], failure: 'exit 1:\nno | such thing' }
    const bases = [
      { name: 'peer', head: '÷ peer' },
      { name: 'absent', head: '÷ absent' },
    ]
    const sizes = { bytes: 9e6, cells: 1e9 }
    expect(tableOf([...results, failed], sizes, bases).split('\n')).toEqual([
      '|  | wall s (least–most) | processor s | peak MB | MB/s | ns a cell | ÷ peer | ÷ absent |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      '| ours | 1.00 (0.50–1.50) | 1.00 | 7 | 9 | 1.0 | 0.33 |  |',
      '| peer | 3.00 (2.00–4.00) | 3.00 | 5 | 3 | 3.0 | 1.00 |  |',
      '| uncounted | 6.00 (6.00–6.00) |  |  | 2 | 6.0 | 2.00 |  |',
      '',
      'broken failed: exit 1: no such thing',
    ])
  })
})

describe('spreadOf', () => {
  it('takes the middle of two where their number is even', () => {
    expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, most: 4 })
  })
})
