/** The report of `check` and `drift` for a person at a terminal or reading a log. */
import type { Finding } from '../verdict/finding.js'
import { isRaised } from '../verdict/verdict.js'
import { showName, showText } from './escape.js'
import { findingLines, testRow } from './finding-text.js'
import { type Group, groupByColumn, severity } from './group.js'
import { align, type Page, sourceLine, wrap } from './layout.js'
import { showCount, showCounted } from './number.js'
import type { RenderOptions } from './options.js'
import type { Report } from './report.js'
import { styleOf } from './style.js'

/**
 * Header, failures by column, what could not be judged, one summary line last (and a hint where asked
 * for). Quiet: failures and the summary line; an empty text where there are none.
 */
export function renderText(report: Report, options: RenderOptions): string {
  const page: Page = { report, options, style: styleOf(options) }
  const shown = report.findings.filter((finding) => isShown(finding, page))
  if (options.quiet && shown.length === 0) return ''
  const blocks = [
    ...(options.quiet ? [] : [header(page)]),
    ...groupBlocks(groupByColumn(shown), page),
    ...(options.quiet ? [] : [notJudged(page)]),
    [summaryLine(page), ...(options.explain === true && !options.quiet ? hint(page) : [])],
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Quiet shows what failed the run: errors; warnings only where there is no error behind a failure. */
function isShown(finding: Finding, { report, options }: Page): boolean {
  if (options.quiet) {
    const least = report.verdict === 'fail' && report.summary.errors === 0 ? 2 : 3
    return severity(finding) >= least
  }
  if (options.verbose) return finding.outcome !== 'skipped'
  return isRaised(finding)
}

function header(page: Page): string[] {
  const { reference, batch } = page.report
  const lines = [sourceLine(batch, page)]
  if (reference !== null) lines.push(page.style.dim('against ') + sourceLine(reference, page))
  return lines
}

/** One block a group. The rows of tests are aligned over the whole page. */
function groupBlocks(groups: readonly Group[], page: Page): string[][] {
  const tested = groups.flatMap(({ findings }) => findings).filter(({ test }) => test !== undefined)
  const cells = align(tested.map((finding) => testRow(finding, page)))
  const rows = new Map(tested.map((finding, i) => [finding, (cells[i] ?? []).join('  ')]))
  return groups.map((group) => [
    page.style.bold(title(group, page)),
    ...group.findings.flatMap((finding) => findingLines(finding, rows.get(finding), page)),
  ])
}

function title({ columns }: Group, { options }: Page): string {
  if (columns.length === 0) return '(data set)'
  return columnNames(columns, options)
}

/** What was left open or left out, a line each; verbose shows the former row by row. */
function notJudged({ report, options, style }: Page): string[] {
  const info = style.level.info(style.symbols.info)
  const lines: string[] = []
  const put = (text: string) => {
    const [first = '', ...others] = wrap(text, { width: options.width, indent: 2 })
    lines.push(`${info} ${first.trimStart()}`, ...others)
  }
  const open = report.findings.filter((each) => each.outcome === 'inconclusive' && !isRaised(each))
  if (open.length > 0 && !options.verbose) {
    put(
      `${showCounted(open.length, 'test')} inconclusive, too few rows to tell: ${names(open, options)}`,
    )
  }
  const skipped = report.findings.filter(({ outcome }) => outcome === 'skipped')
  if (skipped.length > 0) {
    const groups = groupByColumn(skipped)
    put(`${showCounted(groups.length, 'column')} not compared: ${reasons(groups, options)}`)
  }
  return lines
}

/** `dep_time (ks, psi), dest (psi)` */
function names(findings: readonly Finding[], options: RenderOptions): string {
  return groupByColumn(findings)
    .map(({ columns, findings: own }) => {
      const tests = own.map(({ code, test }) => showName(test?.name ?? code))
      return `${columnNames(columns, options)} (${tests.join(', ')})`
    })
    .join(', ')
}

/** `id (identifier), note (free text)` */
function reasons(groups: readonly Group[], options: RenderOptions): string {
  const { unicode } = options
  return groups
    .map(({ columns, findings }) => {
      const why = new Set(findings.map((each) => showText(reasonOf(each), { width: 60, unicode })))
      return `${columnNames(columns, options)} (${[...why].join(', ')})`
    })
    .join(', ')
}

/** A message such as `not compared: identifier` gives its reason after the colon. */
function reasonOf({ message }: Finding): string {
  const colon = message.lastIndexOf(': ')
  return colon < 0 ? message : message.slice(colon + 2)
}

function columnNames(columns: readonly string[], { unicode }: RenderOptions): string {
  return columns.length === 0
    ? 'data set'
    : columns.map((name) => showName(name, { unicode })).join(', ')
}

/** `✖ 3 errors, 1 warning, 41 passed · 5,000 rows · exit 1` */
function summaryLine({ report, style }: Page): string {
  const { summary, verdict, batch } = report
  const worst = verdict === 'fail' ? 'error' : summary.warnings > 0 ? 'warn' : 'pass'
  const counts = [
    ...(summary.errors > 0 ? [showCounted(summary.errors, 'error')] : []),
    ...(summary.warnings > 0 ? [showCounted(summary.warnings, 'warning')] : []),
    ...(summary.infos > 0 ? [showCounted(summary.infos, 'note')] : []),
    `${showCount(summary.satisfied)} passed`,
  ].join(', ')
  const rest = [showCounted(batch.rows, 'row'), `exit ${verdict === 'fail' ? 1 : 0}`]
  return style.level[worst](
    `${style.symbols[worst]} ${[counts, ...rest].join(` ${style.symbols.dot} `)}`,
  )
}

/** The command that explains the worst finding; a name that a shell would split gives way to the code. */
function hint({ report, style }: Page): string[] {
  const [worst] = groupByColumn(report.findings.filter(isRaised))
  const [finding] = worst?.findings ?? []
  if (finding === undefined) return []
  const column = finding.column ?? ''
  const topic = /^[A-Za-z0-9_][\w.-]*$/.test(column) ? column : finding.code
  return [style.dim(`  driftgate explain ${showName(topic)}`)]
}
