/**
 * The names and types of an expression.
 *
 * Question: does every name mean a column or a function, and every operand have a type that its operator
 * takes? Types are those of the columns; nothing is converted in silence but an integer to a number, a
 * number to a decimal and back, and a date to the first moment of its day.
 * Cost: linear in the expression.
 */
import type { LogicalType } from '../batch/type.js'
import type { Expression, Span } from './ast.js'
import {
  checkArithmetic,
  checkBetween,
  checkCast,
  checkComparison,
  checkIn,
  checkLike,
  checkNegation,
  checkSame,
  unify,
} from './check-operators.js'
import { expectType, type Operand, typeText } from './coerce.js'
import {
  checkCall,
  checkDifference,
  checkPart,
  functionNames,
  partFunctions,
  requireCount,
} from './functions.js'
import { constantOf } from './literal.js'
import { attempt, type Problem, quoted, refuse } from './problem.js'
import type { Typed, ValueType } from './typed.js'

/** A column that an expression can name. */
export interface NamedType {
  readonly name: string
  readonly type: LogicalType
}

/** The known name that is nearest to a mistyped one. */
export type Nearest = (name: string, known: Iterable<string>) => string | undefined

/** An expression that can be evaluated, or the first thing that is wrong with it. */
export type Checked =
  | { readonly typed: Typed; readonly problem?: never }
  | { readonly typed?: never; readonly problem: Problem }

/**
 * Checks an expression, which must be true or false of a row, against columns. A name means the column
 * that is spelt so, or else the only one that is spelt so but for case.
 */
export function checkExpression(
  expression: Expression,
  columns: readonly NamedType[],
  nearest?: Nearest,
): Checked {
  const result = attempt(() => condition(expression, { columns, nearest }))
  return 'problem' in result ? result : { typed: result.value }
}

interface Context {
  readonly columns: readonly NamedType[]
  readonly nearest: Nearest | undefined
}

function operandOf(expression: Expression, context: Context): Operand {
  return { typed: check(expression, context), at: expression }
}

/** An expression that must be boolean. */
function condition(expression: Expression, context: Context): Typed {
  const operand = operandOf(expression, context)
  const { type } = operand.typed
  if (type !== 'boolean' && type !== 'null') {
    refuse(expression, `expected a condition, true or false, found ${typeText(type)}`)
  }
  return expectType(operand, 'boolean', 'a condition')
}

function check(expression: Expression, context: Context): Typed {
  const operand = (each: Expression) => operandOf(each, context)
  switch (expression.kind) {
    case 'null':
    case 'boolean':
    case 'number':
    case 'text':
    case 'moment':
      return constantOf(expression)
    case 'column':
      return checkColumn(expression, context)
    case 'negate':
      return checkNegation(operand(expression.operand), expression)
    case 'not':
      return negation(condition(expression.operand, context))
    case 'and':
    case 'or': {
      const operands = expression.operands.map((each) => condition(each, context))
      return { op: expression.kind, operands, type: 'boolean' }
    }
    case 'concatenate': {
      const values = expression.operands.map((each) => {
        return expectType(operand(each), 'string', 'text beside ||')
      })
      return { op: 'call', name: 'concatenate', arguments: values, type: 'string' }
    }
    case 'arithmetic': {
      const { operator, left, right } = expression
      return checkArithmetic(operator, operand(left), operand(right), expression)
    }
    case 'compare': {
      const { operator, left, right } = expression
      return checkComparison(operator, operand(left), operand(right), expression)
    }
    case 'case':
      return checkCase(expression, context)
    case 'cast':
      return checkCast(operand(expression.operand), expression.type, expression.safe)
    case 'extract': {
      const { part } = expression
      return checkPart(operand(expression.operand), part, expression, context.nearest)
    }
    case 'call':
      return checkFunction(expression, context)
    default:
      return checkPredicate(expression, context)
  }
}

type Predicate = Extract<
  Expression,
  { readonly kind: 'distinct' | 'between' | 'in' | 'like' | 'is' }
>

/** Those that have a form with NOT. */
function checkPredicate(expression: Predicate, context: Context): Typed {
  const operand = (each: Expression) => operandOf(each, context)
  const { not } = expression
  switch (expression.kind) {
    case 'distinct': {
      const same = checkSame(operand(expression.left), operand(expression.right), expression)
      return not ? same : negation(same)
    }
    case 'between': {
      const { low, high } = expression
      const whole = operand(expression.operand)
      return negatedIf(not, checkBetween(whole, operand(low), operand(high), expression))
    }
    case 'in': {
      const items = expression.items.map(operand)
      return negatedIf(not, checkIn(operand(expression.operand), items, expression))
    }
    case 'like': {
      const { pattern, escapeCharacter } = expression
      return negatedIf(
        not,
        checkLike(operand(expression.operand), operand(pattern), escapeCharacter),
      )
    }
    case 'is': {
      const isNull = expression.value === 'NULL'
      const inner = expression.operand
      const typed = isNull ? check(inner, context) : condition(inner, context)
      const value = expression.value.toLowerCase() as 'null' | 'true' | 'false' | 'unknown'
      return negatedIf(not, { op: 'is', operand: typed, value, type: 'boolean' })
    }
  }
}

