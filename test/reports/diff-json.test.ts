import { describe, expect, it } from 'vitest'
import { renderDiffJson } from '../../src/reports/diff-json.js'
import { validateDiffReport } from '../support/report-schema.js'
import { profileDiff, schemaDiff } from './diff-fixtures.js'

describe('the JSON of diff', () => {
  it.each([schemaDiff, profileDiff])('gives back what it was given, as published', (report) => {
    expect(validateDiffReport(renderDiffJson(report))).toEqual(report)
  })

  it('has one order, and nothing that acts on a terminal', () => {
    const text = renderDiffJson(schemaDiff)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    const { changes, ...rest } = schemaDiff
    expect(renderDiffJson({ changes, ...rest })).toBe(text)
  })

  it.each([
    ['another effect', { ...schemaDiff, changes: [{ ...schemaDiff.changes[0], effect: 'bad' }] }],
    ['no summary', { ...schemaDiff, summary: undefined }],
    [
      'another kind of column',
      { ...profileDiff, columns: [{ ...profileDiff.columns[0], kind: 'x' }] },
    ],
    ['columns of schemas', { ...schemaDiff, columns: [] }],
  ])('is refused with %s', (_, report) => {
    expect(() => validateDiffReport(JSON.stringify(report))).toThrow(/not a valid report/)
  })
})
