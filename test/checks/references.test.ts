import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingOf, judgeStored } from './judge.js'
import { type Columns, judgeAgainst } from './judge-against.js'

const columns = `columns:
  - { name: customer, type: integer }
  - { name: country, type: string }`
const rules = (rule: string) => `${columns}\nreferences: [${rule}]`
const code = 'reference.missing'
const batch = { customer: [1, 2, 9, null, 9], country: ['at', 'de', 'at', 'at', null] }
const customers: Columns = { id: [1, 2, 3, 3], land: ['at', 'at', 'de', 'de'] }
const found = async (rule: string, data: Columns = batch) =>
  findingOf(await judgeAgainst(rules(rule), data, { 'customers.csv': customers }), code)

describe('a reference', () => {
  it('tells the rows whose values the other data set lacks, nulls apart', async () => {
    expect(await found('{ columns: customer, in: customers.csv, to: id }')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      columns: ['customer'],
      dimension: 'consistency',
      observed: 0.5,
      limit: 0,
      rows: 2,
      message: '2 rows of 4 have values that customers.csv lacks',
      samples: [
        { row: 3, value: 'customer = 9' },
        { row: 5, value: 'customer = 9' },
      ],
      position: { line: 5 },
    })
  })

  it('holds, of some rows, or of a share of them', async () => {
    const rule = 'columns: customer, in: customers.csv, to: [id]'
    expect(await found(`{ ${rule}, where: customer < 5 }`)).toMatchObject({
      outcome: 'satisfied',
      message: 'customers.csv has the values of 2 rows (where customer < 5)',
    })
    expect(await found(`{ ${rule}, mostly: 0.5 }`)).toMatchObject({ outcome: 'satisfied' })
    expect(await found(`{ ${rule}, mostly: 0.2, warn: { mostly: 0.6 } }`)).toMatchObject({
      outcome: 'violated',
      level: 'warn',
    })
  })

  it('takes several columns together', async () => {
    const rule = '{ columns: [customer, country], in: customers.csv, to: [id, land] }'
    expect(await found(rule)).toMatchObject({
      rows: 2,
      samples: [
        { row: 2, value: 'customer = 2, country = "de"' },
        { row: 3, value: 'customer = 9, country = "at"' },
      ],
    })
  })

  it('finds what a set finds', async () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(null)), {
      minLength: 1,
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(values, values, async (own, other) => {
        const findings = await judgeAgainst(
          'columns: [{ name: a, type: integer }]\nreferences: [{ columns: a, in: o }]',
          { a: own },
          { o: { a: other } },
        )
        const known = new Set(other)
        const missing = own.filter((value) => value !== null && !known.has(value)).length
        const finding = findingOf(findings, code)
        if (own.every((value) => value === null)) expect(finding.outcome).toBe('skipped')
        else expect(finding.rows).toBe(missing)
      }),
      { numRuns: 40 },
    )
  })

  it('is not checked on a profile', async () => {
    const findings = await judgeStored(
      rules('{ columns: customer, in: customers.csv, to: id }'),
      batch,
    )
    expect(findingOf(findings, code).message).toBe('not checked: a profile does not hold the rows')
  })
})
