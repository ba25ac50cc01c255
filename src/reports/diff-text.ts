/** The report of `diff` for a person: a paragraph a column, a line a change. */
import type { ColumnDifference, StatisticDifference } from '../profile/diff.js'
import type { Change, Effect } from '../schema/diff-change.js'
import { yamlFlowValue } from '../schema/scalar.js'
import type { DiffReport, ProfileDiffReport, SchemaDiffReport } from './diff-report.js'
import { showName, showText, showValue } from './escape.js'
import { align, sourceLine } from './layout.js'
import { showCount, showCounted, showNumber } from './number.js'
import type { RenderOptions } from './options.js'
import { type Style, styleOf } from './style.js'

interface Look {
  readonly options: RenderOptions
  readonly style: Style
}

/** Widest cell of a value. */
const valueWidth = 48

export function renderDiffText(report: DiffReport, options: RenderOptions): string {
  const look: Look = { options, style: styleOf(options) }
  const blocks =
    report.compared === 'schemas' ? schemaBlocks(report, look) : profileBlocks(report, look)
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const marks: Readonly<Record<Effect, 'error' | 'pass' | 'info'>> = {
  breaking: 'error',
  compatible: 'pass',
  neutral: 'info',
}

function schemaBlocks(
  { before, after, summary, changes }: SchemaDiffReport,
  look: Look,
): string[][] {
  const { style, options } = look
  const shown = changes.filter(({ effect }) => !options.quiet || effect === 'breaking')
  const name = (text: string) => showName(text, { width: 80, unicode: options.unicode })
  const head = `${style.bold(name(before.name))} ${style.symbols.arrow} ${style.bold(name(after.name))}`
  const counts = (['breaking', 'compatible', 'neutral'] as const).flatMap((effect) =>
    summary[effect] === 0 ? [] : [`${showCount(summary[effect])} ${effect}`],
  )
  const worst = summary.breaking > 0 ? 'error' : 'pass'
  const last = counts.length === 0 ? 'no change' : counts.join(', ')
  return [
    ...(options.quiet ? [] : [[head]]),
    ...changeBlocks(shown, look),
    [style.level[worst](`${style.symbols[worst]} ${last}`)],
  ]
}

function changeBlocks(changes: readonly Change[], look: Look): string[][] {
  const columns = [...new Set(changes.map(({ column }) => column))]
  const rows = align(changes.map((change) => changeRow(change, look)))
  const lines = new Map(changes.map((change, i) => [change, rows[i] ?? []]))
  return columns.map((column) => [
    titleOf(column, look),
    ...changes
      .filter((change) => change.column === column)
      .map((change) => {
        const { style } = look
        const mark = marks[change.effect]
        const line = (lines.get(change) ?? []).join('  ').trimEnd()
        return `  ${style.level[mark](style.symbols[mark])} ${line}`
      }),
  ])
}

function titleOf(column: string | null, { style, options }: Look): string {
  return style.bold(column === null ? '(data set)' : showName(column, { unicode: options.unicode }))
}

/** Rule, what happened to it, from what to what. */
function changeRow({ rule, kind, effect, before, after, note }: Change, look: Look): string[] {
  const { unicode } = look.options
  const [from, to] = [before, after].map((value) => cell(value, rule, unicode))
  const arrow = ` ${look.style.symbols.arrow} `
  const values = [from, to].filter((value) => value !== '').join(arrow)
  const remark = note === undefined ? '' : `  (${showText(note, { unicode })})`
  return [showText(rule, { width: 60, unicode }), effect, kind, `${values}${remark}`]
}

function cell(value: unknown, rule: string, unicode: boolean): string {
  if (value === null) return ''
  // Of a whole column its rules are told by name.
  const isColumn = rule === 'column' && typeof value === 'object'
  const text = isColumn ? Object.keys(value).join(', ') : yamlFlowValue(value)
  return showText(text, { width: valueWidth, unicode })
}

function profileBlocks({ before, after, columns }: ProfileDiffReport, look: Look): string[][] {
  const { style } = look
  const shown = columns.filter(({ kind }) => kind !== 'same')
  const moved = movedNames(columns)
  const same = columns.length - shown.length
  const counts = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const count = columns.filter((each) => each.kind === kind).length
    return count === 0 ? [] : [`${showCounted(count, 'column')} ${kind}`]
  })
  const all = [
    ...counts,
    ...(moved === 0 ? [] : [`${showCounted(moved, 'column')} in another place`]),
    ...(same === 0 ? [] : [`${showCount(same)} the same`]),
  ]
  return [
    [sourceLine(before, look), `${style.symbols.arrow} ${sourceLine(after, look)}`],
    ...shown.map((column) => [columnTitle(column, look), ...statisticLines(column, look)]),
    [all.join(` ${style.symbols.dot} `)],
  ]
}

