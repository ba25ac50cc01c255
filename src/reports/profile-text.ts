/** The statistics of a data set as a page to read: a paragraph a column. */
import type { ColumnDescription, TopDescription } from '../profile/describe.js'
import type { ProfileReport } from '../verdict/report.js'
import { showName, showText, showValue } from './escape.js'
import { align, sourceLine, wrap } from './layout.js'
import { showCount, showCounted, showNumber, showShare } from './number.js'
import type { RenderOptions } from './options.js'
import { sparkline } from './sparkline.js'
import { type Style, styleOf } from './style.js'

interface Look {
  readonly options: RenderOptions
  readonly style: Style
}

/** Most of the top values that a column shows; verbose shows all that the report has. */
const topShown = 5

/** A header line, then name, type, nulls, distinct, location, quantiles, histogram, top values. */
export function renderProfileText(report: ProfileReport, options: RenderOptions): string {
  const look: Look = { options, style: styleOf(options) }
  const blocks = [
    [sourceLine(report.source, look)],
    ...report.columns.map((column) => columnBlock(column, look)),
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function columnBlock(column: ColumnDescription, look: Look): string[] {
  const { style, options } = look
  const lines = [countsOf(column, look), locationOf(column, look), quantilesOf(column, look)]
  return [
    `${style.bold(showName(column.name, { unicode: options.unicode }))}  ${style.dim(showName(column.type))}`,
    ...lines
      .filter((line) => line !== '')
      .flatMap((line) =>
        wrap(line, { width: options.width, indent: 2, at: ` ${style.symbols.dot} ` }),
      ),
    ...histogramOf(column, look),
    ...topOf(column, look),
  ]
}

/** `164 nulls (3.28 %) · about 312 distinct` */
function countsOf(
  { rows, nulls, distinct, ...column }: ColumnDescription,
  { style }: Look,
): string {
  const extra: readonly [number | null, string][] = [
    [column.misfits, 'not of the type'],
    [column.trues, 'true'],
    [column.falses, 'false'],
    [column.nans, 'NaN'],
    [column.infinities, 'infinite'],
    [column.zeros, 'zero'],
    [column.negatives, 'negative'],
  ]
  const parts = [
    nulls === 0 ? 'no nulls' : `${showCounted(nulls, 'null')} (${showShare(nulls, rows)})`,
    ...(distinct === null ? [] : [distinctOf(distinct)]),
    ...extra
      .filter(([count]) => count !== null && count > 0)
      .map(([count, name]) => `${showCount(count ?? 0)} ${name} (${showShare(count ?? 0, rows)})`),
  ]
  return parts.join(` ${style.symbols.dot} `)
}

function distinctOf({ estimate, low, high }: NonNullable<ColumnDescription['distinct']>): string {
  if (low === high) return `${showCount(estimate)} distinct`
  return `about ${showCount(estimate)} distinct (${showCount(low)} to ${showCount(high)})`
}

/** `min -20 · mean 20.73 · max 1137 · standard deviation 45.1` */
function locationOf(column: ColumnDescription, { style, options }: Look): string {
  const { min, mean, max, standardDeviation, sum, length } = column
  const named: readonly [string, ColumnDescription['min']][] = [
    ['min', min],
    ['mean', mean],
    ['max', max],
    // Of points in time it is a number of days or microseconds, which nobody reads.
    ['standard deviation', typeof mean === 'string' ? null : standardDeviation],
    ['sum', options.verbose ? sum : null],
    ['skewness', options.verbose ? column.skewness : null],
    ['kurtosis', options.verbose ? column.kurtosis : null],
  ]
  const parts = named
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${show(value)}`)
  if (length !== null) {
    parts.push(
      `length ${showNumber(length.min)} to ${showNumber(length.max)}, mean ${showNumber(length.mean)}`,
    )
  }
  if (column.order !== null && column.order !== 'none') parts.push(column.order)
  return parts.join(` ${style.symbols.dot} `)
}

/** `quantiles  1 % -12 · 25 % -5 · 50 % 0 · 75 % 24 · 99 % 200` */
function quantilesOf({ quantiles }: ColumnDescription, { style }: Look): string {
  if (quantiles.length === 0) return ''
  const parts = quantiles.map(({ rank, estimate }) => `${percent(rank)} ${show(estimate)}`)
  return `quantiles  ${parts.join(` ${style.symbols.dot} `)}`
}

function histogramOf({ quantiles }: ColumnDescription, { style }: Look): string[] {
  const line = sparkline(quantiles, style.symbols.bars)
  if (line === null) return []
  const { bars, low, high } = line
  const ends = `${showNumber(low.value)} ${style.symbols.to} ${showNumber(high.value)}`
  const ranks = `${percent(low.rank)} to ${percent(high.rank)}`
  return [`  ${style.level.info(bars)}  ${style.dim(`${ends} (${ranks})`)}`]
}

/** The most frequent values with their shares, aligned. */
function topOf({ top, rows }: ColumnDescription, { style, options }: Look): string[] {
  const shown = options.verbose ? top : top.slice(0, topShown)
  const cells = shown.map((each) => [
    typeof each.value === 'string'
      ? showValue(each.value, { unicode: options.unicode })
      : show(each.value),
    countOf(each),
    showShare(each.count, rows),
  ])
  const lines = align(cells).map((row) => `  ${row[0]}  ${style.dim(row.slice(1).join('  '))}`)
  const more = top.length - shown.length
  return more > 0 ? [...lines, style.dim(`  and ${showCount(more)} more`)] : lines
}

function countOf({ count, low, high }: TopDescription): string {
  return low === high ? showCount(count) : `${showCount(low)} to ${showCount(high)}`
}

function show(value: ColumnDescription['min']): string {
  if (typeof value === 'number') return showNumber(value)
  return typeof value === 'string' ? showText(value, { width: 40 }) : String(value)
}

const percent = (rank: number) => `${showNumber(Number((rank * 100).toPrecision(6)))} %`
