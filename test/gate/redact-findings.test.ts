import { describe, expect, it } from 'vitest'
import { redactFindings, sensitiveColumns } from '../../src/gate/redact-findings.js'
import { parseSchema } from '../../src/schema/parse.js'
import { drift, finding, testResult } from '../reports/fixtures.js'

const schema = parseSchema(
  'version: 1\ncolumns: [{ name: pay, tags: [hr, sensitive] }, { name: dest, tags: [hr] }]\n',
  'mine',
)
const above = finding({
  code: 'range.above',
  column: 'pay',
  observed: 1014,
  limit: 886,
  rows: 2,
  samples: [{ row: 3, value: '1014' }],
  message: 'the largest is 1014',
  suggestion: 'raise it to 1014',
})

describe('sensitive columns', () => {
  it('are those with the tag, or all of a schema that has it', () => {
    expect(sensitiveColumns(schema)).toEqual(new Set(['pay']))
    expect(sensitiveColumns({ columns: [], tags: ['sensitive'] })).toBeUndefined()
  })

  it('lose every value; other columns none', () => {
    const [own, other] = redactFindings([above, { ...above, column: 'dest' }], schema)
    expect(own).toEqual({
      ...finding({ code: 'range.above', column: 'pay', observed: null, limit: null, rows: 2 }),
      samples: [{ row: 3, value: null }],
      message: '2 rows lie above the range; values are left out',
      redacted: 'omit',
    })
    expect(other).toEqual({ ...above, column: 'dest' })
  })

  it('cover findings of several columns, rules with the tag, and faults of any row', () => {
    const found = redactFindings(
      [
        finding({ code: 'row.rule', column: null, columns: ['dest', 'pay'] }),
        finding({ code: 'row.rule', column: null, columns: ['dest'] }),
        finding({ code: 'row.rule', column: null, columns: ['x'], rule: { tags: ['sensitive'] } }),
        finding({ code: 'row.ragged', column: null }),
        finding({ code: 'rows.none', column: null }),
      ],
      schema,
    )
    expect(found.map(({ redacted }) => redacted)).toEqual([
      'omit',
      undefined,
      'omit',
      'omit',
      undefined,
    ])
    const [ragged] = redactFindings([finding({ code: 'row.ragged', column: null })], {
      columns: [],
    })
    expect(ragged?.redacted).toBeUndefined()
  })
})

describe('redaction', () => {
  const all = (each: Parameters<typeof redactFindings>[0][number], how: 'omit' | 'hash' = 'omit') =>
    redactFindings([each], { columns: [] }, { redact: how })[0]

  it('says nothing of a code that it does not know', () => {
    const unknown = all({ ...above, code: 'new.code', rows: null })
    expect(unknown).toMatchObject({ observed: null, limit: null })
    expect(unknown?.message).toBe('the rule is broken; values are left out')
    expect(all({ ...above, code: 'new.code', outcome: 'satisfied' })?.message).toMatch(/holds/)
  })

  it('keeps counts and shares, and tests without the names of bins', () => {
    expect(all(finding())).toMatchObject({ observed: 0.0336, message: finding().message })
    const bins = ['≤ 1014', '(null)'].map((label) => {
      return { label, reference: 1, batch: 2, contribution: 0.1 }
    })
    const found = all(drift({ test: testResult({ bins }) }))
    expect(found?.test).toMatchObject({ statistic: 0.2242, bins: [{}, {}] })
    expect(found?.test?.bins?.map(({ label }) => label)).toEqual(['bin 1', '(null)'])
    const distance = drift({ code: 'drift.wasserstein', test: testResult({ name: 'wasserstein' }) })
    expect(all(distance)?.test?.statistic).toBeNull()
  })

  it('keeps the rows that repeat one, and no pattern', () => {
    const samples = [{ row: 3, value: 'as in row 1' }]
    expect(all(finding({ code: 'unique.duplicate', samples }))?.samples).toEqual(samples)
    expect(all(finding({ code: 'pattern.mismatch', limit: 'Mc.*' }))?.limit).toBeNull()
    expect(all(finding({ code: 'format.mismatch', limit: 'uuid' }))?.limit).toBe('uuid')
  })

  it('gives equal values equal digests, once', () => {
    const samples = ['a', 'a', 'b', null].map((value, i) => ({ row: i + 1, value }))
    const hashed = all(finding({ samples }), 'hash')
    const values = hashed?.samples.map(({ value }) => value) ?? []
    expect(values).toEqual([
      'sha256:ca978112ca1b',
      'sha256:ca978112ca1b',
      'sha256:3e23e8160039',
      null,
    ])
    expect(hashed && all(hashed, 'hash')).toEqual(hashed)
  })
})
