/**
 * What do the pairs of two columns' values say of how one goes with the other?
 *
 * Method: sums over the exact contingency table. The rows that break a dependency are the fewest that would have to go
 * for it to hold (the g3 error of Kivinen and Mannila 1995, times the rows): in each group of rows that share the left
 * value, all but those with the most common right value, of which the earliest where several are. Mutual information is that of
 * the observed shares, Σ p ln(p / (p_left p_right)), in nats; it is at least 0, and at most the entropy of either column.
 * Guarantee: exact; the sums to about 1e-12.
 * Cost: a pass over the pairs, and their sort by row where rows are asked for.
 * Weakness: the mutual information of few rows is biased upwards, by about (r − 1)(c − 1) / 2n for r and c different values.
 */
import { HASH_LANES } from '../batch/hashes.js'
import { addTo, emptySum, total } from '../math/sum.js'
import { type ContingencyState, PAIR_LANES } from './contingency.js'
import { emptyTable, findOrAddEntry } from './hash-table.js'

/** A row that has another right value than most rows with its left value have. */
export interface Dissent {
  readonly row: number
  /** The first row that has the most common one. */
  readonly usualRow: number
}

export interface Dependency {
  /** Rows that hold a pair. */
  readonly rows: number
  /** Different left values. */
  readonly groups: number
  /** Rows that break the dependency of the right value on the left one. */
  readonly broken: number
  /** The first rows of up to `most` pairs that do, ascending. */
  readonly first: readonly Dissent[]
}

/** Whether the left value determines the right one; undefined where there were too many pairs to know. */
export function dependency(state: ContingencyState, most: number): Dependency | undefined {
  if (state.hasOverflowed) return undefined
  const { counts, firstRows, table } = state
  const { groupOf, groups } = groupsBy(state, 0)
  const usual = new Int32Array(groups).fill(-1)
  let rows = 0
  for (let entry = 0; entry < table.size; entry++) {
    const group = groupOf[entry]!
    const best = usual[group]!
    rows += counts[entry]!
    if (best < 0 || isMoreUsual(state, entry, best)) usual[group] = entry
  }
  const others: Dissent[] = []
  let broken = 0
  for (let entry = 0; entry < table.size; entry++) {
    const best = usual[groupOf[entry]!]!
    if (best === entry) continue
    broken += counts[entry]!
    others.push({ row: firstRows[entry]!, usualRow: firstRows[best]! })
  }
  const first = others.sort((a, b) => a.row - b.row).slice(0, most)
  return { rows, groups, broken, first }
}

/** In nats; undefined where there were too many pairs to know, or none. */
export function mutualInformation(state: ContingencyState): number | undefined {
  const { counts, table, hasOverflowed } = state
  if (hasOverflowed || table.size === 0) return undefined
  const left = groupsBy(state, 0)
  const right = groupsBy(state, HASH_LANES)
  const lefts = countsBy(state, left)
  const rights = countsBy(state, right)
  const rows = lefts.reduce((sum, count) => sum + count, 0)
  const information = emptySum()
  for (let entry = 0; entry < table.size; entry++) {
    const count = counts[entry]!
    const expected = (lefts[left.groupOf[entry]!]! / rows) * rights[right.groupOf[entry]!]!
    addTo(information, (count / rows) * Math.log(count / expected))
  }
  return Math.max(0, total(information))
}

interface Groups {
  /** By entry. */
  readonly groupOf: Int32Array
  readonly groups: number
}

/** Entries by the value whose lanes stand at `side` of their pairs. */
function groupsBy({ table, pairs }: ContingencyState, side: number): Groups {
  const values = emptyTable()
  const groupOf = new Int32Array(table.size)
  for (let entry = 0; entry < table.size; entry++) {
    groupOf[entry] = findOrAddEntry(values, pairs, entry * PAIR_LANES + side)
  }
  return { groupOf, groups: values.size }
}

function countsBy({ counts, table }: ContingencyState, { groupOf, groups }: Groups): Float64Array {
  const sums = new Float64Array(groups)
  for (let entry = 0; entry < table.size; entry++) sums[groupOf[entry]!]! += counts[entry]!
  return sums
}

function isMoreUsual({ counts, firstRows }: ContingencyState, a: number, b: number): boolean {
  if (counts[a]! !== counts[b]!) return counts[a]! > counts[b]!
  return firstRows[a]! < firstRows[b]!
}
