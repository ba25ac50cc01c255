import { expect, it } from 'vitest'
import { satisfied, violated } from '../../src/checks/result.js'
import { judgeSeveral } from '../../src/checks/several.js'
import { scan } from '../../src/scan/scan.js'
import { parseSchema } from '../../src/schema/parse.js'
import { memorySource } from '../../src/sources/memory.js'

it('judges each limit of a rule, and tells the more severe', async () => {
  const schema = parseSchema('version: 1\nowner: me\ncolumns: [{ name: a }]', 's.yaml')
  const profile = await scan(memorySource({ name: 'b', columns: { a: [1, 2] } }), { columns: [] })
  const judged = (
    rule: { minimum: number; warn?: { minimum: number }; minimumRows?: number },
    columns = ['a'],
  ) =>
    judgeSeveral(
      {
        schema,
        profile,
        rule,
        path: 'x/0',
        code: 'x',
        dimension: 'accuracy',
        columns,
        limitOf: ({ minimum }) => minimum,
      },
      ({ minimum }, head) => {
        const body = { observed: 3, message: 'three' }
        return minimum > 3 ? violated(head, body) : satisfied(head, body)
      },
    )
  const told = { code: 'x', columns: ['a'], rule: { owner: 'me' } }
  expect(judged({ minimum: 2, warn: { minimum: 4 } })).toMatchObject([
    { ...told, level: 'warn', limit: 4 },
  ])
  expect(judged({ minimum: 5, warn: { minimum: 9 } })).toMatchObject([
    { ...told, level: 'error', limit: 5 },
  ])
  expect(judged({ minimum: 2 })).toMatchObject([{ ...told, outcome: 'satisfied' }])
  expect(judged({ minimum: 2, minimumRows: 3 })).toMatchObject([{ ...told, outcome: 'skipped' }])
  expect(judged({ minimum: 2 }, ['b'])).toMatchObject([{ outcome: 'skipped', columns: ['b'] }])
  expect(judged({ minimum: 2 }, [])[0]).not.toHaveProperty('columns')
})
