import { describe, expect, it } from 'vitest'
import { summaryTable } from './summary.js'

const timed = (name: string, wall: number) => ({
  name,
  costs: [{ wall, processor: null, memory: null }],
})
const results = (peer: number) => [
  timed('driftgate profile, 2 workers', 1),
  timed('driftgate profile, 1 worker', 1.8),
  timed('driftgate check, 2 workers', 1.3),
  timed('DuckDB SUMMARIZE', peer),
  { name: 'pandas describe', costs: [], failure: 'no memory' },
]

describe('summaryTable', () => {
  it('marks what is reached, and says what is missed', () => {
    const measured = [
      { shape: 'long', results: results(10) },
      { shape: 'text', results: results(2) },
    ]
    const lines = summaryTable(measured, true).split('\n')
    expect(lines.at(-2)).toBe(
      '| long | **0.10** (at most 0.15) |  |  |  |  |  |  | 1.30 (missed: at most 1.2) | **1.80** (at least 1.7) |',
    )
    expect(lines.at(-1)).toBe(
      '| text | 0.50 (missed: at most 0.4) |  |  |  |  |  |  | 1.30 | 1.80 |',
    )
  })

  it('judges no file that is smaller than what the limits were set for', () => {
    const text = summaryTable([{ shape: 'long', results: results(2) }], false)
    expect(text.split('\n').at(-1)).toBe('| long | 0.50 |  |  |  |  |  |  | 1.30 | 1.80 |')
  })
})
