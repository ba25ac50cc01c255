/** One test in lines: its bins, its numbers, why it was judged so, and which limits would change that. */
import type { Bin, Finding, TestResult } from '../verdict/finding.js'
import { showText } from './escape.js'
import { align, type Page } from './layout.js'
import { showCount, showCounted, showNumber, showPValue, showShare } from './number.js'
import { pad } from './width.js'

/** Bins shown one by one. */
const mostBins = 12

/** What the contributions of a test are. */
const columns: Readonly<Record<string, string>> = {
  ks: 'gap of cumulative shares',
  nulls: 'change of share',
  nans: 'change of share',
  infinities: 'change of share',
  unseen: 'share of the batch',
  'l-infinity': 'change of share',
  kuiper: 'change of share',
}

/** A table of bins, those that add most first. */
export function binLines(test: TestResult, page: Page): string[] {
  const { bins = [], name } = test
  if (bins.length === 0) return []
  const { unicode } = page.options
  const ranked = [...bins].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  const total = bins.reduce((sum, bin) => sum + Math.abs(bin.contribution), 0)
  const sizes = [sum(bins, 'reference'), sum(bins, 'batch')] as const
  const addsUp = !Object.hasOwn(columns, name)
  const row = (label: string, bin: Bin) => [
    label,
    `${showCount(bin.reference)} (${showShare(bin.reference, sizes[0])})`,
    `${showCount(bin.batch)} (${showShare(bin.batch, sizes[1])})`,
    showNumber(Number(bin.contribution.toPrecision(3))),
    ...(addsUp ? [total === 0 ? '0 %' : showShare(Math.abs(bin.contribution), total)] : []),
  ]
  const shown = ranked.slice(0, mostBins)
  const rest = ranked.slice(mostBins)
  const lines = [
    ['', 'reference', 'batch', columns[name] ?? 'adds', ...(addsUp ? ['of the sum'] : [])],
    ...shown.map((bin) => row(labelOf(bin, unicode), bin)),
    ...(rest.length === 0 ? [] : [row(`${showCount(rest.length)} more`, joined(rest))]),
  ]
  return rightAligned(lines).map((line, i) => (i === 0 ? page.style.dim(line) : line))
}

function labelOf({ label }: Bin, unicode: boolean): string {
  const shown = showText(label, { width: 40, unicode })
  if (shown === '') return '""'
  return unicode ? shown : shown.replaceAll('≤', '<=').replaceAll('≥', '>=')
}

const sum = (bins: readonly Bin[], key: 'reference' | 'batch' | 'contribution') =>
  bins.reduce((total, bin) => total + bin[key], 0)

function joined(bins: readonly Bin[]): Bin {
  return {
    label: '',
    reference: sum(bins, 'reference'),
    batch: sum(bins, 'batch'),
    contribution: sum(bins, 'contribution'),
  }
}

/** Numbers end under one another. */
function rightAligned(rows: readonly (readonly string[])[]): string[] {
  const widths = align(rows).map((cells) => cells.map((cell) => cell.length))
  const width = (i: number) => Math.max(...widths.map((each) => each[i] ?? 0))
  return align(rows.map((cells) => [cells[0] ?? '', ''])).map(([label = ''], r) =>
    [label, ...(rows[r] ?? []).slice(1).map((cell, i) => pad(cell, width(i + 1), 'left'))]
      .join('  ')
      .trimEnd(),
  )
}

/** Effect, p-values, sizes, and the two conditions of drift. */
export function testLines(
  { outcome }: Finding,
  test: TestResult,
): readonly (readonly [name: string, line: string])[] {
  const { statistic, pValue, pAdjusted, alpha, method, n, m, detectable } = test
  const p =
    pValue === null || pAdjusted === null
      ? `unknown (${method})`
      : `${showPValue(pValue)} (${method}); corrected over all tests of the run ${showPValue(pAdjusted)}`
  const power =
    detectable === null
      ? 'no effect could have been detected'
      : `effects from ${showNumber(detectable)} up are detected with 80 % power at alpha ${showNumber(alpha)}`
  return [
    [
      'effect',
      `${effectText(test)}${statistic === null ? '' : `; statistic ${showNumber(statistic)}`}`,
    ],
    ['p-value', showText(p)],
    [
      'rows',
      `${showCounted(n, 'row')} of reference, ${showCounted(m, 'row')} of the batch; ${power}`,
    ],
    ['why', `${conditions(test)}; so it is ${outcome}`],
  ]
}

