/** Which types meet, and as which: conversions that lose nothing that the other side has. */
import type { Span } from './ast.js'
import { refuse } from './problem.js'
import type { Typed, ValueType } from './typed.js'

/** A checked part of an expression, and where it stands. */
export interface Operand {
  readonly typed: Typed
  readonly at: Span
}

const numeric: ReadonlySet<ValueType> = new Set(['integer', 'number', 'decimal'])

export function isNumericType(type: ValueType): boolean {
  return numeric.has(type)
}

/** The type that values of all these have in common; undefined where there is none. */
export function commonType(types: readonly ValueType[]): ValueType | undefined {
  const known = new Set(types.filter((type) => type !== 'null'))
  const [first = 'null'] = known
  if (known.size <= 1) return first
  if ([...known].every(isNumericType)) return known.has('number') ? 'number' : 'decimal'
  const isMoment = [...known].every((type) => type === 'date' || type === 'timestamp')
  return isMoment ? 'timestamp' : undefined
}

/** The same value in another type; the caller has made sure that the types meet. */
export function convert(typed: Typed, type: ValueType): Typed {
  if (typed.type === type) return typed
  if (typed.op === 'constant') {
    if (typed.value === null) return { op: 'constant', type, value: null }
    if (type === 'decimal') return { op: 'constant', type, value: typed.text ?? `${typed.value}` }
  }
  if (typed.type === 'null' && typed.op === 'column') return { ...typed, type }
  return { op: 'cast', type, operand: typed, safe: false }
}

/**
 * Two operands that are to be compared, as they can be. Integers and numbers stay as they are, since
 * they are compared exactly; a decimal is compared with a literal by its digits, with other numbers as
 * the nearest double.
 */
export function comparable(left: Operand, right: Operand, at: Span): [Typed, Typed] {
  const [a, b] = [left.typed, right.typed]
  const type = commonType([a.type, b.type])
  if (type === undefined) refuseTypes(left, right, at)
  if (type === 'null') return [convert(a, 'string'), convert(b, 'string')]
  const hasDecimal = a.type === 'decimal' || b.type === 'decimal'
  const isDigits = ({ op, type: of }: Typed) => of !== 'number' || op === 'constant'
  if (hasDecimal && isDigits(a) && isDigits(b))
    return [convert(a, 'decimal'), convert(b, 'decimal')]
  const isPlain = isNumericType(type) && !hasDecimal
  if (isPlain && a.type !== 'null' && b.type !== 'null') return [a, b]
  return [convert(a, type), convert(b, type)]
}

function refuseTypes(left: Operand, right: Operand, at: Span): never {
  const [a, b] = [left.typed, right.typed]
  return refuse(
    at,
    `cannot compare ${typeText(a.type)} with ${typeText(b.type)}${adviceFor(a, b) ?? adviceFor(b, a) ?? ''}`,
  )
}

/** What to write where a text stands for something else. */
function adviceFor(other: Typed, text: Typed): string | undefined {
  if (text.type !== 'string') return undefined
  const isLiteral = text.op === 'constant'
  if (other.type === 'date' || other.type === 'time' || other.type === 'timestamp') {
    const word = other.type.toUpperCase()
    return `; write ${isLiteral ? `${word} '…'` : `CAST(… AS ${word})`}`
  }
  if (isNumericType(other.type)) {
    return isLiteral ? '; write numbers without quotes' : '; write CAST(… AS DOUBLE PRECISION)'
  }
  return other.type === 'boolean' && isLiteral ? '; write TRUE or FALSE' : undefined
}

/** The operand as a value of the type. Refuses one that is none. */
export function expectType(operand: Operand, type: ValueType, what: string): Typed {
  const { typed, at } = operand
  const common = commonType([typed.type, type])
  if (common !== type) refuse(at, `expected ${what}, found ${typeText(typed.type)}`)
  return convert(typed, type)
}

/** A type as messages name it. */
export function typeText(type: ValueType): string {
  return type === 'null' ? 'NULL' : type
}
