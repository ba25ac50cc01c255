/** Which values match a pattern. Values that are no text are taken as their canonical text. */
import { assert } from '../errors.js'
import { compilePattern, matchTexts, type Pattern } from '../pattern/pattern.js'
import type { BooleanColumn, FloatColumn, TextColumn, WideIntegerColumn } from './column.js'
import { textOf } from './derive-text.js'

export interface PatternRule {
  /** The pattern's source, see pattern/pattern.ts. */
  readonly matches: string
  /** Any part of the text may match, not only the whole. */
  readonly search?: boolean
  /** Letters stand for both their cases. */
  readonly ignoreCase?: boolean
}

/** What rules became: compiled once a rule. */
const compiled = new WeakMap<PatternRule, Pattern>()

/** Whether the value of a valid slot does not match. */
export function patternTest(
  column: FloatColumn | WideIntegerColumn | BooleanColumn | TextColumn,
  rule: PatternRule,
): (index: number) => boolean {
  const pattern = compiled.get(rule) ?? compilePattern(rule.matches, rule)
  compiled.set(rule, pattern)
  const found = matchTexts(pattern, column.storage === 'utf8' ? column : canonicalText(column))
  return (index) => (found[index >> 3]! & (1 << (index & 7))) === 0
}

function canonicalText(column: FloatColumn | WideIntegerColumn | BooleanColumn): TextColumn {
  const texts = textOf(column)
  assert(texts.storage === 'utf8', 'canonical text has no dictionary')
  return texts
}
