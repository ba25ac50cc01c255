/**
 * The plain part of YAML, as most schemas are written, at a fraction of the time that all of it takes.
 *
 * Block mappings and lists by indentation, `{ }` and `[ ]` on one line, plain words, numbers and text in
 * double quotes, comments. Whatever else there is, be it legal or a mistake, is declined, and the
 * whole parser answers (`yaml.ts`); what is read here is what that would have read, places included.
 */
import type { Entry, Place, Tree } from './yaml.js'

/** More than enough for a schema. */
const MAXIMUM_DEPTH = 16
const MAXIMUM_COLUMN = 200

const key = /[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff-]*/y
const quoted = /"(?:[^"\\\n]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y
const plain = /[\w.()/+;\u0080-\uffff-](?:[\w .()/+;\u0080-\uffff-]*[\w.()/+;\u0080-\uffff-])?/y
/** What may stand behind a value: spaces, and a comment. */
const rest = /(?: *| +#[^\n]*)(?:\n|$)/y
const blank = /(?: *(?:#[^\n]*)?\n)*/y
const spaces = / */y

const number = /^-?(?:0|[1-9]\d{0,14}|(?:0|[1-9]\d*)(?:\.\d+(?:[eE][-+]?\d+)?|[eE][-+]?\d+))$/
const text = /^[A-Za-z_\u0080-\uffff]/
/** Words for truth values and nothing, in all their spellings. */
const words = /^(?:true|false|null)$/i
const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

/** The tree of the text; undefined where it has more to it than plain YAML. */
export function readPlainYaml(source: string): Tree | undefined {
  // Other white space and line ends have rules of their own.
  if (/[\t\r\0\u0085\ufeff\u2028\u2029]/.test(source)) return undefined
  const reader = new PlainReader(source)
  const tree = reader.block(0)
  return reader.isAtEnd ? tree : undefined
}

class PlainReader {
  readonly #source: string
  /** The next character, and where its line begins. */
  #at = 0
  #line = 1
  #lineStart = 0
  /** Column, from 0, of what comes next in a block; −1 behind the end. */
  #indent = -1

  constructor(source: string) {
    this.#source = source
    this.#toContent()
  }

  get isAtEnd(): boolean {
    return this.#indent < 0
  }

  /** The mapping or list whose first entry stands at this column. */
  block(indent: number): Tree | undefined {
    if (this.#indent !== indent || indent > MAXIMUM_COLUMN) return undefined
    return this.#isItem() ? this.#list(indent) : this.#map(indent)
  }

  #list(indent: number): Tree | undefined {
    const place = this.#placeOfLine()
    const items: Tree[] = []
    while (this.#indent === indent && this.#isItem()) {
      this.#at++
      this.#match(spaces)
      const item = this.#isEntry() ? this.#mapHere() : this.#lastOfLine()
      if (item === undefined) return undefined
      items.push(item)
    }
    return this.#indent > indent ? undefined : { kind: 'list', place, items }
  }

  /** A mapping that begins behind the mark of a list's item. */
  #mapHere(): Tree | undefined {
    this.#indent = this.#at - this.#lineStart
    return this.#indent > MAXIMUM_COLUMN ? undefined : this.#map(this.#indent)
  }

  #map(indent: number): Tree | undefined {
    const place = this.#placeOfLine()
    const entries: Entry[] = []
    while (this.#indent === indent) {
      const name = this.#key(entries)
      if (name === undefined) return undefined
      const value = this.#match(rest) === undefined ? this.#valueHere() : this.#valueBelow(indent)
      if (value === undefined) return undefined
      entries.push({ ...name, value })
    }
    return this.#indent > indent ? undefined : { kind: 'map', place, entries }
  }

  #valueHere(): Tree | undefined {
    return this.#match(spaces) === '' ? undefined : this.#lastOfLine()
  }

  /** In the lines below; a list may stand as far left as its key. */
  #valueBelow(indent: number): Tree | undefined {
    this.#passLine()
    if (this.#indent > indent) return this.block(this.#indent)
    return this.#indent === indent && this.#isItem() ? this.#list(indent) : undefined
  }

  #lastOfLine(): Tree | undefined {
    const tree = this.#value(0)
    if (tree === undefined || this.#match(rest) === undefined) return undefined
    this.#passLine()
    return tree
  }

  #value(depth: number): Tree | undefined {
    const first = this.#source[this.#at]
    if (first === '"') return this.#quoted()
    if (first === '{' || first === '[') return this.#flow(first, depth)
    return this.#plain()
  }

  #flow(first: '{' | '[', depth: number): Tree | undefined {
    if (depth === MAXIMUM_DEPTH) return undefined
    const start = this.#at++
    const last = first === '{' ? '}' : ']'
    const entries: Entry[] = []
    const items: Tree[] = []
    this.#match(spaces)
    if (!this.#skip(last)) {
      do {
        this.#match(spaces)
        const name = first === '{' ? this.#key(entries) : undefined
        if (first === '{' && (name === undefined || this.#match(spaces) === '')) return undefined
        const value = this.#value(depth + 1)
        if (value === undefined) return undefined
        if (name !== undefined) entries.push({ ...name, value })
        else items.push(value)
        this.#match(spaces)
      } while (this.#skip(','))
      if (!this.#skip(last)) return undefined
    }
    const place = this.#placeFrom(start)
    return first === '{' ? { kind: 'map', place, entries } : { kind: 'list', place, items }
  }

  /** A key that is not among the entries, and the colon behind it. */
  #key(entries: readonly Entry[]): Omit<Entry, 'value'> | undefined {
    const start = this.#at
    const word = this.#match(this.#source[start] === '"' ? quoted : key)
    if (word === undefined || word.length > MAXIMUM_COLUMN || words.test(word)) return undefined
    const keyPlace = this.#placeFrom(start)
    const name = word.startsWith('"') ? (JSON.parse(word) as string) : word
    const isOld = name === '<<' || entries.some((entry) => entry.key === name)
    return isOld || !this.#skip(':') ? undefined : { key: name, keyPlace }
  }

  #quoted(): Tree | undefined {
    const start = this.#at
    const literal = this.#match(quoted)
    if (literal === undefined) return undefined
    const value = JSON.parse(literal) as string
    return { kind: 'scalar', place: this.#placeFrom(start), value, source: value }
  }

  #plain(): Tree | undefined {
    const start = this.#at
    const source = this.#match(plain)
    if (source === undefined) return undefined
    const value = meaningOf(source)
    if (value === undefined) return undefined
    return { kind: 'scalar', place: this.#placeFrom(start), value, source }
  }

  #isItem(): boolean {
    return this.#source.startsWith('- ', this.#at)
  }

  /** Whether a key with its colon comes next. */
  #isEntry(): boolean {
    const start = this.#at
    const isKey = this.#match(this.#source[start] === '"' ? quoted : key) !== undefined
    const isEntry = isKey && this.#skip(':')
    this.#at = start
    return isEntry
  }

  #skip(character: string): boolean {
    const isThere = this.#source[this.#at] === character
    if (isThere) this.#at++
    return isThere
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)?.[0]
    this.#at += found?.length ?? 0
    return found
  }

  /** From the first character of a line, or the end of the text, on to what comes next. */
  #passLine(): void {
    // A last line may lack its end.
    if (this.#source[this.#at - 1] === '\n') {
      this.#line++
      this.#lineStart = this.#at
    }
    this.#toContent()
  }

  #toContent(): void {
    const skipped = this.#match(blank) ?? ''
    for (const character of skipped) if (character === '\n') this.#line++
    if (skipped !== '') this.#lineStart = this.#at
    this.#indent = this.#match(spaces)?.length ?? 0
    const isOver = this.#at === this.#source.length || this.#source[this.#at] === '#'
    if (isOver) this.#indent = -1
  }

  #placeFrom(start: number): Place {
    return { line: this.#line, column: start - this.#lineStart + 1, length: this.#at - start }
  }

  /** From here to the end of the line, as far as a block is shown. */
  #placeOfLine(): Place {
    const lineEnd = this.#source.indexOf('\n', this.#at)
    const end = lineEnd < 0 ? this.#source.length : lineEnd
    return { line: this.#line, column: this.#at - this.#lineStart + 1, length: end - this.#at }
  }
}

/** What a plain word stands for; undefined where that takes more rules than are here. */
function meaningOf(source: string): string | number | boolean | null | undefined {
  if (number.test(source)) return Number(source)
  if (!text.test(source)) return undefined
  return words.test(source) ? constants.get(source) : source
}
