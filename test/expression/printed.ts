/**
 * The text of an expression, in one form whatever the form it was written in: keywords in capitals,
 * names quoted only where they must be, no bracket that is not needed. Reading it gives the same
 * expression, and an SQL engine reads it as this one does.
 */
import type { Expression } from '../../src/expression/ast.js'
import { casts } from '../../src/expression/cast-types.js'
import { isPlainName } from '../../src/expression/words.js'

/** How tightly the form of an expression binds: see the order in parse.ts. */
const powers: Readonly<Record<Expression['kind'], number>> = {
  or: 1,
  and: 2,
  not: 3,
  is: 4,
  distinct: 4,
  compare: 5,
  between: 6,
  in: 6,
  like: 6,
  concatenate: 7,
  arithmetic: 8,
  negate: 10,
  null: 11,
  boolean: 11,
  number: 11,
  text: 11,
  moment: 11,
  column: 11,
  case: 11,
  cast: 11,
  extract: 11,
  call: 11,
}

const SIGN = 10

/** The canonical text. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'null':
      return 'NULL'
    case 'boolean':
      return expression.value ? 'TRUE' : 'FALSE'
    case 'number':
      return expression.text
    case 'text':
      return textLiteral(expression.value)
    case 'moment':
      return `${expression.type.toUpperCase()} ${textLiteral(expression.text)}`
    case 'column':
      return printName(expression.name)
    case 'negate':
      return printNegation(expression.operand)
    case 'not':
      return `NOT ${within(expression.operand, powers.not)}`
    case 'and':
    case 'or':
    case 'concatenate': {
      const joint = { and: ' AND ', or: ' OR ', concatenate: ' || ' }[expression.kind]
      const power = powers[expression.kind] + 1
      return expression.operands.map((operand) => within(operand, power)).join(joint)
    }
    case 'call':
      return `${expression.name}(${expression.arguments.map(printExpression).join(', ')})`
    case 'extract':
      return `EXTRACT(${expression.part} FROM ${printExpression(expression.operand)})`
    case 'cast': {
      const { safe, operand, type } = expression
      return `${safe ? 'TRY_CAST' : 'CAST'}(${printExpression(operand)} AS ${casts[type]})`
    }
    case 'case':
      return printCase(expression)
    default:
      return printOperator(expression)
  }
}

type Operator = Extract<
  Expression,
  { readonly kind: 'is' | 'distinct' | 'compare' | 'between' | 'in' | 'like' | 'arithmetic' }
>

function printOperator(expression: Operator): string {
  const power = powerOf(expression)
  const not = 'not' in expression && expression.not ? 'NOT ' : ''
  switch (expression.kind) {
    case 'is':
      return `${within(expression.operand, power)} IS ${not}${expression.value}`
    case 'distinct': {
      const { left, right } = expression
      return `${within(left, power)} IS ${not}DISTINCT FROM ${within(right, power + 1)}`
    }
    case 'compare': {
      const { left, right, operator } = expression
      return `${within(left, power + 1)} ${operator} ${within(right, power + 1)}`
    }
    case 'arithmetic': {
      const { left, right, operator } = expression
      return `${within(left, power)} ${operator} ${within(right, power + 1)}`
    }
    case 'between': {
      const { operand, low, high } = expression
      const bounds = `${within(low, power + 1)} AND ${within(high, power + 1)}`
      return `${within(operand, power + 1)} ${not}BETWEEN ${bounds}`
    }
    case 'in': {
      const items = expression.items.map(printExpression).join(', ')
      return `${within(expression.operand, power + 1)} ${not}IN (${items})`
    }
    case 'like': {
      const { operand, pattern, escapeCharacter } = expression
      const tail = escapeCharacter === undefined ? '' : ` ESCAPE ${textLiteral(escapeCharacter)}`
      return `${within(operand, power + 1)} ${not}LIKE ${within(pattern, power + 1)}${tail}`
    }
  }
}

function printCase(expression: Extract<Expression, { readonly kind: 'case' }>): string {
  const { operand, branches, otherwise } = expression
  const parts = branches.map(
    ({ when, result }) => `WHEN ${printExpression(when)} THEN ${printExpression(result)}`,
  )
  if (operand !== undefined) parts.unshift(printExpression(operand))
  if (otherwise !== undefined) parts.push(`ELSE ${printExpression(otherwise)}`)
  return `CASE ${parts.join(' ')} END`
}

/** Two minus signs in a row would begin a comment, one before digits would be their sign. */
function printNegation(operand: Expression): string {
  if (operand.kind === 'number' && !operand.text.startsWith('-')) return `-(${operand.text})`
  const text = within(operand, SIGN)
  return text.startsWith('-') ? `- ${text}` : `-${text}`
}

function within(operand: Expression, minimum: number): string {
  const text = printExpression(operand)
  return powerOf(operand) < minimum ? `(${text})` : text
}

function powerOf(expression: Expression): number {
  const isProduct = expression.kind === 'arithmetic' && !'+-'.includes(expression.operator)
  return isProduct ? powers.arithmetic + 1 : powers[expression.kind]
}

/** A name as it can stand in an expression. */
export function printName(name: string): string {
  return isPlainName(name) ? name : `"${name.replaceAll('"', '""')}"`
}

function textLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
