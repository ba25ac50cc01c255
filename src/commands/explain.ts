/** `explain`: what a code means, or why a column was judged as it was. */
import { UsageError } from '../errors.js'
import { redactFindings } from '../gate/redact-findings.js'
import { drift } from '../gate/run.js'
import { codes, codeText } from '../reports/codes.js'
import { renderCode, renderCodes, renderExplanation } from '../reports/explain.js'
import type { RenderOptions } from '../reports/options.js'
import { parseReport } from '../reports/saved.js'
import { nearest } from '../schema/suggest.js'
import type { Finding } from '../verdict/finding.js'
import type { Report } from '../verdict/report.js'
import { isRaised } from '../verdict/verdict.js'
import { type CheckFlags, reportOfCheck } from './check.js'
import type { CommandResult, Context } from './command.js'
import { readText } from './files.js'
import { gateOptions, redactionOf } from './options.js'

export interface ExplainFlags extends CheckFlags {
  /** A saved JSON report, in place of data. */
  readonly report?: string
}

/**
 * Without data: what a code means, or a list of all codes. With a saved report, a batch, or a reference
 * and a batch: the findings of the column or code that `topic` names.
 */
export async function runExplain(
  topic: string | undefined,
  data: readonly string[],
  flags: ExplainFlags,
  context: Context,
): Promise<CommandResult> {
  const options: RenderOptions = { ...context.terminal, verbose: true, quiet: false }
  const done = (stdout: string): CommandResult => ({ stdout, exitCode: 0 })
  requireOneSource(data, flags)
  if (topic === undefined) return done(renderCodes(options))
  if (data.length === 0 && flags.report === undefined) {
    const text = codeText(topic)
    if (text === undefined) throw new UsageError(unknownTopic(topic))
    return done(renderCode(topic, text, options))
  }
  const report = await reportOf(data, flags, context)
  const findings = findingsOf(report, topic)
  const text = codeText(topic)
  if (findings.length === 0 && text !== undefined) {
    context.note(`nothing was judged under ${topic} there`)
    return done(renderCode(topic, text, options))
  }
  if (findings.length === 0) throw new UsageError(noSuchColumn(report, topic))
  return done(renderExplanation(report, findings, options))
}

function requireOneSource(data: readonly string[], { report, schema, reference }: ExplainFlags) {
  if (data.length > 2) {
    throw new UsageError(
      `explain: expected a batch, or a reference and a batch, found ${data.length}`,
    )
  }
  if (report !== undefined && data.length > 0) {
    throw new UsageError('explain: --report takes the place of data, expected one of both')
  }
  if (data.length !== 1 && (schema !== undefined || reference !== undefined)) {
    throw new UsageError('explain: --schema and --reference go with one batch, as in check')
  }
}

async function reportOf(
  data: readonly string[],
  flags: ExplainFlags,
  context: Context,
): Promise<Report> {
  if (flags.report !== undefined) {
    const report = parseReport(await readText(flags.report, 'report'), flags.report)
    const privacy = redactionOf(flags, context)
    return { ...report, findings: redactFindings(report.findings, { columns: [] }, privacy) }
  }
  const [first = '', second] = data
  return second === undefined
    ? reportOfCheck(first, flags, context)
    : drift(first, second, gateOptions(flags, context))
}

/** Of the column of that name, else of the code; what asks for attention first. */
function findingsOf({ findings }: Report, topic: string): readonly Finding[] {
  const own = findings.filter(
    ({ column, columns = [] }) => column === topic || columns.includes(topic),
  )
  const found = own.length > 0 ? own : findings.filter(({ code }) => code === topic)
  return [...found].sort((a, b) => Number(isRaised(b)) - Number(isRaised(a)))
}

function unknownTopic(topic: string): string {
  const near = nearest(topic, Object.keys(codes))
  const meant = near === undefined ? '' : ` (did you mean ${near}?)`
  return (
    `explain ${topic}: no code of that name${meant}; to explain a column name the data or a report too: ` +
    'driftgate explain <column> <batch>, <column> <reference> <batch>, or <column> --report <file>'
  )
}

function noSuchColumn({ findings }: Report, topic: string): string {
  const known = new Set(findings.flatMap(({ column }) => (column === null ? [] : [column])))
  const near = nearest(topic, [...known, ...Object.keys(codes)])
  const meant = near === undefined ? '' : `; did you mean ${near}?`
  return `explain ${topic}: no finding is about a column or code of that name${meant}`
}
