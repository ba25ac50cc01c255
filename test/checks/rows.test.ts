import { describe, expect, it } from 'vitest'
import { checkSchema } from '../../src/checks/check-schema.js'
import { scan } from '../../src/scan/scan.js'
import { parseSchema } from '../../src/schema/parse.js'
import { memorySource } from '../../src/sources/memory.js'
import { count, findingOf, judge } from './judge.js'

const both = 'rows: [{ minimum: 1 }, { minimum: 5, maximum: 9, level: warn }]\ncolumns: []'

describe('rows', () => {
  it.each([
    [3, 'violated', 'satisfied'],
    [5, 'satisfied', 'satisfied'],
    [10, 'satisfied', 'violated'],
  ])('%i rows', async (rows, below, above) => {
    const findings = await judge(both, { a: count(rows) })
    expect(findingOf(findings, 'rows.none').outcome).toBe('satisfied')
    expect(findingOf(findings, 'rows.below')).toMatchObject({
      outcome: below,
      limit: 5,
      observed: rows,
    })
    expect(findingOf(findings, 'rows.above')).toMatchObject({ outcome: above, limit: 9 })
  })

  it('says at which level, how many, and where', async () => {
    const findings = await judge(both, { a: count(3) })
    expect(findingOf(findings, 'rows.below')).toMatchObject({
      level: 'warn',
      column: null,
      dimension: 'coverage',
      message: '3 rows, expected at least 5',
      position: { file: 'rules.yaml', line: 2 },
    })
  })

  it('reports the most severe of several broken bounds', async () => {
    const rules = 'rows: [{ minimum: 9, level: warn }, { minimum: 5 }]\ncolumns: []'
    expect(findingOf(await judge(rules, { a: [1] }), 'rows.below')).toMatchObject({
      level: 'error',
      limit: 5,
    })
    expect(findingOf(await judge(rules, { a: count(6) }), 'rows.below')).toMatchObject({
      level: 'warn',
      limit: 9,
    })
  })

  it('takes a batch without rows for an error, whatever the schema leaves out', async () => {
    const findings = await judge('columns: [{ name: a, nulls: 0 }]', { a: [] })
    expect(findingOf(findings, 'rows.none')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      observed: 0,
    })
    expect(findingOf(findings, 'nulls.share').outcome).toBe('skipped')
  })

  it('lets a batch be empty where the caller or the schema allows it', async () => {
    const profile = await scan(memorySource({ name: 'b', columns: { a: [] } }), { columns: [] })
    const schema = parseSchema('version: 1\ncolumns: []', 's')
    const allowed = checkSchema(schema, profile, { allowEmpty: true })
    expect(findingOf(allowed, 'rows.none').outcome).toBe('satisfied')
    const zero = await judge('rows: { minimum: 0 }\ncolumns: []', { a: [] })
    expect(findingOf(zero, 'rows.none').outcome).toBe('satisfied')
  })
})
