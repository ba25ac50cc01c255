import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codes } from '../../src/reports/codes.js'
import { renderCode, renderCodes, renderExplanation } from '../../src/reports/explain.js'
import { anyReport, drift, finding, options, report, testResult } from './fixtures.js'

const explained = (...findings: ReturnType<typeof finding>[]) =>
  renderExplanation(report({ findings }), findings, options())

describe('an explanation', () => {
  it('of a drift says formula, numbers, reasons, limits and advice', () => {
    const text = explained(drift({ code: 'drift.ks' }))
    for (const word of ['meaning', 'formula', 'effect', 'p-value', 'rows', 'why', 'limits']) {
      expect(text).toMatch(new RegExp(`^ {2}${word} `, 'm'))
    }
    expect(text).toContain('✖  arr_delay  drift.ks  drift (error)')
    expect(text).toContain('D = max over x of |F(x) − G(x)|')
    expect(text).toMatch(/^ {2}what to do {2}See which bins/m)
  })

  it('of a rule says how it is judged, and the finding’s own advice', () => {
    const text = explained(finding({ suggestion: 'mend\u001b it' }))
    expect(text).toMatch(/^ {2}judged /m)
    expect(text).toContain('smallest maximum that passes')
    expect(text).toContain('mend\\u{1b} it')
  })

  it('of what passed is short', () => {
    const text = explained(finding({ outcome: 'satisfied', level: 'info' }))
    expect(text).toContain('found')
    expect(text).not.toContain('judged')
    expect(text).not.toContain('what to do')
  })

  it('of a code that is not known here says what the report says', () => {
    const text = explained(drift({ code: 'drift.novel', column: null, columns: ['a', 'b'] }))
    expect(text).toContain('a, b  drift.novel')
    expect(text).not.toContain('formula')
    expect(text).toContain('look at the data')
    expect(explained(finding({ code: 'rows.none', column: null }))).toContain('(data set)')
  })

  it('fits the width, and shows nothing that acts on a terminal, whatever the data holds', () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const text = renderExplanation(any, any.findings, options())
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
        expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
      }),
      { numRuns: 100, seed: 1 },
    )
    const lines = explained(drift({ test: testResult() })).split('\n')
    expect(lines.every((line) => line.length <= 100)).toBe(true)
  })
})

describe('a code', () => {
  it.each(Object.entries(codes))(
    '%s is told in ASCII where the terminal knows no more',
    (code, text) => {
      const told = renderCode(code, text, options({ unicode: false }))
      expect(told).toMatch(/^[ -~\n]+$/)
      expect(told).toMatch(/^ {2}what to do {2}/m)
    },
  )

  it('is one line in the list', () => {
    expect(renderCodes(options()).trimEnd().split('\n')).toHaveLength(Object.keys(codes).length)
  })
})
