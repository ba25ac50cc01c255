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
export function driftSentence(measured: Measurement, outcome: Outcome): string {
  const { windows } = measured
  const said = sentenceOf(measured, outcome)
  if (windows === undefined || outcome === 'skipped') return said
  return `${said} (judged by ${windows} windows of the reference)`
}

function sentenceOf(measured: Measurement, outcome: Outcome): string {
  const { name, comparison, limit, windows } = measured
  const what = changes[name] ?? name
  const size = `${symbols[name] ?? 'change'} ${short(comparison.effect)}`
  switch (outcome) {
    case 'drift':
      return `${movement(measured)}: ${size}, above the limit ${short(limit)}`
    case 'negligible':
      return `${what} changed by less than matters: ${size}, limit ${short(limit)}`
    case 'stable':
      return windows === undefined
        ? `${what} did not change: ${size}, limit ${short(limit)}${seen(comparison)}`
        : `${what} changed no more than between windows: ${size}, limit ${short(limit)}`
    case 'inconclusive':
      if (windows !== undefined) {
        const least = short(1 / (windows + 1))
        return `${what} changed by ${size}, above the limit ${short(limit)}, but so many windows show no p below ${least}`
      }
      return `cannot tell whether ${what} changed: ${size} ${range(measured)}${seen(comparison)}`
    default:
      return `${what} could not be compared: ${comparison.method}`
  }
}

const symbols: Record<string, string> = {
  ks: 'D',
  psi: 'PSI',
  'chi-square': 'V',
}

/** What happened; of numbers, which way they went. */
function movement({ name, comparison }: Measurement): string {
  const { sign } = comparison as { sign?: unknown }
  if (sign === 1) return 'its values are larger than before'
  if (sign === -1) return 'its values are smaller than before'
  return `${changes[name] ?? name} changed`
}

/** How the interval lies to the limit. */
function range({ comparison, limit }: Measurement): string {
  const { effectLow, effectHigh } = comparison
  const interval = `(${short(effectLow)} to ${short(effectHigh)})`
  return effectLow !== null && effectLow > limit
    ? `${interval} lies above the limit ${short(limit)}, but chance may show as much`
    : `${interval} spans the limit ${short(limit)}`
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
