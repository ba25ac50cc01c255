import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderText } from '../../src/reports/text.js'
import { anyReport, drift, finding, findings, options, report } from './fixtures.js'

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

describe('renderText', () => {
  it('shows failures only, by column, worst first, and one summary line last', () => {
    expect(renderText(report(), options())).toBe(`drifted.csv · csv · 5,000 rows · 16 columns
against reference.csv · csv · 5,000 rows · 16 columns · 409 kB

arr_delay
  ✖ drift.ks   0.224 [0.198, 0.251]  limit 0.1  p 6.6e-106  drift
      the distribution moved towards smaller values, most at -5
  ✖ drift.psi  0.281 [0.240, 0.330]  limit 0.1  p <1e-300   drift
      the distribution moved towards smaller values, most at -5

dest
  ✖ nulls.share  3.36 % of the values are null, at most 0.12 % are expected
      observed 0.0336, limit 0.0012 · 168 rows of 5,000 (3.36 %)
      e.g. row 17: null, row 93: "x"

longitude
  ⚠ drift.psi  0.162 [0.060, 0.310]  limit 0.1  p 0.083     inconclusive: too few rows, detectable from 0.19

arrival_delay
  ⚠ column.unexpected  the schema does not name this column
      train.schema.yaml:12:5
      → was arr_delay renamed to it?

(data set)
  ℹ row.ragged  1 row has too few fields
      observed 1, limit 0 · 1 row of 5,000 (0.02 %)
      e.g. header: "a,b"

ℹ 1 test inconclusive, too few rows to tell: dep_time (ks)
ℹ 1 column not compared: tailnum (identifier)

✖ 3 errors, 2 warnings, 1 note, 3 passed · 1 of 5 columns drifted · 5,000 rows · exit 1
`)
  })

  it('shows what passed when verbose', () => {
    const text = renderText(report(), options({ verbose: true }))
    expect(text).toContain('\nhour\n  ✓ type.mismatch  every value is an integer\n')
    expect(text).toContain(
      '  ✓ drift.ks   0.016 [0.000, 0.042]  limit 0.1  p 1         stable, detectable from 0.0412\n',
    )
    expect(text).toContain('inconclusive: too few rows, detectable from 0.0412\n')
    expect(text).not.toContain('1 test inconclusive')
    expect(text).toContain('1 column not compared')
  })

  it('shows errors only when quiet, and warnings where they failed the run', () => {
    const text = renderText(report(), options({ quiet: true }))
    expect(text).toMatch(/^arr_delay\n/)
    expect(text).not.toMatch(/longitude|against|not compared|moved/)
    const warned = findings.filter(({ level }) => level !== 'error')
    expect(
      renderText(report({ findings: warned, verdict: 'pass' }), options({ quiet: true })),
    ).toBe('')
    expect(
      renderText(report({ findings: warned, verdict: 'fail' }), options({ quiet: true })),
    ).toContain('longitude')
  })

  it('sums up by what there is', () => {
    const sum = (changes: Parameters<typeof report>[0]) =>
      lastLine(renderText(report(changes), options()))
    expect(sum({ findings: [] })).toBe('✓ 0 passed · 5,000 rows · exit 0')
    expect(sum({ findings: [finding({ outcome: 'satisfied' })] })).toBe(
      '✓ 1 passed · 5,000 rows · exit 0',
    )
    expect(sum({ findings: [finding({ level: 'warn' })] })).toBe(
      '⚠ 1 warning, 0 passed · 5,000 rows · exit 0',
    )
    expect(sum({ findings: [finding()] })).toBe('✖ 1 error, 0 passed · 5,000 rows · exit 1')
    expect(sum({ findings: [finding({ level: 'warn' })], verdict: 'fail' })).toBe(
      '✖ 1 warning, 0 passed · 5,000 rows · exit 1',
    )
  })

  it('speaks of no reference where there is none', () => {
    expect(renderText(report({ reference: null }), options())).not.toContain('against')
  })

  it('names every column that was not compared once, with its reason', () => {
    const skip = (column: string, message: string, code = 'drift.ks') =>
      drift({ column, code, outcome: 'skipped', level: 'info', message })
    const text = renderText(
      report({
        findings: [
          skip('id', 'not compared: identifier'),
          skip('id', 'not compared: identifier', 'drift.psi'),
          skip('note', 'free text'),
        ],
      }),
      options(),
    )
    expect(text).toContain('ℹ 2 columns not compared: id (identifier), note (free text)\n')
  })

  it('tells rules that were not checked from columns that were not compared', () => {
    const skipped = finding({
      column: 'air_time',
      outcome: 'skipped',
      level: 'info',
      message: 'not checked: the batch does not have the column',
    })
    const text = renderText(
      report({ findings: [skipped, { ...skipped, code: 'range.above' }] }),
      options(),
    )
    expect(text).toContain('ℹ 2 rules not checked: air_time (the batch does not have the column)\n')
    expect(text).not.toContain('not compared')
  })

  it('does not repeat what follows from a missing column or from no rows', () => {
    const message = 'not checked: the column is missing'
    const skipped = finding({ column: 'air_time', outcome: 'skipped', level: 'info', message })
    const missing = finding({ column: 'air_time', code: 'column.missing' })
    const shown = (changes: Parameters<typeof report>[0], verbose = false) =>
      renderText(report(changes), options({ verbose })).includes('not checked')
    expect(shown({ findings: [skipped] })).toBe(true)
    expect(shown({ findings: [skipped, missing] })).toBe(false)
    expect(shown({ findings: [skipped, missing] }, true)).toBe(true)
    expect(shown({ findings: [{ ...skipped, column: 'dest' }, missing] })).toBe(true)
    expect(shown({ findings: [skipped], batch: { ...report().batch, rows: 0 } })).toBe(false)
  })

  it('names ten columns and counts the rest, all of them when verbose', () => {
    const many = Array.from({ length: 25 }, (_, i) =>
      drift({
        column: `c${i}`,
        outcome: 'skipped',
        level: 'info',
        message: 'not compared: identifier',
      }),
    )
    expect(renderText(report({ findings: many }), options({ width: 1000 }))).toContain(
      'c9 (identifier), and 15 more\n',
    )
    expect(
      renderText(report({ findings: many }), options({ width: 1000, verbose: true })),
    ).toContain('c24 (identifier)\n')
  })

  it('hints at explain only where asked to, with a name that a shell takes', () => {
    const hint = (column: string | null) =>
      lastLine(renderText(report({ findings: [finding({ column })] }), options({ explain: true })))
    expect(hint('arr_delay')).toBe('  driftgate explain arr_delay')
    expect(hint('$(rm -rf)')).toBe('  driftgate explain nulls.share')
    expect(hint('--force')).toBe('  driftgate explain nulls.share')
    expect(hint(null)).toBe('  driftgate explain nulls.share')
    const again = "'b c.csv'"
    expect(lastLine(renderText(report(), options({ explain: true, again })))).toMatch(
      / 'b c\.csv'$/,
    )
    expect(renderText(report(), options())).not.toContain('explain')
    expect(renderText(report({ findings: [] }), options({ explain: true }))).not.toContain(
      'explain',
    )
  })

  it('writes ASCII beside the data where asked to', () => {
    expect(renderText(report(), options({ unicode: false, explain: true, verbose: true }))).toMatch(
      /^[\n -~]*$/,
    )
  })

  it('colours without changing a character', () => {
    const colored = renderText(report(), options({ color: true }))
    expect(colored).toContain('\u001b[31m✖')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it takes out what chalk put in.
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(renderText(report(), options()))
  })

  it('shows nothing that acts on a terminal, whatever the data holds', () => {
    fc.assert(
      fc.property(anyReport, fc.boolean(), fc.boolean(), (any, verbose, quiet) => {
        const text = renderText(any, options({ verbose, quiet, explain: true }))
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
        if (!quiet) expect(text).toMatch(/ · exit [01]\n/)
      }),
      { seed: 8, numRuns: 500 },
    )
  })

  it('adds no line that the data wrote', () => {
    const lines = (text: string) =>
      renderText(
        report({
          findings: [
            finding({ column: text, message: `${text}!`, samples: [{ row: 1, value: text }] }),
          ],
        }),
        options(),
      ).split('\n').length
    expect(lines('a\n\n✓ 99 passed · exit 0')).toBe(lines('a'))
  })

  it('stays a page, however long a value is', () => {
    const long = 'x'.repeat(10_000_000)
    const hostile = finding({
      column: long,
      message: long,
      samples: [{ row: 1, value: long }],
      suggestion: long,
      observed: long,
    })
    expect(renderText(report({ findings: [hostile] }), options()).length).toBeLessThan(3000)
  })
})
