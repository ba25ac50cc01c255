import { describe, expect, it } from 'vitest'
import { formats } from '../../src/reports/registry.js'
import { validateReport } from '../support/report-schema.js'
import { options, profileReport, report } from './fixtures.js'

describe('formats', () => {
  it('are known by the names that --format takes', () => {
    expect(Object.keys(formats)).toEqual(expect.arrayContaining(['json', 'text']))
  })

  it.each(Object.keys(formats))(
    '%s renders both kinds of report to text with a last newline',
    (name) => {
      for (const each of [report(), profileReport()]) {
        const text = formats[name]?.(each, options())
        expect(text).toMatch(/[^\n]\n$/)
        expect(formats[name]?.(each, options())).toBe(text)
      }
    },
  )

  it('json does not depend on how a terminal looks', () => {
    const plain = formats.json?.(report(), options())
    expect(formats.json?.(report(), options({ color: true, quiet: true, width: 20 }))).toBe(plain)
    expect(validateReport(plain)).toEqual(report())
  })
})
