/** Patterns and formats of text in a schema file. */
import { compilePattern } from '../pattern/pattern.js'
import { PatternError } from '../pattern/pattern-error.js'
import { formatNames } from './formats.js'
import { readMostly } from './parse-limits.js'
import { optional, readRule } from './parse-rule.js'
import { compact, type Report, readBoolean, readText, readWord } from './read.js'
import type { FormatRule, PatternLimits, PatternRule } from './schema.js'
import { nearest } from './suggest.js'
import type { Place, Tree } from './yaml.js'

/** `"[A-Z]{3}"`, or `{ regex: "[A-Z]{3}", search: true, mostly: 0.99 }`. */
export function readPattern(tree: Tree, report: Report): PatternRule | undefined {
  const regex = (each: Tree) => readRegex(each, report)
  if (tree.kind !== 'map') {
    const source = regex(tree)
    return source === undefined ? undefined : { regex: source }
  }
  const flag = (each: Tree) => readBoolean(each, report)
  return readRule<PatternLimits>(
    tree,
    {
      keys: ['regex', 'search', 'ignoreCase', 'mostly'],
      read: (fields) =>
        compact<PatternLimits>({
          regex: optional(fields.get('regex'), regex),
          search: optional(fields.get('search'), flag),
          ignoreCase: optional(fields.get('ignoreCase'), flag),
          mostly: readMostly(fields, report),
        } as PatternLimits),
      require: (fields) => {
        if (!fields.has('regex')) report(tree.place, 'expected regex, the pattern')
      },
    },
    report,
  )
}

/** `email`, or `{ is: email, mostly: 0.99 }`. */
export function readFormat(tree: Tree, report: Report): FormatRule | undefined {
  const name = (each: Tree) => readWord(each, { what: 'format', known: formatNames }, report)
  if (tree.kind !== 'map') {
    const is = name(tree)
    return is === undefined ? undefined : { is }
  }
  return readRule<FormatRule>(
    tree,
    {
      keys: ['is', 'mostly'],
      read: (fields) =>
        compact<FormatRule>({
          is: optional(fields.get('is'), name),
          mostly: readMostly(fields, report),
        } as FormatRule),
      require: (fields) => {
        if (!fields.has('is')) report(tree.place, 'expected is, the format')
      },
    },
    report,
  )
}

/** The source of a pattern that can be run; a fault in it is told where it stands. */
function readRegex(tree: Tree, report: Report): string | undefined {
  const source = readText(tree, report)
  if (source === undefined) return undefined
  try {
    compilePattern(source)
    return source
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    const { reason, word, position } = error
    const meant = word === undefined ? undefined : nearest(word.found, word.known)
    const advice = meant === undefined ? '' : `; did you mean ${meant}?`
    report(placeIn(tree.place, source, position), `pattern: ${reason}${advice}`)
    return undefined
  }
}

/** Within text that stands in the file as it is, in quotes or without; else where the text begins. */
function placeIn(place: Place, source: string, position: number): Place {
  const quotes = place.length - source.length
  if (source.includes('\n') || (quotes !== 0 && quotes !== 2)) return place
  const column = place.column + Math.min(position, source.length - 1) + quotes / 2
  return { line: place.line, column, length: 1 }
}
