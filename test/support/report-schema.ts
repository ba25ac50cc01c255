/** Holds JSON reports against the published JSON Schemas. */
import { readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { DiffReport } from '../../src/reports/diff-report.js'
import type { AnyReport, ProfileReport, Report } from '../../src/verdict/report.js'

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
})

function compile(name: string): ValidateFunction {
  const url = new URL(`../../schemas/${name}.schema.json`, import.meta.url)
  return ajv.compile(JSON.parse(readFileSync(url, 'utf8')))
}

const report = compile('report')
const profile = compile('profile')
const diff = compile('diff')

/** What is wrong with a report (text or parsed), a line each; empty where it is valid. */
export function reportErrors(json: unknown): string[] {
  const value: unknown = typeof json === 'string' ? JSON.parse(json) : json
  const validate = isProfile(value) ? profile : report
  return validate(value) ? [] : (validate.errors ?? []).map(line)
}

/** The parsed report. Throws an error that lists all that is wrong with it. */
export function validateReport(json: unknown): AnyReport {
  const errors = reportErrors(json)
  if (errors.length > 0) throw new Error(`not a valid report:\n${errors.join('\n')}`)
  return (typeof json === 'string' ? JSON.parse(json) : json) as AnyReport
}

/** A valid report of `check` or `drift`. */
export function validateCheckReport(json: unknown): Report {
  const value = validateReport(json)
  if ('columns' in value) throw new Error('a report of profile, expected one of check or drift')
  return value
}

/** A valid report of `profile`. */
export function validateProfileReport(json: unknown): ProfileReport {
  const value = validateReport(json)
  if (!('columns' in value)) throw new Error('a report of check or drift, expected one of profile')
  return value
}

/** A valid report of `diff`. Throws an error that lists all that is wrong with it. */
export function validateDiffReport(json: unknown): DiffReport {
  const value: unknown = typeof json === 'string' ? JSON.parse(json) : json
  if (!diff(value)) {
    throw new Error(`not a valid report:\n${(diff.errors ?? []).map(line).join('\n')}`)
  }
  return value as DiffReport
}

function isProfile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'columns' in value
}

function line({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message ?? 'is invalid'} ${JSON.stringify(params)}`
}
