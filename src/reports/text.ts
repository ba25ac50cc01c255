/** The report of `check` and `drift` for a person at a terminal or reading a log. */
import type { Finding } from '../verdict/finding.js'
import type { Report } from '../verdict/report.js'
import { isRaised } from '../verdict/verdict.js'
import { showName, showText } from './escape.js'
import { findingLines, testRow } from './finding-text.js'
import { type Group, groupByColumn, severity } from './group.js'
import { align, type Page, sourceLine, wrap } from './layout.js'
import { showCount, showCounted } from './number.js'
import type { RenderOptions } from './options.js'
import { styleOf } from './style.js'

/** Columns that a line names before it counts the rest. */
const listLimit = 10

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
    page.style.bold(columnNames(group.columns, page.options)),
    ...group.findings.flatMap((finding) => findingLines(finding, rows.get(finding), page)),
  ])
}

/**
 * What was left open or left out, a line each. Verbose shows the former row by row, and of the
 * latter also what follows from a finding: nothing can be judged without rows, or in a missing column.
 */
function notJudged({ report, options, style }: Page): string[] {
  const { findings, batch } = report
  const missing = findings.filter(({ code }) => code === 'column.missing').filter(isRaised)
  const gone = new Set(options.verbose ? [] : missing.map(({ column }) => column))
  const isEmpty = batch.rows === 0 && !options.verbose
  const skipped = findings.filter(
    ({ outcome, column }) => outcome === 'skipped' && !isEmpty && !gone.has(column),
  )
  const open = findings.filter((each) => each.outcome === 'inconclusive' && !isRaised(each))
  const isTest = ({ test }: Finding) => test !== undefined
  const tests = groupByColumn(options.verbose ? [] : open.filter(isTest))
  const unclear = open.filter((each) => !isTest(each))
  const columns = groupByColumn(skipped.filter(isDrift))
  const rules = groupByColumn(skipped.filter((each) => !isDrift(each)))
  const lines = [
    [
      tests,
      `${showCounted(open.filter(isTest).length, 'test')} inconclusive, too few rows to tell`,
      testNames,
    ],
    [
      groupByColumn(options.verbose ? [] : unclear),
      `${showCounted(unclear.length, 'rule')} inconclusive, the estimate’s error straddles the limit`,
      testNames,
    ],
    [columns, `${showCounted(columns.length, 'column')} not compared`, reasons],
    [
      rules,
      `${showCounted(rules.flatMap((each) => each.findings).length, 'rule')} not checked`,
      reasons,
    ],
  ] as const
  return lines
    .filter(([groups]) => groups.length > 0)
    .flatMap(([groups, title, explain]) => {
      const text = `${title}: ${listed(groups, { options, explain })}`
      const [first = '', ...others] = wrap(text, { width: options.width, indent: 2 })
      return [`${style.level.info(style.symbols.info)} ${first.trimStart()}`, ...others]
    })
}

const isDrift = ({ code }: Finding) => code.startsWith('drift.')

/** `dep_time (ks, psi), dest (psi)`: the first few, or all where verbose. */
function listed(
  groups: readonly Group[],
  {
    options,
    explain,
  }: { options: RenderOptions; explain: (findings: readonly Finding[]) => string[] },
): string {
  const shown = options.verbose ? groups : groups.slice(0, listLimit)
  const items = shown.map(({ columns, findings }) => {
    return `${columnNames(columns, options)} (${[...new Set(explain(findings))].join(', ')})`
  })
  const more = groups.length - shown.length
  return [...items, ...(more > 0 ? [`and ${showCount(more)} more`] : [])].join(', ')
}

function testNames(findings: readonly Finding[]): string[] {
  return findings.map(({ code, test }) => showName(test?.name ?? code))
}

/** Messages such as `not compared: identifier` give their reason after the colon. */
function reasons(findings: readonly Finding[]): string[] {
  return findings.map(({ message }) => showText(message.replace(/^[^:]*: /, ''), { width: 60 }))
}

function columnNames(columns: readonly string[], { unicode }: RenderOptions): string {
  return columns.length === 0
    ? '(data set)'
    : columns.map((name) => showName(name, { unicode })).join(', ')
}

/** `✖ 3 errors, 1 warning, 41 passed · 2 of 15 columns drifted · 5,000 rows · exit 1` */
function summaryLine({ report, style }: Page): string {
  const { summary, verdict, batch } = report
  const worst = verdict === 'fail' ? 'error' : summary.warnings > 0 ? 'warn' : 'pass'
  const counts = [
    ...(summary.errors > 0 ? [showCounted(summary.errors, 'error')] : []),
    ...(summary.warnings > 0 ? [showCounted(summary.warnings, 'warning')] : []),
    ...(summary.infos > 0 ? [showCounted(summary.infos, 'note')] : []),
    `${showCount(summary.satisfied)} passed`,
  ].join(', ')
  const { columnsCompared, columnsDrifted } = summary
  const drifted = `${showCount(columnsDrifted)} of ${showCounted(columnsCompared, 'column')} drifted`
  const rest = [
    ...(columnsDrifted > 0 ? [drifted] : []),
    showCounted(batch.rows, 'row'),
    `exit ${verdict === 'fail' ? 1 : 0}`,
  ]
  return style.level[worst](
    `${style.symbols[worst]} ${[counts, ...rest].join(` ${style.symbols.dot} `)}`,
  )
}

/** The command that explains the worst finding; a name that a shell would split gives way to the code. */
function hint({ report, options, style }: Page): string[] {
  const [worst] = groupByColumn(report.findings.filter(isRaised))
  const [finding] = worst?.findings ?? []
  if (finding === undefined) return []
  const column = finding.column ?? ''
  const topic = /^[A-Za-z0-9_][\w.-]*$/.test(column) ? column : finding.code
  const again = options.again === undefined ? '' : ` ${showText(options.again)}`
  return [style.dim(`  driftgate explain ${showName(topic)}${again}`)]
}
