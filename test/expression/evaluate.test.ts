import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../src/expression/check.js'
import { compileExpression, evaluateExpression, frameOf } from '../../src/expression/evaluate.js'
import { parseExpression } from '../../src/expression/parse.js'
import { condition, words } from './arbitrary.js'
import { FAILED, type Row, type Value, valueAt } from './naive.js'
import { printExpression } from './printed.js'
import { answers, type Cell, rowsOf } from './rows.js'

const integer = fc.constantFrom('0', '1', '-1', '2', '5', '9007199254740991', '-9007199254740991')
const wide = fc.constantFrom(
  '0',
  '3',
  '9007199254740993',
  '-9223372036854775808',
  '9223372036854775807',
)
const number = fc.constantFrom('0', '1', '0.5', '-1.5', 'NaN', 'Infinity', '-Infinity', '1e300')
const text = fc.constantFrom(...words.filter((word) => word.trim() !== ''))
const truth = fc.constantFrom('true', 'false')
/** A cell that is not of its column's type makes its row one that cannot be evaluated. */
const misfit = 'misfit'

const kinds = {
  i: integer,
  j: integer,
  w: wide,
  x: number,
  y: number,
  s: text,
  t: text,
  b: truth,
  c: truth,
}
const types = {
  i: 'integer',
  j: 'integer',
  w: 'wide',
  x: 'number',
  y: 'number',
  s: 'string',
  t: 'string',
  b: 'boolean',
  c: 'boolean',
} as const

const rowArbitrary = fc.record(
  Object.fromEntries(
    Object.entries(kinds).map(([name, cell]) => {
      const isText = name === 's' || name === 't'
      const odd = isText ? [] : [{ weight: 1, arbitrary: fc.constant<Cell>(misfit) }]
      return [
        name,
        fc.oneof(
          { weight: 8, arbitrary: cell },
          { weight: 2, arbitrary: fc.constant<Cell>(null) },
          ...odd,
        ),
      ]
    }),
  ),
) as fc.Arbitrary<Record<string, Cell>>

function read(name: string, cell: Cell): Value {
  if (cell === null) return null
  if (name === 's' || name === 't') return cell
  if (cell === misfit) return FAILED
  if (name === 'b' || name === 'c') return cell === 'true'
  return name === 'x' || name === 'y' ? Number(cell) : BigInt(cell)
}

function letter(value: Value): string {
  if (value === FAILED) return 'E'
  return value === null ? 'U' : value === true ? 'T' : 'F'
}

describe('evaluateExpression', () => {
  it('says of every row of a batch what a naive reading of the row says', () => {
    fc.assert(
      fc.property(
        condition,
        fc.array(rowArbitrary, { minLength: 1, maxLength: 12 }),
        (expression, cells) => {
          const names = Object.keys(types) as (keyof typeof types)[]
          const rows = rowsOf(
            Object.fromEntries(
              names.map((name) => [
                name,
                [types[name], cells.map((row) => row[name] ?? null)] as const,
              ]),
            ),
          )
          const checked = checkExpression(expression, rows.types)
          expect(checked.problem).toBeUndefined()
          if (checked.typed === undefined) return
          const found = [...evaluateExpression(checked.typed, rows.names, rows.batch)]
          const expected = cells.map((row) => {
            const values = Object.fromEntries(
              names.map((name) => [name, read(name, row[name] ?? null)]),
            )
            return letter(valueAt(expression, values as Row))
          })
          expect(found.map((each) => 'FTUE'[each]).join(''), printExpression(expression)).toBe(
            expected.join(''),
          )
        },
      ),
      { numRuns: 600 },
    )
  })

  it('does not hang on where a batch is cut', () => {
    const cells: Cell[] = ['1', null, '3', 'x', '5', '9007199254740991']
    const whole = answers('i * 2 > 5', rowsOf({ i: ['integer', cells] }))
    const parts = cells.map((cell) => answers('i * 2 > 5', rowsOf({ i: ['integer', [cell]] })))
    expect(whole).toBe(parts.join(''))
    expect(whole).toBe('FUTETT')
  })

  it('is of an empty batch nothing, of a constant every row', () => {
    expect(answers('i > 0', rowsOf({ i: ['integer', []] }))).toBe('')
    expect(answers('TRUE', rowsOf({ i: ['integer', ['1', '2', null]] }))).toBe('TTT')
    expect(answers('1 / 0 = 1', rowsOf({ i: ['integer', ['1', '2']] }))).toBe('EE')
  })
})

describe('compileExpression', () => {
  const rows = rowsOf({ s: ['string', ['a', 'b', null]], i: ['integer', ['1', '2', '3']] })
  const compile = (text: string) => {
    const parsed = parseExpression(text)
    const checked = checkExpression(parsed.expression as never, rows.types)
    return compileExpression(checked.typed as never, rows.names)
  }

  it('prepares a column once for the conditions of one frame', () => {
    const frame = frameOf(rows.batch)
    expect([...compile("s = 'a'")(frame)]).toEqual([1, 0, 2])
    const known = frame.known.get('0 string')
    expect([...compile("s <> 'a'")(frame)]).toEqual([0, 1, 2])
    expect(frame.known.get('0 string')).toBe(known)
    expect(frame.known.size).toBe(1)
  })

  it('computes what several parts share once', () => {
    const frame = frameOf(rows.batch)
    expect([...compile('i + 1 BETWEEN 2 AND 3')(frame)]).toEqual([1, 1, 0])
    expect([...frame.known.keys()].filter((key) => typeof key === 'object')).toHaveLength(1)
  })

  it('refuses a batch that is not as was checked', () => {
    const condition = compile('i > 1')
    const other = rowsOf({ s: ['string', ['a']], i: ['date', ['2020-01-01']] })
    expect(() => condition(frameOf(other.batch))).toThrow(/type date where integer was checked/)
    expect(() => condition(frameOf({ length: 1, columns: [] }))).toThrow(/without column i/)
    const checked = checkExpression(parseExpression('i > 1').expression as never, rows.types)
    expect(() => compileExpression(checked.typed as never, ['s'])).toThrow(/column i is not among/)
  })
})
