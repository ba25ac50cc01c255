/** A list of values gains those that the batch holds; where they are too many, or must not be shown, a share may. */
import { allItems, isExactCount } from '../accumulators/frequent-query.js'
import { frequentOf } from '../profile/query.js'
import type { Domain } from '../schema/schema.js'
import { countOf } from '../schema/words.js'
import { filteredColumn } from './filters.js'
import { type BrokenRule, limitsOf, ofColumn, type Way } from './relax.js'
import { raisedShare, relaxMostly } from './relax-share.js'

/** More new values than this say that the list is none. */
const most = 100
/** Values that a header names. */
const named = 5

export const relaxDomain: Way = ofColumn((broken) => {
  const { finding, index } = broken
  const { unseen, mostly } = limitsOf<Domain>(broken)
  if (unseen !== undefined && typeof finding.observed === 'number') {
    const { edits, what } = raisedShare(
      ['columns', index, 'domain', 'unseen'],
      unseen,
      finding.observed,
    )
    return { edits, what: `unseen: ${what}` }
  }
  const added = newValues(broken)
  if (mostly !== undefined || added === undefined) return relaxMostly(broken)
  const names = added.slice(0, named).map((value) => JSON.stringify(value))
  const more = added.length > named ? ` and ${added.length - named} more` : ''
  return {
    edits: [{ kind: 'append', path: ['columns', index, 'domain', 'values'], values: added }],
    what: `${countOf(added.length, 'value')} more: ${names.join(', ')}${more}`,
  }
})

/** Those that the list lacks, in order; undefined where they are not all known, too many, or sensitive. */
function newValues(broken: BrokenRule): readonly string[] | undefined {
  const { values, where, tags = [] } = limitsOf<Domain>(broken)
  const { profile, column, schema, rules } = broken
  const all = [...tags, ...(rules.tags ?? []), ...(schema.tags ?? [])]
  const own = where === undefined ? column : filteredColumn(profile, column, where)
  const state = frequentOf(own)
  if (state === undefined || !isExactCount(state) || all.includes('sensitive')) return undefined
  const known = new Set(values)
  const added = allItems(state)
    .map(({ value }) => value)
    .filter((value) => !known.has(value))
    .sort((a, b) => (a < b ? -1 : 1))
  return added.length === 0 || added.length > most ? undefined : added
}
