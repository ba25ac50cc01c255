import { describe, expect, it } from 'vitest'
import { checkSchema } from '../../src/checks/check-schema.js'
import { needsOfSchema } from '../../src/checks/needs.js'
import { scan } from '../../src/scan/scan.js'
import { schemaFor } from '../../src/schema/environment.js'
import { parseSchema } from '../../src/schema/parse.js'
import { memorySource } from '../../src/sources/memory.js'
import { findingOf, judge, judgeStored } from './judge.js'

const columns = 'columns: [{ name: a, type: integer }, { name: b, type: integer }, { name: s }]'
const batch = {
  a: [1, 2, null, 4],
  b: [1, 1, 1, 0],
  s: ['x', 'y', 'x', 'x'],
}

const judged = (rules: string) => judge(`${columns}\nrules: ${rules}`, batch)
const found = async (rules: string, code = 'row.rule') => findingOf(await judged(rules), code)

describe('rules over rows', () => {
  it('tell the rows that break them', async () => {
    expect(await found('[a <= b]')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      column: null,
      columns: ['a', 'b'],
      dimension: 'consistency',
      rows: 2,
      observed: 2 / 3,
      limit: 'a <= b',
      message: '2 rows of 3 break a <= b',
      samples: [
        { row: 2, value: 'a = 2, b = 1' },
        { row: 4, value: 'a = 4, b = 0' },
      ],
      position: { line: 3, column: 9 },
    })
  })

  it('pass, and say of how many rows they are unknown', async () => {
    expect(await found('[a >= b]')).toMatchObject({
      outcome: 'satisfied',
      rows: 0,
      message: 'a >= b holds for 3 rows, and is unknown of 1',
    })
  })

  it('take nulls for rows that break them where they say so', async () => {
    const rule = '[{ expression: a >= b, nulls: fail }]'
    expect(await found(rule)).toMatchObject({
      outcome: 'violated',
      rows: 1,
      observed: 0.25,
      samples: [{ row: 3, value: 'a = null, b = 1' }],
    })
  })

  it('cut a long condition short in the sentence, not in the limit', async () => {
    const long = `a >= b${' and a >= b'.repeat(40)}`
    const { message, limit } = await found(`["${long}"]`)
    expect(message).toBe(`${long.slice(0, 200).trimEnd()}… holds for 3 rows, and is unknown of 1`)
    expect(limit).toBe(long)
  })

  it('allow a share', async () => {
    expect((await found('[{ expression: a <= b, mostly: 0.3 }]')).outcome).toBe('satisfied')
    const rule = '[{ expression: a <= b, mostly: 0.3, warn: { mostly: 0.9 } }]'
    expect(await found(rule)).toMatchObject({ outcome: 'violated', level: 'warn', limit: 0.9 })
  })

  it('say whose they are', async () => {
    const rule =
      '[{ name: order, expression: a <= b, level: warn, owner: me, description: why, tags: [t], dimension: accuracy }]'
    expect(await found(rule)).toMatchObject({
      level: 'warn',
      dimension: 'accuracy',
      rule: { owner: 'me', description: 'why', tags: ['t'] },
      message: '2 rows of 3 break "order"',
    })
  })

  it('ask only the rows of their filter, and say where there are none', async () => {
    expect(await found(`[{ expression: a <= b, where: "s = 'y'" }]`)).toMatchObject({
      rows: 1,
      message: `1 row of 1 breaks a <= b (where s = 'y')`,
    })
    expect(await found(`[{ expression: a <= b, where: "s = 'z'" }]`)).toMatchObject({
      outcome: 'skipped',
      message: `not checked: no row satisfies s = 'z'`,
    })
  })

  it('that have no answer for a row do not pass in silence', async () => {
    const rule = '[1 / b >= 0]'
    expect((await found(rule)).outcome).toBe('satisfied')
    expect(await found(rule, 'row.unevaluated')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      rows: 1,
      samples: [{ row: 4, value: 'b = 0' }],
      message: '1 / b >= 0 could not be evaluated for 1 row',
    })
  })

  it('that cannot be evaluated of the batch fail, and say why', async () => {
    const findings = await judge('columns: [{ name: a }, { name: s }]\nrules: [a > s]', batch)
    expect(findingOf(findings, 'row.rule')).toMatchObject({
      outcome: 'violated',
      rows: null,
      message: expect.stringMatching(
        /^a > s cannot be evaluated: expression at 1:1: cannot compare/,
      ),
    })
  })

  it('are skipped with the reason where they cannot be asked', async () => {
    const findings = await judge(`${columns}\nrules: [a < b]`, { a: [1] })
    expect(findingOf(findings, 'row.rule').message).toBe('not checked: the column "b" is missing')
    const few = await found('[{ expression: a < b, minimumRows: 10 }]')
    expect(few.message).toBe('not checked: 4 rows, the rule asks for 10 at least')
    const stored = findingOf(await judgeStored(`${columns}\nrules: [a < b]`, batch), 'row.rule')
    expect(stored.message).toBe('not checked: a profile does not hold the rows')
  })

  it('on columns that are not judged are not judged', async () => {
    const text =
      'version: 1\ncolumns: [{ name: a, stage: alpha }, { name: b }, { name: s }]\nrules: [a > 9]'
    const schema = schemaFor(parseSchema(text, 'rules.yaml'))
    const profile = await scan(
      memorySource({ name: 'batch', columns: batch }),
      needsOfSchema(schema),
    )
    expect(findingOf(checkSchema(schema, profile), 'row.rule')).toMatchObject({
      outcome: 'skipped',
      message: 'not checked: the column is in alpha',
    })
  })

  it('find columns by their names but for case', async () => {
    expect(await found('[A <= B]')).toMatchObject({ outcome: 'violated', columns: ['a', 'b'] })
  })

  it('are asked anew where a guess about a type was wrong', async () => {
    const many = Array.from({ length: 40_000 }, (_, i) => (i === 39_999 ? '1.5' : String(i % 7)))
    const findings = await judge('columns: [{ name: a }]\nrules: [a <> 1.5]', {
      a: many.map(Number),
    })
    expect(findingOf(findings, 'row.rule')).toMatchObject({ rows: 1, samples: [{ row: 40_000 }] })
  })
})
