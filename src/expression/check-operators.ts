/** What operators take and give, and the operations that they stand for. */
import type { ArithmeticOperator, CastType, ComparisonOperator, Span } from './ast.js'
import {
  commonType,
  comparable,
  convert,
  expectType,
  isNumericType,
  type Operand,
  typeText,
} from './coerce.js'
import { asNumber } from './functions.js'
import { refuse } from './problem.js'
import type { Constant, FunctionName, Typed, ValueType } from './typed.js'

export function checkComparison(
  operator: ComparisonOperator,
  left: Operand,
  right: Operand,
  at: Span,
): Typed {
  const [a, b] = comparable(left, right, at)
  return { op: 'compare', operator, left: a, right: b, type: 'boolean' }
}

export function checkSame(left: Operand, right: Operand, at: Span): Typed {
  const [a, b] = comparable(left, right, at)
  return { op: 'same', left: a, right: b, type: 'boolean' }
}

/** `low <= x AND x <= high`, x computed once. */
export function checkBetween(operand: Operand, low: Operand, high: Operand, at: Span): Typed {
  const operands = [
    checkComparison('<=', low, operand, at),
    checkComparison('<=', operand, high, at),
  ]
  return { op: 'and', operands, type: 'boolean' }
}

/** Constants are looked up together, the rest are compared one by one. */
export function checkIn(operand: Operand, items: readonly Operand[], at: Span): Typed {
  const { type } = operand.typed
  const isSought = type !== 'decimal' && type !== 'boolean' && type !== 'null'
  const constants: Constant[] = []
  const tests: Typed[] = []
  for (const item of items) {
    const [sought, typed] = comparable(operand, item, item.at)
    const isSame = sought === operand.typed && typed.op === 'constant'
    if (isSought && isSame && typed.value !== null) constants.push(typed.value)
    else tests.push({ op: 'compare', operator: '=', left: sought, right: typed, type: 'boolean' })
  }
  if (constants.length > 0) {
    tests.unshift({ op: 'among', operand: operand.typed, items: constants, type: 'boolean' })
  }
  const [only] = tests
  if (only === undefined) return refuse(at, 'expected a value in the list')
  return tests.length === 1 ? only : { op: 'or', operands: tests, type: 'boolean' }
}

export function checkLike(
  operand: Operand,
  pattern: Operand,
  escapeCharacter: string | undefined,
): Typed {
  const typed = expectType(operand, 'string', 'text before LIKE')
  const against = expectType(pattern, 'string', 'text behind LIKE')
  if (
    escapeCharacter !== undefined &&
    against.op === 'constant' &&
    typeof against.value === 'string'
  ) {
    requireEscapes(against.value, escapeCharacter, pattern.at)
  }
  const how = escapeCharacter === undefined ? {} : { escapeCharacter }
  return { op: 'like', operand: typed, pattern: against, ...how, type: 'boolean' }
}

/** Behind the escape character stand only %, _ and itself (SQL:2016, data exception 22025). */
function requireEscapes(pattern: string, escapeCharacter: string, at: Span): void {
  const characters = [...pattern]
  for (let i = 0; i < characters.length; i++) {
    if (characters[i] !== escapeCharacter) continue
    const following = characters[++i]
    if (following !== '%' && following !== '_' && following !== escapeCharacter) {
      refuse(
        at,
        `expected %, _ or ${escapeCharacter} behind the escape character ${escapeCharacter}`,
      )
    }
  }
}

const names: Readonly<Record<ArithmeticOperator, FunctionName>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'remainder',
}

/** Numbers; a date and a number of days; the days between two dates. */
export function checkArithmetic(
  operator: ArithmeticOperator,
  left: Operand,
  right: Operand,
  at: Span,
): Typed {
  const days = daysOf(operator, left.typed, right.typed)
  if (days !== undefined) return days
  for (const operand of [left, right]) requireNumber(operand, operator, at)
  const values = [left.typed, right.typed].map((typed) =>
    typed.type === 'null' ? convert(typed, 'integer') : typed,
  )
  const isWhole = operator !== '/' && values.every(({ type }) => type === 'integer')
  const numbers = isWhole ? values : values.map(asNumber)
  const type = isWhole ? 'integer' : 'number'
  return { op: 'call', name: names[operator], arguments: numbers, type }
}

function daysOf(operator: ArithmeticOperator, a: Typed, b: Typed): Typed | undefined {
  const isDays = ({ type }: Typed) => type === 'integer' || type === 'null'
  const call = (type: ValueType, first: Typed, second: Typed): Typed => ({
    op: 'call',
    name: names[operator],
    arguments: [first, second],
    type,
  })
  if (operator === '-' && a.type === 'date' && b.type === 'date') return call('integer', a, b)
  if (operator !== '+' && operator !== '-') return undefined
  if (a.type === 'date' && isDays(b)) return call('date', a, convert(b, 'integer'))
  if (operator === '+' && isDays(a) && b.type === 'date')
    return call('date', b, convert(a, 'integer'))
  return undefined
}

function requireNumber({ typed, at }: Operand, operator: string, whole: Span): void {
  const { type } = typed
  if (isNumericType(type) || type === 'null') return
  if (type === 'timestamp' || type === 'date' || type === 'time') {
    refuse(whole, `${operator} is not defined for ${type}; write DATEDIFF('second', from, to)`)
  }
  const advice = operator === '+' && type === 'string' ? '; write || to join texts' : ''
  refuse(at, `${operator} expects a number, found ${typeText(type)}${advice}`)
}

export function checkNegation(operand: Operand, at: Span): Typed {
  requireNumber(operand, '-', at)
  const { typed } = operand
  const value = typed.type === 'null' ? convert(typed, 'integer') : typed
  const number = value.type === 'decimal' ? asNumber(value) : value
  return { op: 'call', name: 'negate', arguments: [number], type: number.type }
}

/** The branches of CASE and the values of COALESCE as one type. */
export function unify(operands: readonly Operand[], what: string): readonly Typed[] {
  const type = commonType(operands.map(({ typed }) => typed.type))
  if (type !== undefined) return operands.map(({ typed }) => convert(typed, type))
  const [first, ...rest] = operands as [Operand, ...Operand[]]
  const other = rest.find(({ typed }) => commonType([first.typed.type, typed.type]) === undefined)
  const odd = other ?? first
  return refuse(
    odd.at,
    `${what} expects values of one type, found ${typeText(first.typed.type)} and ` +
      typeText(odd.typed.type),
  )
}

const sources: Readonly<Record<CastType, readonly ValueType[]>> = {
  integer: ['number', 'decimal', 'boolean', 'string'],
  number: ['integer', 'decimal', 'boolean', 'string'],
  string: ['integer', 'number', 'decimal', 'boolean', 'date', 'time', 'timestamp'],
  boolean: ['integer', 'string'],
  date: ['timestamp', 'string'],
  time: ['timestamp', 'string'],
  timestamp: ['date', 'string'],
}

export function checkCast({ typed, at }: Operand, type: CastType, safe: boolean): Typed {
  if (typed.type === type || typed.type === 'null') return convert(typed, type)
  if (!sources[type].includes(typed.type)) {
    refuse(at, `${typeText(typed.type)} cannot be cast to ${type}`)
  }
  return { op: 'cast', type, operand: typed, safe }
}
