/** Findings explained: formula, bins, interval, p-values, and which limit would have decided otherwise. */
import type { Finding, TestResult } from '../verdict/finding.js'
import type { Report } from '../verdict/report.js'
import { isRaised } from '../verdict/verdict.js'
import type { CodeText } from './code-text.js'
import { codes, codeText } from './codes.js'
import { showName, showText } from './escape.js'
import { binLines, limitLines, ruleLimitLines, testLines } from './explain-test.js'
import { align, type Page, sourceLine, wrap } from './layout.js'
import type { RenderOptions } from './options.js'
import { styleOf } from './style.js'

/** Width of the words before each line. */
const margin = 14

/** Explains findings of a report, in the order given; `topic` is what was asked for. */
export function renderExplanation(
  report: Report,
  findings: readonly Finding[],
  options: RenderOptions,
): string {
  const page: Page = { report, options, style: styleOf(options) }
  const { reference, batch } = report
  const head = [
    sourceLine(batch, page),
    ...(reference === null ? [] : [page.style.dim('against ') + sourceLine(reference, page)]),
  ]
  const blocks = [head, ...findings.map((finding) => findingBlock(finding, page))]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** What a code means, without data. */
export function renderCode(code: string, text: CodeText, options: RenderOptions): string {
  const style = styleOf(options)
  const lines = [
    `${style.bold(code)}  ${spelt(text.title, options)}`,
    ...labelled('meaning', text.meaning, options),
    ...labelled('formula', text.formula, options),
    ...labelled('judged', text.judged, options),
    ...labelled('what to do', text.action, options),
  ]
  return `${lines.join('\n')}\n`
}

/** Every code with its title. */
export function renderCodes(options: RenderOptions): string {
  const style = styleOf(options)
  const rows = align(Object.entries(codes).map(([code, { title }]) => [code, title]))
  const lines = rows.map(
    ([code = '', title = '']) => `  ${style.bold(code)}  ${spelt(title, options)}`,
  )
  return `${lines.join('\n')}\n`
}

function findingBlock(finding: Finding, page: Page): string[] {
  const { code, column, columns = [], outcome, level, test, message } = finding
  const { style, options } = page
  const mark = isRaised(finding) ? level : 'pass'
  const names = column === null ? columns : [column]
  const where = names.map((name) => showName(name, { unicode: options.unicode })).join(', ')
  const head = [
    style.level[mark](style.symbols[mark]),
    style.bold(where === '' ? '(data set)' : where),
    style.bold(showName(code)),
    style.level[mark](showName(outcome) + (isRaised(finding) ? ` (${showName(level)})` : '')),
  ].join('  ')
  const add = (name: string, lines: readonly string[]) =>
    lines.flatMap((line, i) => labelled(i === 0 ? name : '', line, options))
  const found = add('found', [showText(message, { unicode: options.unicode })])
  // What passed needs no advice, and a rule that held no meaning either.
  const asks = isRaised(finding) || outcome === 'inconclusive'
  const text = test !== undefined || asks ? codeText(code) : undefined
  return [
    head,
    ...found,
    ...(text === undefined ? [] : add('meaning', [text.meaning])),
    ...(text === undefined ? [] : add('formula', [text.formula])),
    ...(test === undefined ? ruleLines(finding, text, add) : numberLines(finding, test, page, add)),
    ...(asks ? add('what to do', [adviceOf(finding, text, options)]) : []),
  ]
}

type Add = (name: string, lines: readonly string[]) => string[]

function ruleLines(finding: Finding, text: CodeText | undefined, add: Add): string[] {
  return [
    ...add('limits', ruleLimitLines(finding)),
    ...(text === undefined ? [] : add('judged', [text.judged])),
  ]
}

/** The line `why` says how a test is judged. */
function numberLines(finding: Finding, test: TestResult, page: Page, add: Add): string[] {
  return [
    ...binLines(test, page).map((line) => ' '.repeat(margin) + line),
    ...testLines(finding, test).flatMap(([name, line]) => add(name, [line])),
    ...add('limits', limitLines(test)),
  ]
}

function adviceOf(
  { suggestion }: Finding,
  text: CodeText | undefined,
  { unicode }: RenderOptions,
): string {
  if (suggestion !== undefined) return showText(suggestion, { unicode })
  return text?.action ?? 'look at the data'
}

/** A text behind its word, broken to the width; without symbols that the terminal lacks. */
function labelled(name: string, text: string, { width, unicode }: RenderOptions): string[] {
  const plain = spelt(text, { unicode })
  const [first = '', ...others] = wrap(plain, { width, indent: margin })
  return [`  ${name.padEnd(margin - 2)}${first.trimStart()}`, ...others]
}

// biome-ignore format: a table
const ascii: Readonly<Record<string, string>> = {
  Σ: 'sum of', '√': 'root of ', '½': '1/2', '−': '-', '·': '*', '≤': '<=', '≥': '>=', '²': '^2',
  '’': "'", '∫': 'integral of ', '₂': '2', é: 'e', '…': '...', '–': '-', ₘ: '_m', ᵣ: '_r',
}

/** Without symbols that the terminal lacks. */
function spelt(text: string, { unicode }: Pick<RenderOptions, 'unicode'>): string {
  if (unicode) return text
  return text.replaceAll(/[^ -~]/g, (character) => ascii[character] ?? character)
}
