import { describe, expect, it } from 'vitest'
import { examples, exitCodes, explainExamples } from '../../src/commands/help.js'

describe('help', () => {
  it('names every exit code', () => {
    expect([...exitCodes.matchAll(/^ {2}(\d+) /gm)].map(([, code]) => code)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '130',
    ])
  })

  it('shows examples that fit a terminal', () => {
    for (const line of `${examples}${explainExamples}`.split('\n').filter((each) => each !== '')) {
      expect(line).toMatch(/^(Examples:| {2}driftgate [a-z]+ .{1,70})$/)
      expect(line.length).toBeLessThanOrEqual(80)
    }
  })
})
