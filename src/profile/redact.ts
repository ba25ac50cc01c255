/**
 * What a stored profile leaves out, so that no value of the data leaves with it unasked, and the digest
 * that may stand for a value.
 */
import { createHash, createHmac } from 'node:crypto'
import { addWeight, type FrequentState, frequent } from '../accumulators/frequent.js'
import { frequentToBytes, hashOfText } from '../accumulators/frequent-bytes.js'
import { allItems } from '../accumulators/frequent-query.js'
import type { Cell, ColumnProfile, Profile } from './profile.js'

/** Single values are left out, or a digest stands in the place of each. */
export type Redaction = 'omit' | 'hash'

export interface Privacy {
  /** Stores sample cells and rows as they are. Default: they are left out. */
  readonly keepValues?: boolean
  /**
   * Also leaves out what shows single values: frequent values and patterns, values listed in rules,
   * first and last, smallest and largest text. `hash` stores the frequent values as digests, for other readers than
   * this program (see `digestOf`). Smallest and largest numbers
   * and the sketch of their quantiles stay in any case: they are what a profile is for.
   */
  readonly redact?: Redaction
  /** The key of the digests; without one anybody can try guesses. */
  readonly redactKey?: string
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
export function hashedFrequent(state: FrequentState, key?: string): Uint8Array {
  const hashed = frequent.empty(state.spec)
  for (const { value, low } of allItems(state)) {
    const text = new TextEncoder().encode(digestOf(value, key))
    addWeight(hashed, { hashes: hashOfText(text, 'string'), at: 0, text }, low)
  }
  const { totalWeight, offset, lgMapSize } = state
  return frequentToBytes({ ...hashed, totalWeight, offset, lgMapSize })
}

/**
 * SHA-256 of a value, or with a key its HMAC: equal values have equal digests. Without the key, or with no
 * key at all, nothing but guessing leads back; but whoever has the key, or needs none, can try all values
 * where there are few (ages, dates, telephone numbers).
 */
export function digestOf(value: string, key = ''): string {
  if (key === '') return `sha256:${createHash('sha256').update(value).digest('hex')}`
  return `hmac-sha256:${createHmac('sha256', key).update(value).digest('hex')}`
}

/** Digits that a report shows of a digest: two of a million values share them with a chance of 1 in 600. */
const shownDigits = 12

/** The beginning of a value's digest, for reports. */
export function shortDigestOf(value: string, key?: string): string {
  return digestOf(value, key).replace(/:.*/, (digits) => digits.slice(0, shownDigits + 1))
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
