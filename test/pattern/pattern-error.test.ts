import { expect, it } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { PatternError } from '../../src/pattern/pattern-error.js'

it('says where, counted in characters, and why', () => {
  const error = new PatternError({ source: '😀é(', position: 3, reason: 'no' })
  expect(error).toBeInstanceOf(UsageError)
  expect(error.message).toBe('pattern "😀é(", character 3: no')
  expect(error.position).toBe(3)
})

it('shows the beginning of a long pattern, in one line', () => {
  const { message } = new PatternError({ source: '\n'.repeat(1000), position: 0, reason: 'no' })
  expect(message.length).toBeLessThan(200)
  expect(message).not.toContain('\n')
})
