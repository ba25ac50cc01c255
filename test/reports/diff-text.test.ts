import { describe, expect, it } from 'vitest'
import { renderDiffText } from '../../src/reports/diff-text.js'
import { profileDiff, schemaDiff } from './diff-fixtures.js'
import { options } from './fixtures.js'

describe('the text of diff', () => {
  it('lists changes by column, aligned, with what they do', () => {
    expect(renderDiffText(schemaDiff, options())).toBe(`a.yaml → b.yaml

(data set)
  ℹ owner          neutral     changed  x → "\\u001b[31m\\u202e\\"\\n"

"\\u{1b}[31m\\u{202e}\\"\\n"
  ✖ column         breaking    added    name, type, nulls

n
  ✓ nulls.maximum  compatible  raised   0.1 → 0.2
  ✖ domain.values  breaking    removed  [a, "\\u001b[31m\\u202e\\"\\n"]  (a note)

✖ 2 breaking, 1 compatible, 1 neutral
`)
  })

  it('shows what breaks where asked to be quiet, and what is left where nothing changed', () => {
    const quiet = renderDiffText(schemaDiff, options({ quiet: true }))
    expect(quiet).not.toContain('owner')
    expect(quiet).toContain('domain.values')
    const summary = { breaking: 0, compatible: 0, neutral: 0 }
    const none = renderDiffText({ ...schemaDiff, changes: [], summary }, options())
    expect(none).toBe('a.yaml → b.yaml\n\n✓ no change\n')
  })

  it('lists statistics with their differences', () => {
    const text = renderDiffText(profileDiff, options())
    expect(text).toMatch(/changed, place 2 → 1\n/)
    expect(text).toMatch(/ {2}null share +10 % +→ {2}25 % +\+15 points\n/)
    expect(text).toMatch(/ {2}length mean +- +→ {2}2\n/)
    expect(text).toMatch(/ {2}quantile 0\.25 +1 +→ {2}0\.5 +-0\.5\n/)
    expect(text).toContain('  and shares of 2 more values\n')
    expect(text).not.toContain('quantile 0.1 ')
    expect(text).toMatch(/new {2}added\n {2}mean {2}4\n/)
    expect(text).toMatch(
      /1 column added · 1 column changed · 2 columns in another place · 1 the same\n$/,
    )
    expect(renderDiffText(profileDiff, options({ verbose: true }))).toContain('quantile 0.1 ')
  })

  it.each([schemaDiff, profileDiff])('shows nothing that acts on a terminal', (report) => {
    for (const unicode of [true, false]) {
      const text = renderDiffText(report, options({ unicode, verbose: true }))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there.
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
      if (!unicode) expect(text).toMatch(/^[ -~\n]*$/)
    }
  })
})