function checkColumn(
  expression: Extract<Expression, { readonly kind: 'column' }>,
  { columns, nearest }: Context,
): Typed {
  const found = findColumn(expression.name, expression, columns)
  if (found === undefined) {
    const names = columns.map(({ name }) => name)
    const suggestion = nearest?.(expression.name, names)
    refuse(expression, `unknown column ${quoted(expression.name)}`, suggestion)
  }
  const type: ValueType = found.type === 'unknown' ? 'null' : found.type
  return { op: 'column', name: found.name, type }
}

/** The column that a name means; undefined where there is none. Refuses a name that means several. */
function findColumn(name: string, at: Span, columns: readonly NamedType[]): NamedType | undefined {
  const exact = columns.find((column) => column.name === name)
  if (exact !== undefined) return exact
  const folded = name.toLowerCase()
  const found = columns.filter((column) => column.name.toLowerCase() === folded)
  if (found.length > 1) {
    const names = found.slice(0, 3).map((column) => quoted(column.name))
    refuse(at, `${quoted(name)} may mean ${names.join(' or ')}; spell it as the column is`)
  }
  return found[0]
}

function checkCase(
  expression: Extract<Expression, { readonly kind: 'case' }>,
  context: Context,
): Typed {
  const { operand, branches, otherwise } = expression
  const subject = operand === undefined ? undefined : operandOf(operand, context)
  const whens = branches.map(({ when }) =>
    subject === undefined
      ? condition(when, context)
      : checkComparison('=', subject, operandOf(when, context), when),
  )
  const last: Operand =
    otherwise === undefined
      ? { typed: { op: 'constant', type: 'null', value: null }, at: expression }
      : operandOf(otherwise, context)
  const results = branches.map(({ result }) => operandOf(result, context))
  const values = unify([...results, last], 'CASE')
  const rest = values.at(-1) as Typed
  return {
    op: 'choose',
    branches: whens.map((when, index) => ({ when, result: values[index] as Typed })),
    otherwise: rest,
    type: rest.type,
  }
}

function checkFunction(
  expression: Extract<Expression, { readonly kind: 'call' }>,
  context: Context,
): Typed {
  const { name } = expression
  const operands = expression.arguments.map((each) => operandOf(each, context))
  const part = partFunctions.get(name)
  if (part !== undefined) {
    requireCount(name, operands, { least: 1, most: 1 }, expression)
    return checkPart(operands[0] as Operand, name, expression)
  }
  if (name === 'DATEDIFF' || name === 'DATE_DIFF') return checkDifference(operands, expression)
  if (name === 'COALESCE') return coalesce(operands, expression)
  if (name === 'NULLIF') return nullIf(operands, expression)
  const call = checkCall(name, operands, expression)
  if (call !== undefined) return call
  const at = { start: expression.start, end: expression.start + name.length }
  return refuse(at, `unknown function ${quoted(name)}`, context.nearest?.(name, functionNames))
}

/** The first value that is not null. */
function coalesce(operands: readonly Operand[], at: Span): Typed {
  requireCount('COALESCE', operands, { least: 1, most: Infinity }, at)
  const values = unify(operands, 'COALESCE')
  const last = values.at(-1) as Typed
  if (values.length === 1) return last
  const branches = values.slice(0, -1).map((value) => ({ when: isPresent(value), result: value }))
  return { op: 'choose', branches, otherwise: last, type: last.type }
}

function isPresent(operand: Typed): Typed {
  return negation({ op: 'is', operand, value: 'null', type: 'boolean' })
}

/** Null where both are equal, the first otherwise. */
function nullIf(operands: readonly Operand[], at: Span): Typed {
  requireCount('NULLIF', operands, { least: 2, most: 2 }, at)
  const [first, second] = operands as [Operand, Operand]
  const { type } = first.typed
  const when = checkComparison('=', first, second, at)
  const none: Typed = { op: 'constant', type, value: null }
  return { op: 'choose', branches: [{ when, result: none }], otherwise: first.typed, type }
}

function negation(operand: Typed): Typed {
  return { op: 'not', operand, type: 'boolean' }
}

function negatedIf(not: boolean, typed: Typed): Typed {
  return not ? negation(typed) : typed
}
