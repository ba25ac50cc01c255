import { describe, expect, it } from 'vitest'
import {
  adviceText,
  attempt,
  positionOf,
  problemText,
  quoted,
  Refusal,
  refuse,
} from '../../src/expression/problem.js'

describe('problems', () => {
  it('stand somewhere and say what was meant', () => {
    const problem = { start: 5, end: 6, message: 'unknown column "b"', suggestion: 'c' }
    expect(problemText('a =\n b', problem)).toBe('at 2:2: unknown column "b"; did you mean c?')
    expect(adviceText({ message: 'no' })).toBe('no')
    expect(positionOf('a\r\nb', 3)).toEqual({ line: 2, column: 1 })
  })

  it('end the work, and nothing else is caught', () => {
    expect(attempt(() => 1)).toEqual({ value: 1 })
    const found = attempt(() => refuse({ start: 1, end: 2 }, 'no', 'yes'))
    expect(found).toEqual({ problem: { start: 1, end: 2, message: 'no', suggestion: 'yes' } })
    expect(() => refuse({ start: 0, end: 1 }, 'no')).toThrow(Refusal)
    expect(() => attempt(() => JSON.parse('{'))).toThrow(SyntaxError)
  })

  it('quote words of the text in one line, cut short', () => {
    expect(quoted('a\nb')).toBe('"a\\nb"')
    expect(quoted('x'.repeat(100)).length).toBeLessThan(50)
  })
})
