/**
 * The text of a row expression as a tree.
 *
 * Question: what does this text say? A subset of SQL's boolean and value expressions, in the grammar of
 * SQL:2016 part 2, sections 6 and 8, without subqueries, aggregates and anything that looks at a clock.
 * Method: precedence climbing. From loose to tight: OR; AND; NOT; IS; = <> < <= > >=; BETWEEN, IN, LIKE;
 * ||; + −; * / %; a sign. Comparisons do not chain.
 * Guarantee: linear in the text, whose length and nesting are bounded; nothing is ever run as code.
 */
import type { ArithmeticOperator, ComparisonOperator, Expression } from './ast.js'
import { type Cursor, cursorOf, refuseToken } from './cursor.js'
import { type Token, tokensOf } from './lexer.js'
import { type Context, parsePrimary } from './parse-primary.js'
import { attempt, type Problem, refuse } from './problem.js'

const OR = 1
const AND = 2
const NOT = 3
const IS = 4
const COMPARE = 5
const PREDICATE = 6
const CONCATENATE = 7
const ADD = 8
const MULTIPLY = 9
const SIGN = 10

const powers: ReadonlyMap<string, number> = new Map([
  ['OR', OR],
  ['AND', AND],
  ['IS', IS],
  ['BETWEEN', PREDICATE],
  ['IN', PREDICATE],
  ['LIKE', PREDICATE],
  ['NOT', PREDICATE],
  ...['=', '<>', '<', '<=', '>', '>='].map((symbol) => [symbol, COMPARE] as const),
  ['||', CONCATENATE],
  ['+', ADD],
  ['-', ADD],
  ['*', MULTIPLY],
  ['/', MULTIPLY],
  ['%', MULTIPLY],
])

/** An expression, or the first thing that is wrong with it. */
export type Parsed =
  | { readonly expression: Expression; readonly problem?: never }
  | { readonly expression?: never; readonly problem: Problem }

/** Reads an expression. Whether its names and types are right, `checkExpression` says. */
export function parseExpression(text: string): Parsed {
  const result = attempt(() => {
    const cursor = cursorOf(tokensOf(text))
    if (cursor.peek().kind === 'end') refuse(cursor.peek(), 'expected an expression, found nothing')
    const context: Context = { cursor, parse: () => parse(context, OR) }
    const expression = context.parse()
    if (cursor.peek().kind !== 'end') refuseToken(cursor.peek(), 'an operator or the end')
    return expression
  })
  return 'problem' in result ? result : { expression: result.value }
}

function parse(context: Context, minimum: number): Expression {
  return context.cursor.nested(() => {
    let left = parsePrefix(context, minimum)
    while (true) {
      const power = powerOf(context.cursor.peek())
      if (power < minimum) return left
      left = parseInfix(context, left, power)
    }
  })
}

/** 0 of what is no operator between two operands. */
function powerOf({ kind, value }: Token): number {
  if (kind === 'symbol') return powers.get(value) ?? 0
  return kind === 'name' ? (powers.get(value.toUpperCase()) ?? 0) : 0
}

function parsePrefix(context: Context, minimum: number): Expression {
  const { cursor } = context
  const token = cursor.peek()
  if (cursor.isWord('NOT')) {
    if (minimum > NOT) refuse(token, 'put NOT and what it negates in parentheses')
    cursor.next()
    const operand = parse(context, NOT)
    return cursor.build({ kind: 'not', operand, ...spanFrom(token, cursor) }, [operand])
  }
  if (cursor.takeSymbol('+')) return parse(context, SIGN)
  if (!cursor.takeSymbol('-')) return parsePrimary(context)
  if (cursor.peek().kind === 'number') {
    const { value, end } = cursor.next()
    return { kind: 'number', text: `-${value}`, start: token.start, end }
  }
  const operand = parse(context, SIGN)
  return cursor.build({ kind: 'negate', operand, ...spanFrom(token, cursor) }, [operand])
}

