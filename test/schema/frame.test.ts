import { expect, it } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { usageErrorOf } from '../../src/schema/frame.js'

const problem = (line: number, column: number, length = 1) => ({
  place: { line, column, length },
  message: `wrong at ${line}`,
})

it('orders problems by their place and frames each', () => {
  const error = usageErrorOf([problem(3, 1), problem(1, 2, 3)], 'f.yaml', 'abcdef\nsecond\nthird')
  expect(error).toBeInstanceOf(UsageError)
  expect(error.message).toBe(
    [
      'f.yaml:1:2: wrong at 1',
      '  1 | abcdef',
      '    |  ^^^',
      '  2 | second',
      '',
      'f.yaml:3:1: wrong at 3',
      '  2 | second',
      '  3 | third',
      '    | ^',
    ].join('\n'),
  )
})

it('moves along a long line', () => {
  const text = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`
  const [, line, carets] = usageErrorOf([problem(1, 501, 4)], 'f', text).message.split('\n')
  expect(line?.length).toBeLessThan(120)
  const start = carets?.indexOf('^') ?? -1
  expect(line?.slice(start, start + 4)).toBe('HERE')
  expect(carets?.slice(start)).toBe('^^^^')
})

it('aligns line numbers of different widths', () => {
  const text = Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join('\n')
  expect(usageErrorOf([problem(9, 1)], 'f', text).message).toContain('   8 | line 8\n   9 | line 9')
})
