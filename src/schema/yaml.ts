/**
 * YAML or JSON text as a tree of plain nodes that know where they stand: the door to the `yaml`
 * package.
 *
 * A schema is data only. Anchors, aliases, merge keys and tags are refused: a file that builds itself
 * is hard to read, and aliases of aliases can grow without bound.
 */
import type { Document, Node, Pair, YAMLMap } from 'yaml'
import {
  Composer,
  CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  parseDocument,
  YAMLParseError,
} from 'yaml'

/** Lines and columns count from 1; `length` is in characters, on that line. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly length: number
}

export interface Entry {
  readonly key: string
  readonly keyPlace: Place
  readonly value: Tree
}

export type Tree =
  | { readonly kind: 'map'; readonly place: Place; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly place: Place; readonly items: readonly Tree[] }
  | {
      readonly kind: 'scalar'
      readonly place: Place
      readonly value: string | number | boolean | null
      /** As it is written, without quotes: keeps the digits of large integers. */
      readonly source: string
    }

/** Something wrong, and where. */
export interface Problem {
  readonly place: Place
  readonly message: string
}

const maximumDepth = 64
const maximumIndent = 200
const nothing: Place = { line: 1, column: 1, length: 1 }

/** Parses text. The tree is undefined where the text is empty or cannot be parsed. */
export function readYaml(text: string): { root: Tree | undefined; problems: Problem[] } {
  const lines = new LineCounter()
  const depth = new DepthGuard()
  const document = documentOf(text, lines, depth)
  const { problem } = depth
  if (document === undefined || problem !== undefined) {
    return { root: undefined, problems: problem === undefined ? [] : [problem] }
  }
  const place = (start: number, end: number): Place => {
    const { line, col } = lines.linePos(start)
    const lineEnd = lines.lineStarts[line] ?? text.length + 1
    const length = Math.max(1, Math.min(end, lineEnd - 1) - start)
    return { line: Math.max(1, line), column: Math.max(1, col), length }
  }
  const problems: Problem[] = [...document.errors, ...document.warnings].map((error) => ({
    place: place(error.pos[0], error.pos[1]),
    message: sentence(error.message),
  }))
  if (problems.length > 0 || document.contents === null) return { root: undefined, problems }
  const root = treeOf(document.contents as Node, { place, problems })
  return { root, problems }
}

