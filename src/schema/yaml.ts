/**
 * YAML or JSON text as a tree of plain nodes that know where they stand: the door to the `yaml`
 * package.
 *
 * A schema is data only. Anchors, aliases, merge keys and tags are refused: a file that builds itself
 * is hard to read, and aliases of aliases can grow without bound.
 */
import type { Node, Pair, YAMLMap } from 'yaml'
import { CST, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument } from 'yaml'

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
  const tooDeep = depthProblem(text)
  if (tooDeep !== undefined) return { root: undefined, problems: [tooDeep] }
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    logLevel: 'error',
  })
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

/**
 * Nesting without end would exhaust the parser's stack, which cannot be caught in every engine; a
 * schema has five levels. A block collection needs a further column for each level it is nested.
 */
function depthProblem(text: string): Problem | undefined {
  let line = 1
  let column = 1
  let depth = 0
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token)
    if (type === 'flow-map-start' || type === 'flow-seq-start') depth++
    else if (type === 'flow-map-end' || type === 'flow-seq-end') depth = Math.max(0, depth - 1)
    const block = type === 'seq-item-ind' || type === 'map-value-ind' || type === 'explicit-key-ind'
    if (depth > maximumDepth || (depth === 0 && block && column > maximumIndent)) {
      return { place: { line, column, length: 1 }, message: 'nested too deeply for a schema' }
    }
    const newline = token.lastIndexOf('\n')
    if (newline < 0) column += token.length
    else {
      column = token.length - newline
      for (let at = newline; at >= 0; at = token.lastIndexOf('\n', at - 1)) {
        line++
        if (at === 0) break
      }
    }
  }
  return undefined
}
