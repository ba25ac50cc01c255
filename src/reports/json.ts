/**
 * The report for machines. Only what the JSON Schemas name, in their order, so that the same result
 * gives the same bytes. Lossless: text comes back from a JSON parser as it was; characters that act
 * on a terminal are written as `\uXXXX`, which JSON allows.
 */
import { assert } from '../errors.js'
import type { ColumnDescription } from '../profile/describe.js'
import type { SourceInfo } from '../profile/profile.js'
import type { Finding, TestResult } from '../verdict/finding.js'
import {
  type AnyReport,
  isProfileReport,
  type ProfileReport,
  type Report,
} from '../verdict/report.js'
import type { Summary } from '../verdict/verdict.js'

/** Two-space indented JSON with a last newline. Throws `InvariantError` on a number that is not finite. */
export function renderJson(report: AnyReport): string {
  return jsonText(isProfileReport(report) ? profileReport(report) : checkReport(report))
}

/** Any value in the form of a report. Throws `InvariantError` on a number that is not finite. */
export function jsonText(value: unknown): string {
  return `${escapeInvisible(JSON.stringify(value, refuseNonFinite, 2))}\n`
}

function refuseNonFinite(key: string, value: unknown): unknown {
  assert(
    typeof value !== 'number' || Number.isFinite(value),
    `report: ${key} is ${value}, expected a finite number`,
  )
  return value
}

/** JSON.stringify escapes C0 and lone surrogates only. Outside of strings the text is plain ASCII. */
function escapeInvisible(json: string): string {
  return json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, i) => {
      return `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`
    }).join(''),
  )
}

function checkReport({ schemaVersion, tool, command, verdict, ...rest }: Report) {
  return {
    schemaVersion,
    tool: toolOf(tool),
    command,
    verdict,
    reference: rest.reference === null ? null : sourceOf(rest.reference),
    batch: sourceOf(rest.batch),
    summary: summaryOf(rest.summary),
    findings: rest.findings.map(findingOf),
  }
}

function profileReport({ schemaVersion, tool, source, columns }: ProfileReport) {
  return {
    schemaVersion,
    tool: toolOf(tool),
    source: sourceOf(source),
    columns: columns.map(columnOf),
  }
}

const toolOf = ({ name, version }: AnyReport['tool']) => ({ name, version })

export const sourceOf = ({ name, format, rows, columns, bytes }: SourceInfo) => ({
  name,
  format,
  rows,
  columns,
  bytes,
})

function summaryOf({
  errors,
  warnings,
  infos,
  satisfied,
  columnsCompared,
  columnsDrifted,
}: Summary) {
  return { errors, warnings, infos, satisfied, columnsCompared, columnsDrifted }
}

function findingOf({ code, column, columns, level, outcome, dimension, ...rest }: Finding) {
  const { observed, limit, rows, samples, message, suggestion, position, test } = rest
  const { rule, suppressed, redacted } = rest
  return {
    code,
    column,
    columns,
    level,
    outcome,
    dimension,
    observed,
    limit,
    rows,
    samples: samples.map(({ row, value, offset }) => ({ row, value, offset })),
    message,
    suggestion,
    position: position && { file: position.file, line: position.line, column: position.column },
    test: test && testOf(test),
    rule: rule && { description: rule.description, owner: rule.owner, tags: rule.tags },
    suppressed: suppressed && { reason: suppressed.reason, until: suppressed.until },
    redacted,
  }
}

function testOf({ name, statistic, pValue, pAdjusted, alpha, ...rest }: TestResult) {
  const { effect, effectLow, effectHigh, limit, method, n, m, detectable, deciding, bins } = rest
  return {
    name,
    statistic,
    pValue,
    pAdjusted,
    alpha,
    effect,
    effectLow,
    effectHigh,
    limit,
    method,
    n,
    m,
    detectable,
    deciding,
    bins: bins?.map(({ label, reference, batch, contribution }) => {
      return { label, reference, batch, contribution }
    }),
  }
}

function columnOf({ name, type, rows, nulls, misfits, trues, falses, ...rest }: ColumnDescription) {
  const { nans, infinities, zeros, negatives, distinct, min, max, ...more } = rest
  const {
    mean,
    standardDeviation,
    sum,
    skewness,
    kurtosis,
    order,
    quantiles,
    length,
    top,
    redacted,
  } = more
  return {
    name,
    type,
    rows,
    nulls,
    misfits,
    trues,
    falses,
    nans,
    infinities,
    zeros,
    negatives,
    distinct: distinct && { estimate: distinct.estimate, low: distinct.low, high: distinct.high },
    min,
    max,
    mean,
    standardDeviation,
    sum,
    skewness,
    kurtosis,
    order,
    quantiles: quantiles.map(({ rank, estimate, low, high }) => ({ rank, estimate, low, high })),
    length: length && { min: length.min, max: length.max, mean: length.mean },
    top: top.map(({ value, count, low, high }) => ({ value, count, low, high })),
    redacted,
  }
}
