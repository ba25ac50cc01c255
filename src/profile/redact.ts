/** What a stored profile leaves out, so that no value of the data leaves with it unasked. */
import { createHash } from 'node:crypto'
import { addWeight, type FrequentState, frequent } from '../accumulators/frequent.js'
import { frequentToBytes, hashOfText } from '../accumulators/frequent-bytes.js'
import { allItems } from '../accumulators/frequent-query.js'
import type { Cell, ColumnProfile, Profile } from './profile.js'

export interface Privacy {
  /** Stores sample cells and rows as they are. Default: they are left out. */
  readonly keepValues?: boolean
  /**
   * Also leaves out what shows single values: frequent values and patterns, values listed in rules,
   * first and last, smallest and largest text. `hash` stores the frequent values as SHA-256 digests, for other readers than
   * this program; short or guessable values can be found out by trying. Smallest and largest numbers
   * and the sketch of their quantiles stay in any case: they are what a profile is for.
   */
  readonly redact?: 'omit' | 'hash'
}

/**
 * The profile without what is not to be stored. Exact keys are never stored: they grow with the rows,
 * and answer a question of one scan.
 */
export function withhold(profile: Profile, privacy: Privacy): Profile {
  const keepsValues = privacy.keepValues === true && privacy.redact === undefined
  return {
    ...profile,
    columns: profile.columns.map((column) => withholdCells(column, privacy)),
    faults: keepsValues
      ? profile.faults
      : profile.faults.map((fault) => ({ ...fault, samples: [] })),
  }
}

/** The sketch of frequent values with a digest in the place of each. */
export function hashedFrequent(state: FrequentState): Uint8Array {
  const hashed = frequent.empty(state.spec)
  for (const { value, low } of allItems(state)) {
    const text = new TextEncoder().encode(digestOf(value))
    addWeight(hashed, { hashes: hashOfText(text, 'string'), at: 0, text }, low)
  }
  const { totalWeight, offset, lgMapSize } = state
  return frequentToBytes({ ...hashed, totalWeight, offset, lgMapSize })
}

function withholdCells({ field, cells }: ColumnProfile, privacy: Privacy): ColumnProfile {
  const stored = [...cells].filter(([, cell]) => isStored(cell, field.type === 'string', privacy))
  return { field, cells: new Map(stored) }
}

function isStored({ derivation, spec }: Cell, isText: boolean, privacy: Privacy): boolean {
  const isRedacted = privacy.redact !== undefined
  // The rule may be a list of values.
  if (isRedacted && derivation.of === 'violations') return false
  switch (spec.kind) {
    case 'keys':
      return false
    case 'sample':
      return privacy.keepValues === true && !isRedacted
    case 'frequent':
      return !isRedacted
    case 'order':
    case 'extent':
      return !isRedacted || !isText || derivation.of === 'length'
    default:
      return true
  }
}

function digestOf(value: string): string {
  return `sha256:${createHash('sha256').update(value).digest('hex')}`
}
