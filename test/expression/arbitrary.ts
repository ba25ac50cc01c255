/** Random expressions whose types are right, over the columns of `columns`. */
import fc from 'fast-check'
import type { Expression } from '../../src/expression/ast.js'

/** Integers i, j, wide w; numbers x, y; texts s, t; truth b, c. */
export const columns = {
  integer: ['i', 'j', 'w'],
  number: ['x', 'y'],
  string: ['s', 't'],
  boolean: ['b', 'c'],
} as const

const span = { start: 0, end: 0 }
const node = (value: object) => ({ ...value, ...span }) as Expression

const column = (names: readonly string[]) =>
  fc.constantFrom(...names).map((name) => node({ kind: 'column', name }))

export const words = ['', 'a', 'b', 'ab', 'Ab', 'é', '😀a', ' a ', 'aab', '%', '_']
const integers = ['0', '1', '-1', '2', '7', '-3', '9007199254740991', '9007199254740993']
const numbers = ['0.5', '-1.5', '1e3', '0.0', '2.25']
const patterns = ['%', 'a%', '%b', '_', '__', '%a%', '_%_', 'a_', '', 'ab', '%a_%b%', '😀_']

const literals = {
  integer: fc.constantFrom(...integers).map((text) => node({ kind: 'number', text })),
  number: fc.constantFrom(...numbers).map((text) => node({ kind: 'number', text })),
  string: fc.constantFrom(...words).map((value) => node({ kind: 'text', value })),
  boolean: fc.boolean().map((value) => node({ kind: 'boolean', value })),
}

const nothing = fc.constant(node({ kind: 'null' }))
type Kind = keyof typeof columns

const { truth } = fc.letrec<Record<'truth' | 'integer' | 'number' | 'text', Expression>>((tie) => {
  const leaf = (kind: Kind) =>
    fc.oneof(
      { weight: 4, arbitrary: column(columns[kind]) },
      { weight: 2, arbitrary: literals[kind] },
      nothing,
    )
  const numeric = fc.oneof(tie('integer'), tie('number'))
  const call = (name: string, ...values: fc.Arbitrary<Expression>[]) =>
    fc.tuple(...values).map((given) => node({ kind: 'call', name, arguments: given }))
  const common = (value: fc.Arbitrary<Expression>) => [
    call('COALESCE', value, value, value),
    call('NULLIF', value, value),
    fc
      .record({
        branches: fc.array(fc.record({ when: tie('truth'), result: value }), {
          minLength: 1,
          maxLength: 2,
        }),
        otherwise: value,
      })
      .map((parts) => node({ kind: 'case', ...parts })),
  ]
  const arithmetic = (value: fc.Arbitrary<Expression>, operators: readonly string[]) =>
    fc
      .record({ operator: fc.constantFrom(...operators), left: value, right: value })
      .map((parts) => node({ kind: 'arithmetic', ...parts }))
  const comparison = (value: fc.Arbitrary<Expression>) => {
    const operator = fc.constantFrom('=', '<>', '<', '<=', '>', '>=')
    const items = fc.array(value, { minLength: 1, maxLength: 4 })
    const not = fc.boolean()
    return fc.oneof(
      fc
        .record({ operator, left: value, right: value })
        .map((parts) => node({ kind: 'compare', ...parts })),
      fc
        .record({ not, operand: value, low: value, high: value })
        .map((parts) => node({ kind: 'between', ...parts })),
      fc.record({ not, operand: value, items }).map((parts) => node({ kind: 'in', ...parts })),
      fc
        .record({ not, operand: value })
        .map((parts) => node({ kind: 'is', value: 'NULL', ...parts })),
    )
  }
  return {
    truth: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf('boolean'),
      comparison(numeric),
      comparison(tie('text')),
      comparison(tie('truth')),
      tie('truth').map((operand) => node({ kind: 'not', operand })),
      fc
        .record({
          kind: fc.constantFrom('and', 'or'),
          operands: fc.array(tie('truth'), { minLength: 2, maxLength: 3 }),
        })
        .map(node),
      fc
        .record({
          operand: tie('truth'),
          not: fc.boolean(),
          value: fc.constantFrom('TRUE', 'FALSE', 'UNKNOWN'),
        })
        .map((parts) => node({ kind: 'is', ...parts })),
      fc
        .record({
          not: fc.boolean(),
          operand: tie('text'),
          pattern: fc.oneof(
            fc.constantFrom(...patterns).map((value) => node({ kind: 'text', value })),
            tie('text'),
          ),
        })
        .map((parts) => node({ kind: 'like', ...parts })),
      call('STARTS_WITH', tie('text'), tie('text')),
      ...common(tie('truth')),
    ),
    integer: fc.oneof(
      { maxDepth: 3 },
      leaf('integer'),
      arithmetic(tie('integer'), ['+', '-', '*', '%']),
      tie('integer').map((operand) => node({ kind: 'negate', operand })),
      call('ABS', tie('integer')),
      call('LENGTH', tie('text')),
      ...common(tie('integer')),
    ),
    number: fc.oneof(
      { maxDepth: 3 },
      leaf('number'),
      arithmetic(tie('number'), ['+', '-', '*', '%']),
      arithmetic(numeric, ['/']),
      call('ABS', tie('number')),
      ...common(tie('number')),
    ),
    text: fc.oneof(
      { maxDepth: 3 },
      leaf('string'),
      fc
        .array(tie('text'), { minLength: 2, maxLength: 3 })
        .map((operands) => node({ kind: 'concatenate', operands })),
      call('UPPER', tie('text')),
      call('TRIM', tie('text')),
      call('SUBSTRING', tie('text'), tie('integer'), tie('integer')),
      ...common(tie('text')),
    ),
  }
})

/** A condition. */
export const condition: fc.Arbitrary<Expression> = truth
