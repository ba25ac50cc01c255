import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingOf, judgeStored } from './judge.js'
import { type Columns, judgeAgainst } from './judge-against.js'

const columns = `columns:
  - { name: id, type: integer }
  - { name: price, type: number }
  - { name: name, type: string }`
const rules = (rule: string) => `${columns}\nequals: [${rule}]`
const other: Columns = { id: [1, 2, 3, 4], price: [1.5, 2, null, 4], name: ['a', 'b', 'c', 'd'] }
const batch: Columns = { id: [1, 2, 3, 5], price: [1.5, 2.5, null, 4], name: ['a', 'b', 'c', 'e'] }
const found = async (rule: string, data: Columns = batch, others: Columns = other) =>
  judgeAgainst(rules(rule), data, { 'o.csv': others })

describe('equality with another data set', () => {
  it('tells rows that it lacks, rows that differ, and rows that only it has', async () => {
    const findings = await found('{ dataset: o.csv, key: id }')
    expect(findingOf(findings, 'dataset.unmatched')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      columns: ['id', 'price', 'name'],
      observed: 0.25,
      rows: 1,
      message: '1 row of 4 has a key that o.csv lacks',
      samples: [{ row: 4, value: 'id = 5' }],
    })
    expect(findingOf(findings, 'dataset.different')).toMatchObject({
      outcome: 'violated',
      rows: 1,
      message: '1 row of 3 has other values than o.csv has under its key',
      samples: [{ row: 2, value: 'id = 2, price = 2.5, name = "b"' }],
    })
    expect(findingOf(findings, 'dataset.absent')).toMatchObject({
      outcome: 'violated',
      observed: 0.25,
      message: 'the batch lacks 1 key of the 4 of o.csv',
    })
    expect(findings.some(({ code }) => code === 'dataset.ambiguous')).toBe(false)
  })

  it('holds for the same rows in another order, nulls too', async () => {
    const turned = Object.fromEntries(
      Object.entries(other).map(([name, values]) => [name, [...values].reverse()]),
    )
    for (const code of ['dataset.unmatched', 'dataset.different', 'dataset.absent']) {
      const finding = findingOf(await found('{ dataset: o.csv, key: id }', turned), code)
      expect(finding.outcome).toBe('satisfied')
    }
  })

  it('compares the columns that it names, and allows a share', async () => {
    const findings = await found('{ dataset: o.csv, key: id, columns: name, mostly: 0.75 }')
    expect(findingOf(findings, 'dataset.different')).toMatchObject({
      outcome: 'satisfied',
      rows: 0,
    })
    expect(findingOf(findings, 'dataset.unmatched').outcome).toBe('satisfied')
    expect(findingOf(findings, 'dataset.absent').outcome).toBe('satisfied')
  })

  it('says where the key is not unique', async () => {
    const twice = { id: [1, 1], price: [1.5, 1.5], name: ['a', 'a'] }
    const finding = findingOf(
      await found('{ dataset: o.csv, key: id }', twice),
      'dataset.ambiguous',
    )
    expect(finding).toMatchObject({ outcome: 'violated', observed: 1, rows: 1 })
    expect(finding.message).toMatch(/1 row of the batch and no rows of o\.csv repeat one/)
  })

  it('finds what comparing by hand finds', async () => {
    const table = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom('x', 'y', null)),
      {
        minLength: 1,
        maxLength: 12,
        selector: ([key]) => key,
      },
    )
    await fc.assert(
      fc.asyncProperty(table, table, async (own, others) => {
        const of = (rows: typeof own): Columns => ({
          a: rows.map(([a]) => a),
          b: rows.map(([, b]) => b),
        })
        const findings = await judgeAgainst(
          'columns: [{ name: a, type: integer }, { name: b, type: string }]\nequals: [{ dataset: o, key: a }]',
          of(own),
          { o: of(others) },
        )
        const known = new Map(others)
        const unmatched = own.filter(([a]) => !known.has(a))
        const different = own.filter(([a, b]) => known.has(a) && known.get(a) !== b)
        const absent = others.filter(([a]) => !own.some(([key]) => key === a))
        expect(findingOf(findings, 'dataset.unmatched').rows).toBe(unmatched.length)
        expect(findingOf(findings, 'dataset.different').rows ?? 0).toBe(different.length)
        expect(findingOf(findings, 'dataset.absent').observed).toBeCloseTo(
          absent.length / others.length,
          12,
        )
      }),
      { numRuns: 40 },
    )
  })

  it('is not checked on a profile', async () => {
    const findings = await judgeStored(rules('{ dataset: o.csv, key: id }'), batch)
    for (const code of ['dataset.unmatched', 'dataset.different', 'dataset.absent']) {
      expect(findingOf(findings, code).message).toBe(
        'not checked: a profile does not hold the rows',
      )
    }
  })
})
