/** The operands of an expression: literals, names, functions, CASE, CAST, EXTRACT, brackets. */
import type { CastType, Expression, Span } from './ast.js'
import { casts, castTypes } from './cast-types.js'
import { type Cursor, refuseToken } from './cursor.js'
import type { Token } from './lexer.js'
import { quoted, refuse } from './problem.js'
import { reservedWords } from './words.js'

export interface Context {
  readonly cursor: Cursor
  /** A whole expression at the cursor. */
  parse(): Expression
}

/** Words that begin something of their own where what follows says so, and are names otherwise. */
const moments: ReadonlyMap<string, 'date' | 'time' | 'timestamp'> = new Map([
  ['DATE', 'date'],
  ['TIME', 'time'],
  ['TIMESTAMP', 'timestamp'],
])

export function parsePrimary(context: Context): Expression {
  const { cursor } = context
  const token = cursor.next()
  const span = { start: token.start, end: token.end }
  switch (token.kind) {
    case 'number':
      return { kind: 'number', text: token.value, ...span }
    case 'text':
      return { kind: 'text', value: token.value, ...span }
    case 'quoted':
      return { kind: 'column', name: token.value, ...span }
    case 'name':
      return parseName(context, token)
    case 'symbol':
      if (token.value === '(') {
        const inner = context.parse()
        cursor.expectSymbol(')')
        return inner
      }
      return refuseToken(token, 'a value')
    case 'end':
      return refuseToken(token, 'a value')
  }
}

function parseName(context: Context, token: Token): Expression {
  const { cursor } = context
  const span = { start: token.start, end: token.end }
  const word = token.value.toUpperCase()
  if (word === 'NULL') return { kind: 'null', ...span }
  if (word === 'TRUE' || word === 'FALSE')
    return { kind: 'boolean', value: word === 'TRUE', ...span }
  if (word === 'CASE') return parseCase(context, token)
  if (reservedWords.has(word)) refuseToken(token, 'a value')
  const following = cursor.peek()
  const type = moments.get(word)
  if (following.kind === 'text') {
    if (type === undefined) refuse(following, `expected an operator, found a text behind ${word}`)
    cursor.next()
    return { kind: 'moment', type, text: following.value, start: token.start, end: following.end }
  }
  if (following.kind !== 'symbol' || following.value !== '(') {
    return { kind: 'column', name: token.value, ...span }
  }
  cursor.next()
  if (word === 'CAST' || word === 'TRY_CAST') return parseCast(context, token, word === 'TRY_CAST')
  if (word === 'EXTRACT') return parseExtract(context, token)
  return parseCall(context, token, word)
}

/** `f(a, b)`, and `SUBSTRING(x FROM a FOR b)`. Behind the opening bracket. */
function parseCall(context: Context, { start }: Span, name: string): Expression {
  const { cursor } = context
  const values: Expression[] = []
  if (!cursor.takeSymbol(')')) {
    values.push(context.parse())
    const isWorded = name === 'SUBSTRING' && cursor.takeWord('FROM')
    if (isWorded) {
      values.push(context.parse())
      if (cursor.takeWord('FOR')) values.push(context.parse())
    }
    while (!isWorded && cursor.takeSymbol(',')) values.push(context.parse())
    cursor.expectSymbol(')')
  }
  return cursor.build({ kind: 'call', name, arguments: values, start, end: cursor.end }, values)
}

/** Behind `CASE`. */
function parseCase(context: Context, { start }: Span): Expression {
  const { cursor } = context
  const operand = cursor.isWord('WHEN') ? undefined : context.parse()
  const branches: { when: Expression; result: Expression }[] = []
  while (cursor.takeWord('WHEN')) {
    const when = context.parse()
    cursor.expectWord('THEN')
    branches.push({ when, result: context.parse() })
  }
  if (branches.length === 0) refuseToken(cursor.peek(), 'WHEN')
  const otherwise = cursor.takeWord('ELSE') ? context.parse() : undefined
  cursor.expectWord('END')
  const children = branches.flatMap(({ when, result }) => [when, result])
  if (operand !== undefined) children.push(operand)
  if (otherwise !== undefined) children.push(otherwise)
  const node: Expression = {
    kind: 'case',
    branches,
    ...(operand === undefined ? {} : { operand }),
    ...(otherwise === undefined ? {} : { otherwise }),
    start,
    end: cursor.end,
  }
  return cursor.build(node, children)
}

/** `x AS type)`. */
function parseCast(context: Context, { start }: Span, safe: boolean): Expression {
  const { cursor } = context
  const operand = context.parse()
  cursor.expectWord('AS')
  const type = readType(cursor)
  cursor.expectSymbol(')')
  const node = { kind: 'cast', operand, type, safe, start, end: cursor.end } as const
  return cursor.build(node, [operand])
}

function readType(cursor: Cursor): CastType {
  const token = cursor.next()
  const word = token.value.toUpperCase()
  if (word === 'DOUBLE') cursor.takeWord('PRECISION')
  const type = token.kind === 'name' ? castTypes.get(word) : undefined
  if (type === undefined) refuseToken(token, `a type, one of ${Object.values(casts).join(', ')}`)
  const following = cursor.peek()
  if (following.value === '(') refuse(following, 'expected a type without length or precision')
  return type
}

/** `part FROM x)`. */
function parseExtract(context: Context, { start }: Span): Expression {
  const { cursor } = context
  const token = cursor.next()
  if (token.kind !== 'name') refuseToken(token, 'a part such as YEAR')
  if (!cursor.takeWord('FROM')) refuse(cursor.peek(), `expected FROM behind ${quoted(token.value)}`)
  const operand = context.parse()
  cursor.expectSymbol(')')
  const part = token.value.toUpperCase()
  return cursor.build({ kind: 'extract', part, operand, start, end: cursor.end }, [operand])
}
