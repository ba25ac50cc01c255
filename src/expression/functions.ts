/** The functions that an expression can call: their names, what they take, what they give. */
import type { Span } from './ast.js'
import { expectType, isNumericType, type Operand, typeText } from './coerce.js'
import { refuse } from './problem.js'
import type { DatePart, FunctionName, Typed, ValueType } from './typed.js'

interface Signature {
  readonly name: FunctionName
  readonly takes: readonly ('text' | 'integer' | 'numeric')[]
  /** Arguments that must be there; by default all. Of a function that takes any number, at least. */
  readonly least?: number
  /** Takes any number of arguments, all as the last. */
  readonly isOpen?: boolean
  /** `same`: the type of the first argument, decimals as numbers. */
  readonly gives: ValueType | 'same'
}

const text = (name: FunctionName): Signature => ({ name, takes: ['text'], gives: 'string' })
const onNumber = (name: FunctionName): Signature => ({ name, takes: ['numeric'], gives: 'same' })
const length: Signature = { name: 'length', takes: ['text'], gives: 'integer' }
const substring: Signature = {
  name: 'substring',
  takes: ['text', 'integer', 'integer'],
  least: 2,
  gives: 'string',
}

const signatures: Readonly<Record<string, Signature>> = {
  ABS: onNumber('absolute'),
  CEIL: onNumber('ceiling'),
  CEILING: onNumber('ceiling'),
  CHARACTER_LENGTH: length,
  CHAR_LENGTH: length,
  CONCAT: { name: 'concat', takes: ['text'], isOpen: true, gives: 'string' },
  FLOOR: onNumber('floor'),
  LENGTH: length,
  LOWER: text('lower'),
  LTRIM: text('trim-start'),
  MOD: { name: 'remainder', takes: ['numeric', 'numeric'], gives: 'same' },
  ROUND: { name: 'round', takes: ['numeric', 'integer'], least: 1, gives: 'same' },
  RTRIM: text('trim-end'),
  STARTS_WITH: { name: 'starts-with', takes: ['text', 'text'], gives: 'boolean' },
  SUBSTR: substring,
  SUBSTRING: substring,
  TRIM: text('trim'),
  UPPER: text('upper'),
}

/** Parts of a point in time that are functions of their own too. */
export const partFunctions: ReadonlyMap<string, DatePart> = new Map([
  ['YEAR', 'year'],
  ['QUARTER', 'quarter'],
  ['MONTH', 'month'],
  ['DAY', 'day'],
  ['HOUR', 'hour'],
  ['MINUTE', 'minute'],
  ['SECOND', 'second'],
])

const parts: ReadonlyMap<string, DatePart> = new Map([
  ...partFunctions,
  ['WEEK', 'week'],
  ['DOW', 'dow'],
  ['ISODOW', 'isodow'],
  ['DOY', 'doy'],
  ['EPOCH', 'epoch'],
])

/** Every name that can stand before a bracket. */
export const functionNames: readonly string[] = [
  ...Object.keys(signatures),
  ...partFunctions.keys(),
  'CAST',
  'COALESCE',
  'DATEDIFF',
  'EXTRACT',
  'NULLIF',
  'TRY_CAST',
]

/** A call of one of the functions with a fixed signature; undefined where it is none of them. */
export function checkCall(name: string, operands: readonly Operand[], at: Span): Typed | undefined {
  const signature = Object.hasOwn(signatures, name) ? signatures[name] : undefined
  if (signature === undefined) return undefined
  const { takes, isOpen = false, least = takes.length } = signature
  requireCount(name, operands, { least, most: isOpen ? Infinity : takes.length }, at)
  const kindOf = (index: number) => takes[Math.min(index, takes.length - 1)] ?? 'text'
  const checked = operands.map((operand, index) => argument(operand, kindOf(index), name))
  const isWhole = checked.every(({ type }) => type === 'integer')
  const values =
    signature.name === 'remainder' && !isWhole ? checked.map((typed) => asNumber(typed)) : checked
  const type = signature.gives === 'same' ? (values[0]?.type ?? 'number') : signature.gives
  return { op: 'call', name: signature.name, arguments: values, type }
}

/** `EXTRACT(part FROM x)`, `YEAR(x)`. */
export function checkPart(
  operand: Operand,
  part: string,
  at: Span,
  nearest?: (name: string, known: Iterable<string>) => string | undefined,
): Typed {
  const known = parts.get(part)
  if (known === undefined) {
    refuse(
      at,
      `unknown part ${part}`,
      nearest?.(part, parts.keys()) ?? [...parts.keys()].join(', '),
    )
  }
  const { typed } = operand
  const hasDate = typed.type === 'date' || typed.type === 'timestamp' || typed.type === 'null'
  const isClock = known === 'hour' || known === 'minute' || known === 'second'
  if (!hasDate && !(typed.type === 'time' && isClock)) {
    const expected = isClock ? 'a timestamp or a time' : 'a date or a timestamp'
    refuse(operand.at, `${part} expects ${expected}, found ${typeText(typed.type)}`)
  }
  const moment = expectType(operand, typed.type === 'time' ? 'time' : 'timestamp', 'a timestamp')
  return { op: 'call', name: 'extract', part: known, arguments: [moment], type: 'integer' }
}

/** `DATEDIFF('day', from, to)`: the boundaries of the part that lie between. */
export function checkDifference(operands: readonly Operand[], at: Span): Typed {
  requireCount('DATEDIFF', operands, { least: 3, most: 3 }, at)
  const [unit, ...moments] = operands as [Operand, Operand, Operand]
  const word = unit.typed.op === 'constant' ? String(unit.typed.value).toUpperCase() : ''
  const part = [...partFunctions.keys(), 'WEEK'].includes(word) ? parts.get(word) : undefined
  if (part === undefined) {
    refuse(
      unit.at,
      "expected 'year', 'quarter', 'month', 'week', 'day', 'hour', 'minute' or 'second'",
    )
  }
  const values = moments.map((each) => expectType(each, 'timestamp', 'a date or a timestamp'))
  return { op: 'call', name: 'difference', part, arguments: values, type: 'integer' }
}

export function requireCount(
  name: string,
  operands: readonly Operand[],
  { least, most }: { readonly least: number; readonly most: number },
  at: Span,
): void {
  if (operands.length >= least && operands.length <= most) return
  const range =
    most === least ? `${least}` : most === Infinity ? `${least} or more` : `${least} to ${most}`
  refuse(at, `${name} takes ${range} ${most === 1 ? 'value' : 'values'}, found ${operands.length}`)
}

function argument(operand: Operand, kind: 'text' | 'integer' | 'numeric', name: string): Typed {
  const { typed, at } = operand
  if (kind === 'text') return expectType(operand, 'string', `text for ${name}`)
  if (kind === 'integer') return expectType(operand, 'integer', `an integer for ${name}`)
  if (typed.type === 'null') return expectType(operand, 'integer', '')
  if (!isNumericType(typed.type)) {
    refuse(at, `${name} expects a number, found ${typeText(typed.type)}`)
  }
  return typed.type === 'decimal' ? asNumber(typed) : typed
}

/** A number of any type as a double. */
export function asNumber(typed: Typed): Typed {
  if (typed.type === 'number') return typed
  return { op: 'cast', type: 'number', operand: typed, safe: false }
}
