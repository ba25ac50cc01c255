/** A saved JSON report, read back. It is data like any other: what is not as published is refused. */
import { DataError } from '../errors.js'
import type { Report } from '../verdict/report.js'

type Json = Readonly<Record<string, unknown>>

/**
 * The report of a text. Throws `DataError` where it is no JSON, no report of `check` or `drift`, or of a
 * newer format.
 */
export function parseReport(text: string, name: string): Report {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new DataError(`${name} is not JSON; a report of --format json was expected`, { cause })
  }
  if (!isObject(value) || !isList(value.findings) || !isFramed(value)) {
    throw new DataError(`${name} is no report of driftgate check or drift (--format json)`)
  }
  if (value.schemaVersion !== 1) {
    throw new DataError(`${name} is a report of version ${String(value.schemaVersion)}, expected 1`)
  }
  const wrong = value.findings.findIndex((each) => !isFinding(each))
  if (wrong >= 0) throw new DataError(`${name}: finding ${wrong + 1} is not as published`)
  return value as unknown as Report
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number'
const orNull = (is: (value: unknown) => boolean) => (value: unknown) => value === null || is(value)
const orAbsent = (is: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || is(value)
const listOf = (is: (value: unknown) => boolean) => (value: unknown) =>
  isList(value) && value.every(is)

/** Whether an object has what each key asks for. */
const shaped =
  (shape: Readonly<Record<string, (value: unknown) => boolean>>) =>
  (value: unknown): boolean =>
    isObject(value) && Object.entries(shape).every(([key, is]) => is(value[key]))

const isSource = shaped({
  name: isText,
  format: isText,
  rows: isNumber,
  columns: isNumber,
  bytes: orNull(isNumber),
})

const isFramed = shaped({
  batch: isSource,
  reference: orNull(isSource),
  verdict: isText,
  summary: shaped({ errors: isNumber, warnings: isNumber, infos: isNumber, satisfied: isNumber }),
})

const isFinding = shaped({
  code: isText,
  column: orNull(isText),
  columns: orAbsent(listOf(isText)),
  level: (value) => ['error', 'warn', 'info'].includes(String(value)),
  outcome: isText,
  rows: orNull(isNumber),
  samples: listOf(shaped({ row: isNumber, value: orNull(isText), offset: orAbsent(isNumber) })),
  message: isText,
  suggestion: orAbsent(isText),
  redacted: orAbsent((value) => value === 'omit' || value === 'hash'),
  test: orAbsent(
    shaped({
      name: isText,
      statistic: orNull(isNumber),
      pValue: orNull(isNumber),
      pAdjusted: orNull(isNumber),
      alpha: isNumber,
      effect: orNull(isNumber),
      effectLow: orNull(isNumber),
      effectHigh: orNull(isNumber),
      limit: isNumber,
      method: isText,
      n: isNumber,
      m: isNumber,
      detectable: orNull(isNumber),
      deciding: orAbsent((value) => value === 'p-value' || value === 'limit'),
      bins: orAbsent(
        listOf(
          shaped({ label: isText, reference: isNumber, batch: isNumber, contribution: isNumber }),
        ),
      ),
    }),
  ),
})
