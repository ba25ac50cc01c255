import { describe, expect, it } from 'vitest'
import type { RowError, RowSink } from '../../src/gate/quarantine.js'
import { check } from '../../src/gate/run.js'
import { scratchFolder } from '../support/scratch.js'

const schemaOf = (rules: string) => `version: 1
columns: [{ name: id, type: integer }, { name: kind, type: string }, { name: price, type: number }]
${rules}
`

const path = scratchFolder({
  'batch.csv': 'id,kind,price\n1,a,1.5\n2,b,2\n7,c,3\n3,,9\n,a,4\n2,c,2\n',
  'kinds.csv': 'kind\na\nb\n',
  'old.csv': 'id,kind,price\n1,a,1.5\n2,b,2\n3,,8\n,a,4\n5,e,5\n',
  'all.yaml': schemaOf(`references:
  - { columns: kind, in: kinds.csv }
  - { columns: kind, in: kinds.csv, where: price > 2, mostly: 0.1 }
  - { columns: kind, in: kinds.csv, where: id = 2, level: warn }
equals: [{ dataset: old.csv, key: id }]`),
})

async function quarantined(schema: string) {
  const errors: RowError[] = []
  const quarantine: RowSink = {
    begin: async () => {},
    copy: async () => {},
    report: (error) => {
      errors.push(error)
      return undefined
    },
    end: async () => {},
  }
  const { findings } = await check(path('batch.csv'), { schema: path(schema), quarantine })
  return { errors, findings }
}

describe('rows that are held against another data set', () => {
  it('are those that the findings count', async () => {
    const { errors, findings } = await quarantined('all.yaml')
    const told = errors.map(({ row, code, columns, value }) => [row, code, columns.join(), value])
    expect(told.sort()).toEqual(
      [
        [3, 'reference.missing', 'kind', 'c'],
        [3, 'reference.missing', 'kind', 'c'],
        [6, 'reference.missing', 'kind', 'c'],
        [3, 'dataset.unmatched', 'id', '7'],
        [4, 'dataset.different', 'id,kind,price', '3, , 9'],
        [6, 'dataset.different', 'id,kind,price', '2, c, 2'],
      ].sort(),
    )
    const rows = (code: string) =>
      findings.filter((each) => each.code === code).map((each) => each.rows)
    expect(rows('reference.missing')).toEqual([2, 1, 1])
    expect([rows('dataset.unmatched'), rows('dataset.different')]).toEqual([[1], [2]])
  })
})
