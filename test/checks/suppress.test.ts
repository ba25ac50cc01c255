import { describe, expect, it } from 'vitest'
import { suppress } from '../../src/checks/suppress.js'
import { UsageError } from '../../src/errors.js'
import { parseSchema } from '../../src/schema/parse.js'
import { judge as verdictOf } from '../../src/verdict/verdict.js'
import { findingOf, judge } from './judge.js'

const rules = (suppressions: string) =>
  `columns: [{ name: a, nulls: 0, range: { maximum: 5 } }]\nsuppressions: [${suppressions}]`

async function run(suppressions: string, today?: string) {
  const text = rules(suppressions)
  const found = await judge(text, { a: [1, null, 9] })
  return suppress(found, parseSchema(`version: 1\n${text}`, 'rules.yaml'), today)
}

describe('suppress', () => {
  it('makes a violation a note that says why', async () => {
    const findings = await run('{ code: nulls.share, column: a, reason: ticket 7 }')
    expect(findingOf(findings, 'nulls.share')).toMatchObject({
      outcome: 'violated',
      level: 'info',
      suppressed: { reason: 'ticket 7' },
    })
    expect(findingOf(findings, 'nulls.share').message).toContain('; suppressed: ticket 7')
    expect(findingOf(findings, 'range.above').level).toBe('error')
    expect(verdictOf(findings)).toMatchObject({ verdict: 'fail', summary: { errors: 1, infos: 1 } })
  })

  it('takes the beginning of a code, and every column where none is named', async () => {
    const findings = await run('{ code: range, reason: x }, { code: nulls, reason: y }')
    expect(verdictOf(findings).verdict).toBe('pass')
    const other = await run('{ code: rang, reason: x }, { code: nulls, column: b, reason: y }')
    expect(verdictOf(other).summary.errors).toBe(2)
  })

  it('holds until the end of its last day, then says so', async () => {
    const entry = '{ code: nulls, reason: x, until: 2024-02-29 }'
    expect(findingOf(await run(entry, '2024-02-29'), 'nulls.share')).toMatchObject({
      level: 'info',
      suppressed: { reason: 'x', until: '2024-02-29' },
    })
    const findings = await run(entry, '2024-03-01')
    expect(findingOf(findings, 'nulls.share').level).toBe('error')
    expect(findingOf(findings, 'suppression.expired')).toMatchObject({
      level: 'warn',
      message: 'suppressions that have ended: renew them or mend the data: nulls',
      position: { file: 'rules.yaml', line: 3 },
    })
    await expect(run(entry)).rejects.toThrow(UsageError)
  })

  it('tells of entries without use, the first few by name', async () => {
    const idle = ['b', 'c', 'd', 'e'].map((name) => `{ code: nulls, column: ${name}, reason: x }`)
    const findings = await run(idle.join(', '))
    expect(findingOf(findings, 'suppression.unused')).toMatchObject({
      level: 'info',
      observed: 4,
      message:
        'suppressions without anything to suppress: delete them: nulls of "b", nulls of "c", nulls of "d", 1 more',
    })
  })

  it('leaves findings alone where the schema suppresses nothing', async () => {
    const found = await judge('columns: [{ name: a, nulls: 0 }]', { a: [null] })
    expect(suppress(found, parseSchema('version: 1\ncolumns: []', 'x'), undefined)).toBe(found)
  })
})
