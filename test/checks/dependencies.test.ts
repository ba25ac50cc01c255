import { describe, expect, it } from 'vitest'
import { findingOf, judge, judgeStored } from './judge.js'

const columns = 'columns: [{ name: zip }, { name: city }, { name: kind, required: false }]'
const batch = {
  zip: ['1', '1', '1', '2', '2', null, '3'],
  city: ['w', 'w', 'g', 'g', 'g', 'g', null],
  kind: ['a', 'a', 'b', 'a', 'a', 'a', 'a'],
}
const code = 'dependency.broken'
const found = async (rule: string, data: Parameters<typeof judge>[1] = batch) =>
  findingOf(await judge(`${columns}\ndependencies: [${rule}]`, data), code)

describe('a dependency', () => {
  it('tells the rows that differ from most of their group, nulls apart', async () => {
    expect(await found('{ columns: zip, determines: city }')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      column: null,
      columns: ['zip', 'city'],
      dimension: 'consistency',
      rows: 1,
      observed: 0.2,
      limit: 0,
      message: '1 row of 5 has another city than most with its zip',
      samples: [{ row: 3, value: 'unlike row 1' }],
      position: { line: 3 },
    })
  })

  it('holds, of several columns too, of some rows, or of a share of them', async () => {
    expect(await found('{ columns: [zip, kind], determines: city }')).toMatchObject({
      outcome: 'satisfied',
      message: '(zip, kind) determines city in 5 rows, 3 groups',
    })
    expect(await found(`{ columns: zip, determines: city, where: kind = 'a' }`)).toMatchObject({
      outcome: 'satisfied',
      message: `zip determines city in 4 rows, 2 groups (where kind = 'a')`,
    })
    const mostly = '{ columns: zip, determines: city, mostly: 0.7, warn: { mostly: 0.9 } }'
    expect(await found(mostly)).toMatchObject({ outcome: 'violated', level: 'warn', limit: 0.9 })
  })

  it('says why it is not checked', async () => {
    const rule = '{ columns: zip, determines: city }'
    const stored = await judgeStored(`${columns}\ndependencies: [${rule}]`, batch)
    expect(findingOf(stored, code).message).toBe('not checked: a profile does not hold the rows')
    expect((await found(rule, { zip: ['1'] })).message).toBe(
      'not checked: the column "city" is missing',
    )
    const nulls = { zip: [null], city: ['x'] }
    expect((await found(rule, nulls)).message).toBe(
      'not checked: no row has a value in all columns',
    )
  })
})