/** Columns whose rank among those of both sides changed. */
function movedNames(columns: readonly ColumnDifference[]): number {
  const common = columns.filter(
    ({ placeBefore, placeAfter }) => placeBefore !== null && placeAfter !== null,
  )
  const order = [...common].sort((a, b) => (a.placeBefore ?? 0) - (b.placeBefore ?? 0))
  return common.filter((column, i) => order[i] !== column).length
}

function columnTitle(
  { name, kind, placeBefore, placeAfter }: ColumnDifference,
  look: Look,
): string {
  const { style } = look
  const isMoved = kind === 'changed' && placeBefore !== placeAfter
  const place = isMoved ? `, place ${placeBefore} ${style.symbols.arrow} ${placeAfter}` : ''
  return `${titleOf(name, look)}  ${style.dim(`${kind}${place}`)}`
}

/** Without `verbose` these quantiles are enough, and so many values. */
const quantilesShown = new Set(['0.05', '0.25', '0.5', '0.75', '0.95'])
const valuesShown = 5

function statisticLines({ kind, statistics }: ColumnDifference, look: Look): string[] {
  const { verbose } = look.options
  const isValue = ({ name }: StatisticDifference) => name.startsWith('share of ')
  const quantile = ({ name }: StatisticDifference) => /^quantile (.*)$/.exec(name)?.[1]
  const values = statistics.filter(isValue)
  // Of points in time it is a number of days or microseconds, which nobody reads.
  const isTime = statistics.some((each) => {
    return quantile(each) !== undefined && typeof (each.after ?? each.before) === 'string'
  })
  const shown = [
    ...statistics.filter((each) => {
      const rank = quantile(each)
      if (isTime && each.name === 'standardDeviation') return false
      return !isValue(each) && (verbose || rank === undefined || quantilesShown.has(rank))
    }),
    ...(verbose ? values : largest(values)),
  ]
  const rows = align(shown.map((each) => statisticRow(each, kind, look)))
  const more = values.length - valuesShown
  return [
    ...rows.map((row) => `  ${row.join('  ').trimEnd()}`),
    ...(verbose || more <= 0
      ? []
      : [look.style.dim(`  and shares of ${showCount(more)} more values`)]),
  ]
}

/** Those that changed most. */
function largest(values: readonly StatisticDifference[]): readonly StatisticDifference[] {
  const change = ({ before, after }: StatisticDifference) =>
    Math.abs(Number(after ?? 0) - Number(before ?? 0))
  return [...values].sort((a, b) => change(b) - change(a)).slice(0, valuesShown)
}

function statisticRow(
  { name, before, after }: StatisticDifference,
  kind: ColumnDifference['kind'],
  look: Look,
): string[] {
  const { unicode } = look.options
  const isShare = /^share of |Share$/.test(name)
  const shown = (value: StatisticDifference['before']) => {
    if (value === null) return look.style.dim('-')
    if (typeof value === 'number')
      return isShare ? `${showNumber(100 * value)} %` : showNumber(value)
    return showText(String(value), { width: valueWidth, unicode })
  }
  const label = labelOf(name, unicode)
  if (kind === 'added') return [label, shown(after)]
  if (kind === 'removed') return [label, shown(before)]
  return [
    label,
    shown(before),
    look.style.symbols.arrow,
    shown(after),
    changeOf(before, after, isShare),
  ]
}

function labelOf(name: string, unicode: boolean): string {
  const value = /^share of (.*)$/s.exec(name)?.[1]
  if (value !== undefined) {
    const plain: unknown = JSON.parse(value)
    const shown = typeof plain === 'string' ? showValue(plain, { width: 40, unicode }) : value
    return `share of ${shown}`
  }
  return name
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace('length.', 'length ')
}

/** By how much, of two numbers; of shares in points. */
function changeOf(
  before: StatisticDifference['before'],
  after: StatisticDifference['after'],
  isShare: boolean,
): string {
  if (typeof before !== 'number' || typeof after !== 'number') return ''
  const change = Number(((after - before) * (isShare ? 100 : 1)).toPrecision(3))
  const sign = change > 0 ? '+' : ''
  return `${sign}${showNumber(change)}${isShare ? ' points' : ''}`
}