function parseInfix(context: Context, left: Expression, power: number): Expression {
  const { cursor } = context
  if (power === IS) return parseIs(context, left)
  if (power === PREDICATE) return parsePredicate(context, left)
  if (power === AND || power === OR || power === CONCATENATE)
    return parseChain(context, left, power)
  const operator = cursor.next().value
  const right = parse(context, power + 1)
  const span = spanFrom(left, cursor)
  if (power !== COMPARE) {
    const node = { left, right, operator: operator as ArithmeticOperator, ...span }
    return cursor.build({ kind: 'arithmetic', ...node }, [left, right])
  }
  if (powerOf(cursor.peek()) === COMPARE) {
    refuse(cursor.peek(), 'comparisons do not chain; join two of them with AND')
  }
  const node = { left, right, operator: operator as ComparisonOperator, ...span }
  return cursor.build({ kind: 'compare', ...node }, [left, right])
}

const chains = new Map<number, ['and' | 'or' | 'concatenate', string]>([
  [AND, ['and', 'AND']],
  [OR, ['or', 'OR']],
  [CONCATENATE, ['concatenate', '||']],
])

/** Operands of one chain are siblings, however many: a long one is not a deep one. */
function parseChain(context: Context, left: Expression, power: number): Expression {
  const { cursor } = context
  const [kind, word] = chains.get(power) ?? (['and', 'AND'] as const)
  const operands = [left]
  while (cursor.takeWord(word) || cursor.takeSymbol(word)) operands.push(parse(context, power + 1))
  return cursor.build({ kind, operands, ...spanFrom(left, cursor) }, operands)
}

/** `IS [NOT] NULL | TRUE | FALSE | UNKNOWN | DISTINCT FROM b`. */
function parseIs(context: Context, left: Expression): Expression {
  const { cursor } = context
  cursor.next()
  const not = cursor.takeWord('NOT')
  for (const value of ['NULL', 'TRUE', 'FALSE', 'UNKNOWN'] as const) {
    if (!cursor.takeWord(value)) continue
    const node = { kind: 'is', not, operand: left, value, ...spanFrom(left, cursor) } as const
    return cursor.build(node, [left])
  }
  if (!cursor.takeWord('DISTINCT')) {
    refuseToken(cursor.peek(), 'NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM')
  }
  cursor.expectWord('FROM')
  const right = parse(context, COMPARE)
  const node = { kind: 'distinct', not, left, right, ...spanFrom(left, cursor) } as const
  return cursor.build(node, [left, right])
}

/** `[NOT] BETWEEN low AND high`, `[NOT] IN (…)`, `[NOT] LIKE pattern [ESCAPE 'c']`. */
function parsePredicate(context: Context, operand: Expression): Expression {
  const { cursor } = context
  const not = cursor.takeWord('NOT')
  if (cursor.takeWord('BETWEEN')) {
    const low = parse(context, CONCATENATE)
    cursor.expectWord('AND')
    const high = parse(context, CONCATENATE)
    const node = { kind: 'between', not, operand, low, high, ...spanFrom(operand, cursor) } as const
    return cursor.build(node, [operand, low, high])
  }
  if (cursor.takeWord('IN')) {
    const items = parseItems(context)
    const node = { kind: 'in', not, operand, items, ...spanFrom(operand, cursor) } as const
    return cursor.build(node, [operand, ...items])
  }
  if (!cursor.takeWord('LIKE')) refuseToken(cursor.peek(), 'BETWEEN, IN or LIKE')
  const pattern = parse(context, CONCATENATE)
  const escapeCharacter = cursor.takeWord('ESCAPE') ? readEscape(cursor) : undefined
  const parts = {
    not,
    operand,
    pattern,
    ...(escapeCharacter === undefined ? {} : { escapeCharacter }),
  }
  const node = { kind: 'like', ...parts, ...spanFrom(operand, cursor) } as const
  return cursor.build(node, [operand, pattern])
}

function parseItems(context: Context): readonly Expression[] {
  const { cursor } = context
  cursor.expectSymbol('(')
  if (cursor.isWord('SELECT')) refuse(cursor.peek(), 'expected a list of values, found a subquery')
  const items: Expression[] = []
  do items.push(parse(context, OR))
  while (cursor.takeSymbol(','))
  cursor.expectSymbol(')')
  return items
}

function readEscape(cursor: Cursor): string {
  const token = cursor.next()
  if (token.kind !== 'text' || [...token.value].length !== 1) {
    refuseToken(token, 'one character in single quotes')
  }
  return token.value
}

function spanFrom({ start }: { readonly start: number }, { end }: Cursor) {
  return { start, end }
}