function effectText({ effect, effectLow, effectHigh }: TestResult): string {
  if (effect === null || effectLow === null || effectHigh === null) return 'unknown'
  return `${showNumber(effect)}, interval ${showNumber(effectLow)} to ${showNumber(effectHigh)}`
}

/** Which condition held, and which did not. */
function conditions(test: TestResult): string {
  const { pAdjusted, alpha, effect, effectLow, effectHigh, limit, deciding } = test
  if (pAdjusted === null || effect === null || effectLow === null || effectHigh === null) {
    return 'the test could not be carried out'
  }
  const size = `the limit ${showNumber(limit)}`
  if (deciding === 'limit') {
    return `the limit alone decides, and the effect ${effect > limit ? 'lies above' : 'is within'} ${size}`
  }
  const relation = pAdjusted <= alpha ? 'is at most' : 'is above'
  const significance = `p ${showPValue(pAdjusted)} ${relation} alpha ${showNumber(alpha)}`
  if (deciding === 'p-value' && pAdjusted <= alpha)
    return `the p-value alone decides, and ${significance}`
  if (effectLow > limit) return `${significance}, and the whole interval lies above ${size}`
  if (effectHigh <= limit) return `${significance}, and the whole interval lies within ${size}`
  return `${significance}, and the interval spans ${size}`
}

/** The smallest limit that would have passed, and the largest at which it would have failed. */
export function limitLines(test: TestResult): string[] {
  const { pAdjusted, alpha, effect, effectLow, effectHigh, deciding } = test
  if (pAdjusted === null || effect === null || effectLow === null || effectHigh === null) return []
  if (deciding === 'limit') return [turnsAt(effect)]
  const significant = pAdjusted <= alpha
  if (deciding === 'p-value' && significant) {
    return ['every limit would have failed, since the p-value alone decides']
  }
  const calm = `from ${showNumber(rounded(effectHigh, 'up'))} up it is ${significant ? 'negligible' : 'stable'}`
  if (!significant) return [`no limit would have failed, since p is above alpha; ${calm}`]
  if (effectLow <= 0) return [`no limit would have failed, since the interval reaches 0; ${calm}`]
  return [`${turnsAt(effectLow)} (inconclusive); ${calm}`]
}

/** A limit below it fails, it and any above pass. */
function turnsAt(value: number): string {
  const pass = rounded(value, 'up')
  const fail = rounded(value, 'down')
  if (fail === pass)
    return `fails below ${showNumber(pass)}, smallest that passes ${showNumber(pass)}`
  return `largest that fails ${showNumber(fail)}, smallest that passes ${showNumber(pass)}`
}

/** Of a rule with one number as its limit: the limit at which it turns. */
export function ruleLimitLines({ code, observed, limit }: Finding): string[] {
  if (typeof observed !== 'number' || typeof limit !== 'number') return []
  if (/\.(above|share|value)$/.test(code)) {
    return [
      `smallest maximum that passes whatever the evidence: ${showNumber(rounded(observed, 'up'))}`,
    ]
  }
  if (/\.below$/.test(code)) {
    return [
      `largest minimum that passes whatever the evidence: ${showNumber(rounded(observed, 'down'))}`,
    ]
  }
  return []
}

/** Four digits, never on the wrong side. */
export function rounded(value: number, side: 'up' | 'down'): number {
  if (value === 0 || Number.isInteger(value)) return value
  const near = Number(value.toPrecision(4))
  if (side === 'up' ? near >= value : near <= value) return near
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 3)
  return Number((near + (side === 'up' ? step : -step)).toPrecision(4))
}
