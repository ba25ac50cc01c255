/** The tokens of an expression as its parser walks over them, with the limits on nesting. */
import type { Expression, Span } from './ast.js'
import type { Token } from './lexer.js'
import { quoted, refuse } from './problem.js'

/** Levels of nesting, of brackets as of operators. Twice what people write, and no risk to the stack. */
export const MAXIMUM_DEPTH = 200

export interface Cursor {
  /** The next token. */
  peek(): Token
  /** The token behind it. */
  peekSecond(): Token
  /** Takes the next token. */
  next(): Token
  /** The end of the token taken last. */
  readonly end: number
  /** Whether the next token is this word, bare, in any case. */
  isWord(word: string): boolean
  takeWord(word: string): boolean
  takeSymbol(symbol: string): boolean
  expectWord(word: string): void
  expectSymbol(symbol: string): void
  /** A part of the expression one level down. */
  nested<Value>(work: () => Value): Value
  /** Notes that a node stands above the others. */
  build<Node extends Expression>(node: Node, children: readonly Expression[]): Node
}

export function cursorOf(tokens: readonly Token[]): Cursor {
  let position = 0
  let level = 0
  let end = 0
  const depths = new Map<Expression, number>()
  const tokenAt = (index: number) => tokens[Math.min(index, tokens.length - 1)] as Token
  const peek = () => tokenAt(position)
  const isWord = (word: string) => peek().kind === 'name' && peek().value.toUpperCase() === word
  const isSymbol = (symbol: string) => peek().kind === 'symbol' && peek().value === symbol
  const next = () => {
    const token = peek()
    position++
    end = token.end
    return token
  }
  const take = (isThere: boolean) => {
    if (isThere) next()
    return isThere
  }
  return {
    peek,
    peekSecond: () => tokenAt(position + 1),
    next,
    get end() {
      return end
    },
    isWord,
    takeWord: (word) => take(isWord(word)),
    takeSymbol: (symbol) => take(isSymbol(symbol)),
    expectWord(word) {
      if (!take(isWord(word))) refuseToken(peek(), word)
    },
    expectSymbol(symbol) {
      if (!take(isSymbol(symbol))) refuseToken(peek(), symbol)
    },
    nested(work) {
      requireDepth(++level, peek())
      const value = work()
      level--
      return value
    },
    build(node, children) {
      let deepest = 0
      for (const child of children) deepest = Math.max(deepest, depths.get(child) ?? 1)
      requireDepth(deepest + 1, node)
      depths.set(node, deepest + 1)
      return node
    },
  }
}

/** Ends parsing at a token that should have been another. */
export function refuseToken(token: Token, expected: string): never {
  return refuse(token, `expected ${expected}, found ${describe(token)}`)
}

function describe({ kind, value }: Token): string {
  if (kind === 'end') return 'the end'
  return kind === 'text' ? `the text ${quoted(value)}` : quoted(value)
}

function requireDepth(depth: number, { start, end }: Span): void {
  if (depth <= MAXIMUM_DEPTH) return
  const span = { start, end: Math.max(start, Math.min(end, start + 1)) }
  refuse(span, `nested more than ${MAXIMUM_DEPTH} levels deep; split the expression`)
}
