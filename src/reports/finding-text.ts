/** One finding as lines of the text report: a sentence with its evidence, or a row of the drift table. */
import type { Finding, Observed, Position, SampleRow, TestResult } from '../verdict/finding.js'
import { isRaised } from '../verdict/verdict.js'
import { showName, showText, showValue } from './escape.js'
import { type Page, wrap } from './layout.js'
import { showCount, showCounted, showNumber, showPValue, showShare } from './number.js'
import type { RenderOptions } from './options.js'

/** The cells of a test: code, effect with interval, limit, adjusted p, outcome in words. */
export function testRow(finding: Finding, { options }: Page): string[] {
  const { code, outcome, test } = finding
  if (test === undefined) return []
  return [
    showName(code),
    effectOf(test),
    `limit ${showNumber(test.limit)}`,
    test.pAdjusted === null ? 'p unknown' : `p ${showPValue(test.pAdjusted)}`,
    outcomeInWords(outcome, test, options.verbose),
  ]
}

function effectOf({ effect, effectLow, effectHigh }: TestResult): string {
  if (effect === null) return 'unknown'
  const bounds =
    effectLow === null || effectHigh === null ? '' : ` [${fixed(effectLow)}, ${fixed(effectHigh)}]`
  return fixed(effect) + bounds
}

/** Three decimals, so that effects stand under one another; more digits only where those are all zero. */
function fixed(value: number): string {
  return value !== 0 && Math.abs(value) < 0.0005 ? showNumber(value) : value.toFixed(3)
}

function outcomeInWords(
  outcome: Finding['outcome'],
  { detectable }: TestResult,
  verbose: boolean,
): string {
  const smallest = detectable === null ? null : showNumber(Number(detectable.toPrecision(3)))
  switch (outcome) {
    case 'negligible':
      return 'negligible: a real change, within the limit'
    case 'inconclusive':
      return `inconclusive: too few rows${smallest === null ? '' : `, detectable from ${smallest}`}`
    case 'stable':
      return verbose && smallest !== null ? `stable, detectable from ${smallest}` : 'stable'
    default:
      return outcome
  }
}

/** The lines of a finding below its column; `row` is its aligned row of the drift table, if it has one. */
export function findingLines(finding: Finding, row: string | undefined, page: Page): string[] {
  const { style, options } = page
  const mark = isRaised(finding) ? finding.level : isOpen(finding) ? 'info' : 'pass'
  const symbol = style.level[mark](style.symbols[mark])
  const message = showText(finding.message, { unicode: options.unicode })
  if (row === undefined) {
    const [first = '', ...others] = wrap(`${showName(finding.code)}  ${message}`, {
      width: options.width,
      indent: 4,
    })
    return [`  ${symbol} ${first.trimStart()}`, ...others, ...evidence(finding, page)]
  }
  const sentence = explains(finding, options)
    ? wrap(message, { width: options.width, indent: 6 })
    : []
  return [`  ${symbol} ${row}`, ...sentence.map(style.dim), ...evidence(finding, page)]
}

/** A drift's sentence says more than its row does; of other outcomes the row says it all. */
function explains({ outcome }: Finding, { verbose, quiet }: RenderOptions): boolean {
  return !quiet && (outcome === 'drift' || (verbose && outcome === 'inconclusive'))
}

function isOpen({ outcome }: Finding): boolean {
  return outcome === 'inconclusive' || outcome === 'skipped'
}

/** Observed against limit, rows, examples, advice; nothing below what passed. */
function evidence(finding: Finding, page: Page): string[] {
  if (!isRaised(finding)) return []
  const { style, options } = page
  const { samples, suggestion } = finding
  const lines = [
    ...(finding.test === undefined ? [numbersOf(finding, page)] : []),
    ...(samples.length > 0
      ? [`e.g. ${samples.map((each) => sampleOf(finding, each, page)).join(', ')}`]
      : []),
    ...(suggestion === undefined ? [] : [`${style.symbols.arrow} ${showText(suggestion)}`]),
  ]
  return lines
    .filter((line) => line !== '')
    .flatMap((line) => wrap(line, { width: options.width, indent: 6 }))
    .map(style.dim)
}

/** `observed 0.198, limit 0.05 · 792 rows of 5,000 (15.8 %) · train.schema.yaml:12:5` */
function numbersOf(finding: Finding, { report, style }: Page): string {
  const { code, observed, limit, rows, position } = finding
  const values = [
    ...(observed === null ? [] : [`observed ${show(observed)}`]),
    ...(limit === null ? [] : [`limit ${show(limit)}`]),
  ]
  // A rule about the number of rows affects all of them or none, which says nothing.
  const countsRows = rows !== null && rows > 0 && !code.startsWith('rows.')
  const parts = [
    ...(values.length === 0 ? [] : [values.join(', ')]),
    ...(countsRows ? [rowsOf(rows, report.batch.rows)] : []),
    ...(position === undefined ? [] : [placeOf(position)]),
  ]
  return parts.join(` ${style.symbols.dot} `)
}

/** Of all rows of the batch, which are more than those that the rule is about where some have no value. */
function rowsOf(rows: number, all: number): string {
  return `${showCounted(rows, 'row')} of ${showCount(all)} (${showShare(rows, all)})`
}

function placeOf({ file, line, column }: Position): string {
  return `${showName(file)}:${line}:${column}`
}

function show(value: NonNullable<Observed>): string {
  if (typeof value === 'number') return showNumber(value)
  return typeof value === 'boolean' ? String(value) : showText(value, { width: 80 })
}

/**
 * `row 17: "-5.00"`; row 0 is the header. Of values that were left out the row alone; where verbose, with the
 * offset of the row's first byte.
 */
function sampleOf(
  { redacted, column }: Finding,
  { row, value, offset }: SampleRow,
  { options }: Page,
): string {
  const place = options.verbose && offset !== undefined ? ` (byte ${showCount(offset)})` : ''
  const where = row === 0 ? 'header' : `row ${row}${place}`
  if (redacted === 'omit' && value === null) return where
  // What a row holds in several columns takes its room.
  const width = column === null ? 120 : 40
  return `${where}: ${showValue(value, { width, unicode: options.unicode })}`
}