/** The comments of a text, in its order, without their marks. */
export function readComments(text: string): readonly string[] {
  return [...new Lexer().lex(text)]
    .filter((token) => CST.tokenType(token) === 'comment')
    .map((token) => token.replace(/^#+ ?/, '').trim())
}

/** Where a part of a text lies; offsets count UTF-16 units. Comments and blank lines behind it are not in it. */
export type Layout =
  | {
      readonly kind: 'map'
      readonly start: number
      readonly end: number
      readonly isFlow: boolean
      readonly pairs: readonly LayoutPair[]
    }
  | {
      readonly kind: 'list'
      readonly start: number
      readonly end: number
      readonly isFlow: boolean
      readonly items: readonly Layout[]
    }
  | { readonly kind: 'scalar'; readonly start: number; readonly end: number }

export interface LayoutPair {
  readonly key: string
  /** Of the key. */
  readonly start: number
  readonly value: Layout
}

/** The layout of a text that {@link readYaml} reads without a problem. */
export function readLayout(text: string): Layout | undefined {
  const { contents } = parseDocument(text, { schema: 'core', merge: false, logLevel: 'error' })
  return contents === null ? undefined : layoutOf(contents as Node)
}

function layoutOf(node: Node): Layout {
  const [start, end] = node.range ?? [0, 0]
  const isFlow = 'flow' in node && node.flow === true
  if (isMap(node)) {
    const pairs = node.items.map((pair: Pair): LayoutPair => {
      const key = pair.key as Node
      const after = key.range?.[1] ?? start
      const value = pair.value as Node | null
      return {
        key: isScalar(key) ? String(key.value) : '',
        start: key.range?.[0] ?? start,
        value: value === null ? { kind: 'scalar', start: after, end: after } : layoutOf(value),
      }
    })
    const last = pairs.at(-1)?.value.end
    return { kind: 'map', start, end: isFlow ? end : (last ?? end), isFlow, pairs }
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => layoutOf(item as Node))
    const last = items.at(-1)?.end
    return { kind: 'list', start, end: isFlow ? end : (last ?? end), isFlow, items }
  }
  return { kind: 'scalar', start, end }
}

interface Reading {
  readonly place: (start: number, end: number) => Place
  readonly problems: Problem[]
}

function treeOf(node: Node | null, reading: Reading): Tree {
  const place = placeOf(node, reading)
  if (isAlias(node)) return refused(place, 'an alias', reading)
  if (node !== null && 'anchor' in node && node.anchor !== undefined) {
    return refused(place, 'an anchor', reading)
  }
  if (node?.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
    return refused(place, `the tag ${node.tag}`, reading)
  }
  if (isMap(node)) return { kind: 'map', place, entries: entriesOf(node, reading) }
  if (isSeq(node)) {
    const items = node.items.map((item) => treeOf(item as Node | null, reading))
    return { kind: 'list', place, items }
  }
  if (isScalar(node)) {
    const value = node.value
    const plain = typeof value === 'number' || typeof value === 'boolean' || value === null
    const source = plain ? (node.source ?? String(value)) : String(value)
    return { kind: 'scalar', place, value: plain ? value : source, source }
  }
  return { kind: 'scalar', place, value: null, source: '' }
}

function entriesOf(map: YAMLMap, reading: Reading): Entry[] {
  return map.items.map((pair: Pair) => {
    const keyNode = pair.key as Node | null
    const keyPlace = placeOf(keyNode, reading)
    const value = pair.value as Node | null
    if (!isScalar(keyNode))
      reading.problems.push({ place: keyPlace, message: 'a key must be text' })
    const key = isScalar(keyNode) ? String(keyNode.value) : ''
    if (key === '<<') reading.problems.push({ place: keyPlace, message: refusal('a merge key') })
    const tree: Tree =
      value === null
        ? { kind: 'scalar', place: keyPlace, value: null, source: '' }
        : treeOf(value, reading)
    return { key, keyPlace, value: tree }
  })
}

function placeOf(node: Node | null, { place }: Reading): Place {
  const range = node?.range
  return range === undefined || range === null ? nothing : place(range[0], range[1])
}

function refused(place: Place, what: string, reading: Reading): Tree {
  reading.problems.push({ place, message: refusal(what) })
  return { kind: 'scalar', place, value: null, source: '' }
}

const refusal = (what: string) => `${what} is not allowed in a schema: write the value out`

/** The parser's message in the house's form: lower case, one line, no full stop. */
function sentence(message: string): string {
  const line = (message.split('\n')[0] ?? '').replace(/[.:]?\s*$/, '')
  return line.charAt(0).toLowerCase() + line.slice(1)
}

/** The first document of the text; a second one is an error of it. */
function documentOf(text: string, lines: LineCounter, depth: DepthGuard): Document | undefined {
  const composer = new Composer({
    prettyErrors: false,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    logLevel: 'error',
  })
  let document: Document | undefined
  for (const next of composer.compose(tokensOf(text, lines, depth), true, text.length)) {
    if (document === undefined) document = next
    else {
      const [start, end] = next.range
      document.errors.push(
        new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'Source contains multiple documents'),
      )
      break
    }
  }
  return document
}

/** What the parser makes of the text, which ends where it is nested too deeply. */
function* tokensOf(text: string, lines: LineCounter, depth: DepthGuard): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  for (const lexeme of new Lexer().lex(text)) {
    if (depth.isTooDeep(lexeme)) return
    yield* parser.next(lexeme)
  }
  yield* parser.end()
}

/**
 * Nesting without end would exhaust the parser's stack, which cannot be caught in every engine; a
 * schema has five levels. A block collection needs a further column for each level it is nested.
 */
class DepthGuard {
  problem: Problem | undefined
  #line = 1
  #column = 1
  #depth = 0

  /** Whether the next lexeme is one level too many; the others before it were not. */
  isTooDeep(lexeme: string): boolean {
    if (lexeme === '{' || lexeme === '[') this.#depth++
    else if (lexeme === '}' || lexeme === ']') this.#depth = Math.max(0, this.#depth - 1)
    const isBlock = lexeme === '-' || lexeme === ':' || lexeme === '?'
    const isFar = this.#depth === 0 && isBlock && this.#column > maximumIndent
    if (this.#depth > maximumDepth || isFar) {
      const place = { line: this.#line, column: this.#column, length: 1 }
      this.problem = { place, message: 'nested too deeply for a schema' }
      return true
    }
    this.#pass(lexeme)
    return false
  }

  #pass(lexeme: string): void {
    const newline = lexeme.lastIndexOf('\n')
    if (newline < 0) {
      this.#column += lexeme.length
      return
    }
    this.#column = lexeme.length - newline
    for (let at = newline; at >= 0; at = at === 0 ? -1 : lexeme.lastIndexOf('\n', at - 1)) {
      this.#line++
    }
  }
}
