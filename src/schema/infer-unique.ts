/** Which columns hold no value twice, and how sure that is. */

import type { Demand } from './attributes.js'
import { type ColumnFacts, isDistinct } from './facts.js'
import { isIdentifierName, minimumRows, reasonToDiffer } from './identifier.js'
import type { Inferred } from './inferred.js'
import { countOf } from './words.js'

/**
 * An error where the values were made to differ, a warning where only the column's name says so, and
 * nothing where they may differ by chance.
 */
export function inferUnique(facts: ColumnFacts): Inferred<Demand> | undefined {
  if (!isDistinct(facts) || facts.values < minimumRows) return undefined
  const seen = `${countOf(facts.values, 'value')}, all different`
  const reason = reasonToDiffer(facts)
  if (reason !== undefined) return { rule: true, evidence: `${seen}; ${reason}` }
  const isNamed = isIdentifierName(facts.name)
  const isKind = facts.type === 'integer' || facts.type === 'string'
  return isNamed && isKind ? { rule: 'warn', evidence: `${seen}, perhaps by chance` } : undefined
}

/** Whether a second pass must count exactly to tell if all values differ. */
export function isUniqueOpen(facts: ColumnFacts): boolean {
  const { type, isWide, values, distinct } = facts
  if (values < minimumRows || isDistinct(facts)) return false
  if (type !== 'integer' && type !== 'string' && !isWide) return false
  return distinct !== undefined && distinct.low !== distinct.high && distinct.high >= values
}
