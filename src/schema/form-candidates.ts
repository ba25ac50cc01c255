/**
 * Do the values of a text column have a form: a named one, or runs of characters of one class?
 *
 * Method: a format that all held values have; or the runs of upper-case letters, lower-case letters and
 * digits that each value consists of, other characters standing for themselves. Up to three such sequences may
 * be all there are, each in many rows; a run whose length varies may have any.
 * Guarantee: by Good and Turing the share of rows of a sequence that none shows is about that of those shown
 * once: there are none, and none shown seldom. What is proposed must still be verified on all rows.
 * Weakness: words have no form here: a sequence must have a digit, or be of upper case and one length.
 * Cost: linear in the different values.
 */
import { compilePattern, matches } from '../pattern/pattern.js'
import { type FormatName, formats } from './formats.js'

export type Form = { readonly format: FormatName } | { readonly pattern: string }

/** Fewest rows of a form, in all and of each sequence, and fewest different values. */
const fewestRows = 200
const fewestOfSequence = 20
const fewestValues = 20
/** A list of forms that people still read. */
const mostSequences = 3
const longestSequence = 12
/** Values of hexadecimal digits are hashes from this length on. */
const shortestHash = 16

/** Named forms that are told apart by nothing but themselves, those first that say most. */
const told = ['uuid', 'ipv4', 'ipv6', 'email', 'url', 'socialSecurityNumber', 'creditCard'] as const

const encoder = new TextEncoder()

/** The form of values, each with the number of rows that hold it; undefined where there is none. */
export function formOf(values: ReadonlyMap<string, number>): Form | undefined {
  const rows = [...values.values()].reduce((sum, count) => sum + count, 0)
  if (rows < fewestRows || values.size < fewestValues) return undefined
  const format = told.find((name) => allMatch(values.keys(), formats[name]))
  if (format !== undefined) return { format }
  const pattern = hashPattern(values.keys()) ?? sequencePattern(values)
  return pattern === undefined ? undefined : { pattern }
}

function allMatch(values: Iterable<string>, source: string): boolean {
  const pattern = compilePattern(source)
  for (const value of values) if (!matches(pattern, encoder.encode(value))) return false
  return true
}

/** Hexadecimal digits of one length and one case. */
function hashPattern(values: Iterable<string>): string | undefined {
  const [first = '', ...others] = values
  const { length } = first
  if (length < shortestHash || others.some((value) => value.length !== length)) return undefined
  for (const digits of ['[0-9a-f]', '[0-9A-F]']) {
    const whole = new RegExp(`^${digits}{${length}}$`)
    const isHash = [first, ...others].every((value) => whole.test(value))
    if (isHash && [first, ...others].some((value) => /[a-f]/i.test(value))) {
      return `${digits}{${length}}`
    }
  }
  return undefined
}

/** A run of characters of one class, or one other character that stands for itself. */
interface Run {
  readonly kind: string
  shortest: number
  longest: number
  /** Whether a zero stood before other digits in some value. */
  isPadded: boolean
}

interface Sequence {
  readonly runs: Run[]
  rows: number
}

function sequencePattern(values: ReadonlyMap<string, number>): string | undefined {
  const sequences = new Map<string, Sequence>()
  for (const [value, rows] of values) {
    const runs = runsOf(value)
    if (runs === undefined) return undefined
    const key = runs.map(({ kind }) => kind).join('')
    const known = sequences.get(key)
    if (known === undefined) sequences.set(key, { runs, rows })
    else {
      known.rows += rows
      for (const [i, run] of known.runs.entries()) widen(run, runs[i] as Run)
    }
    if (sequences.size > mostSequences) return undefined
  }
  const found = [...sequences.values()].sort((a, b) => b.rows - a.rows)
  const isForm = found.every((each) => each.rows >= fewestOfSequence && hasForm(each))
  if (!isForm) return undefined
  return found.map(({ runs }) => runs.map(runPattern).join('')).join('|')
}

/** Undefined of texts with other letters, of control characters, and of long ones. */
function runsOf(value: string): Run[] | undefined {
  const runs: Run[] = []
  for (const [text = ''] of value.matchAll(/[A-Z]+|[a-z]+|[0-9]+|./gsu)) {
    const kind = kindOf(text)
    if (kind === undefined || runs.length >= longestSequence) return undefined
    const { length } = text
    runs.push({ kind, shortest: length, longest: length, isPadded: /^0./.test(text) })
  }
  return runs.length === 0 ? undefined : runs
}

function kindOf(text: string): string | undefined {
  if (/^[A-Z]/.test(text)) return 'A'
  if (/^[a-z]/.test(text)) return 'a'
  if (/^[0-9]/.test(text)) return '9'
  return /^[\x20-\x7e]$/.test(text) ? text : undefined
}

function widen(run: Run, other: Run): void {
  run.shortest = Math.min(run.shortest, other.shortest)
  run.longest = Math.max(run.longest, other.longest)
  run.isPadded ||= other.isPadded
}

function hasForm({ runs }: Sequence): boolean {
  if (runs.some(({ kind }) => kind === '9')) return true
  return runs.every(({ kind, shortest, longest }) => kind !== 'a' && shortest === longest)
}

const classes: Readonly<Record<string, string>> = { A: '[A-Z]', a: '[a-z]', '9': '[0-9]' }

/** Any number has one digit more some day, unless zeros stand before the small ones. */
function runPattern({ kind, shortest, longest, isPadded }: Run): string {
  const characters = classes[kind]
  if (characters === undefined) return kind.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
  const grows = kind === '9' && !isPadded
  if (shortest !== longest || grows) return `${characters}+`
  return longest === 1 ? characters : `${characters}{${longest}}`
}
