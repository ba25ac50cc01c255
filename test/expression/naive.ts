/** Expressions of a row, value by value, as the standard reads them: slow, and written apart. */
import type { Expression } from '../../src/expression/ast.js'

/** Integers are bigint; FAILED is what SQL would end the statement for. */
export const FAILED = Symbol('failed')
export type Value = null | boolean | number | bigint | string | typeof FAILED
export type Row = Readonly<Record<string, Value>>

/** The value of an expression of integers, numbers, texts and truth. */
export function valueAt(expression: Expression, row: Row): Value {
  const of = (each: Expression) => valueAt(each, row)
  switch (expression.kind) {
    case 'null':
      return null
    case 'boolean':
    case 'text':
      return expression.value
    case 'number':
      return /^-?\d+$/.test(expression.text) ? BigInt(expression.text) : Number(expression.text)
    case 'column':
      return row[expression.name] as Value
    case 'negate':
      return strict([of(expression.operand)], ([a]) =>
        typeof a === 'bigint' ? whole(-a) : 0 - Number(a),
      )
    case 'not':
      return negation(of(expression.operand))
    case 'and':
      return expression.operands.map(of).reduce((a, b) => both(a, b, false))
    case 'or':
      return expression.operands.map(of).reduce((a, b) => both(a, b, true))
    case 'concatenate':
      return strict(expression.operands.map(of), (texts) => texts.join(''))
    case 'arithmetic':
      return strict([of(expression.left), of(expression.right)], ([a, b]) =>
        calculate(expression.operator, a as Number2, b as Number2),
      )
    case 'compare':
      return compared(expression.operator, of(expression.left), of(expression.right))
    case 'between': {
      const [x, low, high] = [expression.operand, expression.low, expression.high].map(of)
      const inside = both(
        compared('>=', x as Value, low as Value),
        compared('<=', x as Value, high as Value),
        false,
      )
      return expression.not ? negation(inside) : inside
    }
    case 'in': {
      const x = of(expression.operand)
      const found = expression.items
        .map((item) => compared('=', x, of(item)))
        .reduce((a, b) => both(a, b, true))
      return expression.not ? negation(found) : found
    }
    case 'like': {
      const found = strict([of(expression.operand), of(expression.pattern)], ([text, pattern]) =>
        likeExpression(String(pattern)).test(String(text)),
      )
      return expression.not ? negation(found) : found
    }
    case 'is': {
      const x = of(expression.operand)
      if (x === FAILED) return FAILED
      const wanted = { NULL: null, UNKNOWN: null, TRUE: true, FALSE: false }[expression.value]
      return (x === wanted) !== expression.not
    }
    case 'case': {
      for (const { when, result } of expression.branches) {
        const truth = of(when)
        if (truth === FAILED) return FAILED
        if (truth === true) return of(result)
      }
      return expression.otherwise === undefined ? null : of(expression.otherwise)
    }
    case 'call':
      return called(expression.name, expression.arguments.map(of))
    default:
      throw new Error(`the naive reading has no ${expression.kind}`)
  }
}

type Number2 = number | bigint

function strict(values: readonly Value[], work: (values: readonly Value[]) => Value): Value {
  if (values.includes(FAILED)) return FAILED
  return values.includes(null) ? null : work(values)
}

function whole(value: bigint): Value {
  return BigInt.asIntN(64, value) === value ? value : FAILED
}

function negation(value: Value): Value {
  return typeof value === 'boolean' ? !value : value
}

/** AND where `decisive` is false, OR where it is true. */
function both(a: Value, b: Value, decisive: boolean): Value {
  if (a === decisive || b === decisive) return decisive
  if (a === FAILED || b === FAILED) return FAILED
  return a === null || b === null ? null : !decisive
}

function calculate(operator: string, a: Number2, b: Number2): Value {
  if (operator === '/') return Number(b) === 0 ? FAILED : Number(a) / Number(b)
  if (operator === '%' && Number(b) === 0) return FAILED
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    return whole({ '+': a + b, '-': a - b, '*': a * b, '%': b === 0n ? 0n : a % b }[operator] ?? 0n)
  }
  const [x, y] = [Number(a), Number(b)]
  return { '+': x + y, '-': x - y, '*': x * y, '%': x % y }[operator] ?? Number.NaN
}

function compared(operator: string, a: Value, b: Value): Value {
  return strict([a, b], ([x, y]) => {
    const order = orderOf(x as Value, y as Value)
    switch (operator) {
      case '=':
        return order === 0
      case '<>':
        return order !== 0
      case '<':
        return order < 0
      case '<=':
        return order <= 0
      case '>':
        return order > 0
      default:
        return order >= 0
    }
  })
}

function orderOf(a: Value, b: Value): number {
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)))
  const [x, y] = [a as Number2, b as Number2]
  if (x < y) return -1
  if (x > y) return 1
  return Number(Number.isNaN(Number(x))) - Number(Number.isNaN(Number(y)))
}

function likeExpression(pattern: string): RegExp {
  const source = [...pattern].map((point) => {
    if (point === '%') return '.*'
    return point === '_' ? '.' : point.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  })
  return new RegExp(`^${source.join('')}$`, 'su')
}

function called(name: string, values: readonly Value[]): Value {
  if (name === 'COALESCE') return values.find((value) => value !== null) ?? null
  if (name === 'NULLIF') {
    const equal = compared('=', values[0] as Value, values[1] as Value)
    return equal === FAILED ? FAILED : equal === true ? null : (values[0] as Value)
  }
  return strict(values, ([a, b, c]) => {
    switch (name) {
      case 'ABS':
        return typeof a === 'bigint' ? whole(a < 0n ? -a : a) : Math.abs(Number(a))
      case 'LENGTH':
        return BigInt([...String(a)].length)
      case 'UPPER':
        return String(a).toUpperCase()
      case 'TRIM':
        return String(a).replaceAll(/^ +| +$/g, '')
      case 'STARTS_WITH':
        return String(a).startsWith(String(b))
      case 'SUBSTRING': {
        const [from, count] = [Number(b) - 1, Number(c)]
        if (count < 0) return FAILED
        return [...String(a)].filter((_, i) => i >= from && i < from + count).join('')
      }
      default:
        throw new Error(`the naive reading has no ${name}`)
    }
  })
}
