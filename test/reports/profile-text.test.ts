import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderProfileText } from '../../src/reports/profile-text.js'
import { anyProfileReport, options, profileReport } from './fixtures.js'

describe('renderProfileText', () => {
  it('is a page to read', () => {
    expect(
      renderProfileText(profileReport(), options()),
    ).toBe(`reference.csv · csv · 5,000 rows · 3 columns · 409 kB

dep_delay  integer
  164 nulls (3.28 %) · about 312 distinct (305 to 319) · 3 not of the type (0.06 %) · 250 zero (5 %)
  2,600 negative (52 %)
  min -21 · mean 20.73 · max 1137 · standard deviation 51.48
  quantiles  0 % -21 · 1 % -12 · 5 % -9 · 25 % -5 · 50 % 0 · 75 % 24 · 95 % 125 · 99 % 236
  100 % 1137
  ▇▃▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  -12 … 236 (1 % to 99 %)

carrier  string
  no nulls · 15 distinct
  min 9E · max YV · length 2 to 2, mean 2
  "UA"  900  18 %
  "B6"  800  16 %
  "EV"  700  14 %
  "DL"  600  12 %
  "AA"  500  10 %
  and 1 more

""  unknown
  5,000 nulls (100 %)
`)
  })

  it('shows all top values and the sum when verbose', () => {
    const text = renderProfileText(profileReport(), options({ verbose: true }))
    expect(text).toContain(' · sum 100250 · skewness 5.1\n  kurtosis 52.2\n')
    expect(text).toContain('"MQ"  400 to 410  8 %')
    expect(text).not.toContain('more')
  })

  it('writes ASCII beside the data where asked to', () => {
    expect(renderProfileText(profileReport(), options({ unicode: false, verbose: true }))).toMatch(
      /^[\n -~]*$/,
    )
  })

  it('shows points in time as they are', () => {
    const [number] = profileReport().columns
    const column = {
      ...(number as NonNullable<typeof number>),
      type: 'timestamp' as const,
      order: 'ascending' as const,
      mean: '2013-06-15T12:10:00Z',
      min: '2013-06-01T10:00:00Z',
      quantiles: [
        {
          rank: 0.5,
          estimate: '2013-06-15T12:00:00Z',
          low: '2013-06-15T11:00:00Z',
          high: '2013-06-15T13:00:00Z',
        },
      ],
    }
    const text = renderProfileText(profileReport({ columns: [column] }), options())
    expect(text).toContain('min 2013-06-01T10:00:00Z')
    expect(text).toContain(' · mean 2013-06-15T12:10:00Z · ')
    expect(text).toContain(' · ascending\n')
    expect(text).not.toContain('deviation')
    expect(text).toContain('quantiles  50 % 2013-06-15T12:00:00Z')
  })

  it('shows nothing that acts on a terminal, whatever the data holds', () => {
    fc.assert(
      fc.property(anyProfileReport, fc.boolean(), (any, verbose) => {
        const text = renderProfileText(any, options({ verbose }))
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
      { seed: 9, numRuns: 500 },
    )
  })
})
