import { describe, expect, it } from 'vitest'
import { checkSchema } from '../../src/checks/check-schema.js'
import { needsOfSchema } from '../../src/checks/needs.js'
import { scan } from '../../src/scan/scan.js'
import { parseSchema } from '../../src/schema/parse.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import { findingOf } from './judge.js'

async function judgeAt(now: string | undefined, rule: string, values: readonly MemoryValue[]) {
  const schema = parseSchema(`version: 1\ncolumns: [{ name: a, ${rule} }]`, 'x')
  const source = memorySource({ name: 'batch', columns: { a: values } })
  const profile = await scan(source, needsOfSchema(schema))
  const seconds = now === undefined ? undefined : Date.parse(now) / 1000
  return findingOf(checkSchema(schema, profile, { now: seconds }), 'time.stale')
}

const rule = 'type: timestamp, freshness: 36 hours'
const times = ['2024-02-27T00:00:00Z', '2024-02-28T06:00:00Z'].map((text) => new Date(text))

describe('freshness', () => {
  it.each([
    ['2024-02-28T06:00:00Z', 'satisfied', '0 seconds'],
    ['2024-02-29T18:00:00Z', 'satisfied', '1.5 days'],
    ['2024-02-29T18:00:01Z', 'violated', '1.5 days'],
    ['2024-02-01T00:00:00Z', 'satisfied', '-27.3 days'],
  ])('at %s is %s', async (now, outcome, age) => {
    const finding = await judgeAt(now, rule, times)
    expect(finding).toMatchObject({
      outcome,
      dimension: 'timeliness',
      observed: '2024-02-28T06:00:00Z',
      limit: '36 hours',
    })
    expect(finding.message).toContain(`${age} before the run; at most 36 hours are allowed`)
  })

  it('counts dates from their start', async () => {
    const day = [new Date('2024-02-28')]
    const dated = 'type: date, freshness: { maximumAge: 1 day, level: warn }'
    expect((await judgeAt('2024-02-29T00:00:00Z', dated, day)).outcome).toBe('satisfied')
    expect(await judgeAt('2024-02-29T01:00:00Z', dated, day)).toMatchObject({
      outcome: 'violated',
      level: 'warn',
    })
  })

  it('is skipped without a clock, a time or a value', async () => {
    expect((await judgeAt(undefined, rule, times)).message).toContain('the time of the run')
    const now = '2024-02-29T00:00:00Z'
    expect((await judgeAt(now, 'freshness: 1 day', [5])).message).toContain('type integer')
    expect((await judgeAt(now, 'freshness: 1 day', [null])).outcome).toBe('skipped')
  })
})
