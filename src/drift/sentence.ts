/**
 * What a drift finding says, in words a person on call can act on. No number here is computed anew.
 */
import type { Outcome } from '../verdict/finding.js'
import type { Comparison } from './comparison.js'
import type { Measurement } from './decision.js'

const changes: Record<string, string> = {
  ks: 'its distribution',
  psi: 'the shares of its bins',
  'chi-square': 'the shares of its values',
  nulls: 'its share of nulls',
  nans: 'its share of NaN',
  infinities: 'its share of infinities',
  unseen: 'its share of values that the reference does not have',
}

/** One sentence for a test and its outcome. */
export function driftSentence({ name, comparison, limit }: Measurement, outcome: Outcome): string {
  const what = changes[name] ?? name
  const effect = `${symbolOf(name)} ${range(comparison)}`
  switch (outcome) {
    case 'drift':
      return `${what} moved: ${effect} lies above the limit ${short(limit)}${direction(comparison)}`
    case 'negligible':
      return `${what} moved, by less than matters: ${effect}, limit ${short(limit)}`
    case 'stable':
      return `${what} did not move: ${effect}, limit ${short(limit)}${seen(comparison)}`
    case 'inconclusive':
      return `cannot tell whether ${what} moved: ${effect} spans the limit ${short(limit)}${seen(comparison)}`
    default:
      return `${what} could not be compared: ${comparison.method}`
  }
}

const symbols: Record<string, string> = {
  ks: 'D',
  psi: 'PSI',
  'chi-square': 'V',
}

function symbolOf(name: string): string {
  return symbols[name] ?? 'change'
}

function range({ effect, effectLow, effectHigh }: Comparison): string {
  return `${short(effect)} (${short(effectLow)} to ${short(effectHigh)})`
}

/** Where a KS gap is widest, and which way the batch went. */
function direction(comparison: Comparison): string {
  const { sign } = comparison as { sign?: unknown }
  if (sign === 1) return '; values are larger than before'
  if (sign === -1) return '; values are smaller than before'
  return ''
}

function seen({ detectable, n, m }: Comparison): string {
  const rows = `${n} and ${m} rows`
  return detectable === null ? `; ${rows}` : `; ${rows} show changes from ${short(detectable)} up`
}

/** Three significant digits. */
function short(value: number | null): string {
  if (value === null) return 'unknown'
  return String(Number(value.toPrecision(3)))
}
