/** Rules about single values, evaluated a batch at a time. */
import { type Column, type DictionaryColumn, isValid, type TextColumn } from './column.js'
import { lengthsOf, lengthsOfEntries, textOf } from './derive-text.js'
import { domainTest } from './match-domain.js'
import { multipleTest } from './match-multiple.js'
import { type PatternRule, patternTest } from './match-pattern.js'
import { type Bounds, isOutsideAnywhere, rangeTest } from './match-range.js'
import { specialTest } from './match-special.js'

export type Rule =
  /**
   * Bounds in the column's own numbers (days, microseconds, …). A bound beyond 2^53 is given as its
   * digits; a point in time may be given as its text. NaN breaks no range: it is counted apart. Text
   * is compared as the number it spells; text that spells none is outside.
   */
  | ({ readonly kind: 'range' } & Bounds)
  /** The value's text form is one of these; numbers and points in time are compared as such. */
  | { readonly kind: 'domain'; readonly values: readonly string[] }
  /** The value is none of these, compared as in a domain. */
  | { readonly kind: 'forbidden'; readonly values: readonly string[] }
  /** The number is a whole multiple of `of`, a decimal above 0, as both are written. */
  | { readonly kind: 'multiple'; readonly of: string }
  /** No number that is NaN, or none that is infinite. */
  | { readonly kind: 'special'; readonly not: 'nan' | 'infinite' }
  /** The value's text matches the pattern, wholly unless `search` says otherwise. */
  | ({ readonly kind: 'pattern' } & PatternRule)
  /** Inclusive bounds on the length in code points. */
  | { readonly kind: 'length'; readonly minimum?: number; readonly maximum?: number }

type LengthRule = Extract<Rule, { readonly kind: 'length' }>

const none = new Int32Array(0)

/** The valid slots, ascending, whose values break the rule. */
export function violationsOf(column: Column, rule: Rule): Int32Array {
  if (column.storage === 'dictionary') return violationsOfEntries(column, rule)
  // Nearly always nothing is outside, which a plain loop finds soonest.
  if (rule.kind === 'range' && column.storage === 'float64' && !isOutsideAnywhere(column, rule)) {
    return none
  }
  return slotsWhere(column, testOf(column, rule))
}

/** Through the dictionary: where no entry breaks the rule, no slot is looked at. */
function violationsOfEntries(column: DictionaryColumn, rule: Rule): Int32Array {
  // Nearly always all lengths are right.
  if (rule.kind === 'length' && !hasOtherLength(column, rule)) return none
  const broken = brokenEntries(column.dictionary, rule)
  if (!broken.includes(1)) return none
  const { codes } = column
  return slotsWhere(column, (index) => broken[codes[index]!] === 1)
}

/** Whether some entry's length is out of bounds. */
function hasOtherLength(column: DictionaryColumn, { minimum = 0, maximum = Infinity }: LengthRule) {
  const lengths = lengthsOfEntries(column)
  let isOther = false
  for (let i = 0, n = lengths.length; i < n; i++) {
    isOther = isOther || lengths[i]! < minimum || lengths[i]! > maximum
  }
  return isOther
}

function slotsWhere({ length, validity }: Column, breaks: (index: number) => boolean): Int32Array {
  const found = new Int32Array(length)
  let count = 0
  for (let i = 0; i < length; i++) {
    const valid = validity === undefined || (validity[i >> 3]! & (1 << (i & 7))) !== 0
    if (valid && breaks(i)) found[count++] = i
  }
  return found.slice(0, count)
}

/** Whether the value of a valid slot breaks the rule. */
function testOf(column: Exclude<Column, DictionaryColumn>, rule: Rule): (index: number) => boolean {
  switch (rule.kind) {
    case 'range':
      return rangeTest(column, rule)
    case 'domain':
      return domainTest(column, rule)
    case 'forbidden': {
      const isOther = domainTest(column, rule)
      return (index) => !isOther(index)
    }
    case 'multiple':
      return multipleTest(column, rule.of)
    case 'special':
      return specialTest(column, rule.not)
    case 'pattern':
      return patternTest(column, rule)
    case 'length': {
      const { minimum = 0, maximum = Number.POSITIVE_INFINITY } = rule
      const { values } = lengthsOf(textOf(column))
      return (index) => values[index]! < minimum || values[index]! > maximum
    }
  }
}

/** 1 for each entry of a dictionary that breaks the rule. */
function brokenEntries(dictionary: TextColumn, rule: Rule): Uint8Array {
  const broken = new Uint8Array(dictionary.length)
  const breaks = testOf(dictionary, rule)
  for (let i = 0; i < broken.length; i++) if (isValid(dictionary, i) && breaks(i)) broken[i] = 1
  return broken
}
