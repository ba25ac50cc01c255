/**
 * Typed readers of a parsed tree: each gives a value or reports why there is none.
 *
 * They never throw, so that a file with many mistakes is told all of them at once.
 */
import { nearest } from './suggest.js'
import type { Entry, Place, Problem, Tree } from './yaml.js'

export type Report = (place: Place, message: string) => void

export function reporter(problems: Problem[]): Report {
  return (place, message) => problems.push({ place, message })
}

/** What a tree is, in words. */
export function describe(tree: Tree): string {
  if (tree.kind !== 'scalar') return tree.kind === 'map' ? 'a mapping' : 'a list'
  if (tree.value === null) return 'nothing'
  if (typeof tree.value === 'string') return JSON.stringify(clip(tree.value))
  return clip(tree.source)
}

const clip = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/**
 * The entries of a mapping by key. Keys outside `known` are reported with the nearest known one; the
 * others are returned. Undefined where the tree is not a mapping, which is reported.
 */
export function readFields(
  tree: Tree,
  known: readonly string[],
  report: Report,
): ReadonlyMap<string, Entry> | undefined {
  if (tree.kind !== 'map') {
    report(tree.place, `expected a mapping, found ${describe(tree)}`)
    return undefined
  }
  const fields = new Map<string, Entry>()
  for (const entry of tree.entries) {
    if (known.includes(entry.key)) fields.set(entry.key, entry)
    else report(entry.keyPlace, unknownWord('key', entry.key, known))
  }
  return fields
}

/** `unknown key "nuls": did you mean "nulls"?`, or all known words where none is near. */
export function unknownWord(what: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  const advice =
    meant === undefined ? `expected one of ${known.join(', ')}` : `did you mean ${meant}?`
  return `unknown ${what} ${JSON.stringify(clip(word))}: ${advice}`
}

/** An interval of numbers. `open` excludes its ends. */
export interface NumberBounds {
  readonly minimum: number
  readonly maximum: number
  readonly open?: boolean
  readonly integer?: boolean
}

export function readNumber(tree: Tree, bounds: NumberBounds, report: Report): number | undefined {
  const expected = `${bounds.integer === true ? 'a whole number' : 'a number'}${span(bounds)}`
  if (tree.kind !== 'scalar' || typeof tree.value !== 'number' || !isWithin(tree.value, bounds)) {
    report(tree.place, `expected ${expected}, found ${describe(tree)}`)
    return undefined
  }
  return tree.value
}

function isWithin(value: number, { minimum, maximum, open, integer }: NumberBounds): boolean {
  if (!Number.isFinite(value)) return false
  if (integer === true && !Number.isSafeInteger(value)) return false
  return open === true ? value > minimum && value < maximum : value >= minimum && value <= maximum
}

function span({ minimum, maximum, open }: NumberBounds): string {
  if (minimum === -Infinity) return ''
  if (maximum === Infinity) return open === true ? ` above ${minimum}` : ` of at least ${minimum}`
  return open === true
    ? ` between ${minimum} and ${maximum} (exclusive)`
    : ` from ${minimum} to ${maximum}`
}

export function readBoolean(tree: Tree, report: Report): boolean | undefined {
  if (tree.kind === 'scalar' && typeof tree.value === 'boolean') return tree.value
  report(tree.place, `expected true or false, found ${describe(tree)}`)
  return undefined
}

/** Text; a number or a boolean counts as the text it is written as. */
export function readText(tree: Tree, report: Report): string | undefined {
  if (tree.kind === 'scalar' && tree.value !== null) return tree.source
  report(tree.place, `expected text, found ${describe(tree)}`)
  return undefined
}

/** One of some words. */
export function readWord<Word extends string>(
  tree: Tree,
  words: { readonly what: string; readonly known: readonly Word[] },
  report: Report,
): Word | undefined {
  const { what, known } = words
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string') {
    report(tree.place, `expected ${known.join(', ')}, found ${describe(tree)}`)
    return undefined
  }
  const word = known.find((each) => each === tree.value)
  if (word === undefined) report(tree.place, unknownWord(what, tree.value, known))
  return word
}

/** The items of a list; a single mapping is not one. */
export function readList(tree: Tree, report: Report): readonly Tree[] | undefined {
  if (tree.kind === 'list') return tree.items
  report(tree.place, `expected a list, found ${describe(tree)}`)
  return undefined
}

/** Copies the fields that are there: an absent one stays absent, as exact optional types ask. */
export function compact<T extends object>(fields: { [Key in keyof T]: T[Key] | undefined }): T {
  const kept: Partial<Record<keyof T, unknown>> = {}
  for (const key of Object.keys(fields) as (keyof T)[]) {
    if (fields[key] !== undefined) kept[key] = fields[key]
  }
  return kept as T
}
