import { expect, it } from 'vitest'
import {
  compared,
  nameOf,
  needsOfOthers,
  othersIn,
  referenced,
  wantedBy,
} from '../../src/checks/datasets.js'
import { scan } from '../../src/scan/scan.js'
import { parseSchema } from '../../src/schema/parse.js'
import { memorySource } from '../../src/sources/memory.js'

const schema = parseSchema(
  `version: 1
columns: [{ name: a, type: integer }, { name: b, type: string }]
references: [{ columns: a, in: x.csv, to: id }, { columns: [a, b], in: y.csv }]
equals: [{ dataset: z.csv, key: a }]`,
  's.yaml',
)

it('knows what a schema wants of other data sets, in the types of its columns', () => {
  expect(wantedBy(schema)).toEqual([
    {
      dataset: 'x.csv',
      columns: [{ name: 'id', type: 'integer' }],
      nulls: 'skip',
      path: 'references/0',
    },
    {
      dataset: 'y.csv',
      columns: [
        { name: 'a', type: 'integer' },
        { name: 'b', type: 'string' },
      ],
      nulls: 'skip',
      path: 'references/1',
    },
    {
      dataset: 'z.csv',
      columns: [{ name: 'a', type: 'integer' }],
      nulls: 'equal',
      path: 'equals/0',
    },
    {
      dataset: 'z.csv',
      columns: [
        { name: 'a', type: 'integer' },
        { name: 'b', type: 'string' },
      ],
      nulls: 'equal',
      path: 'equals/0',
    },
  ])
  expect(new Set(wantedBy(schema).map(nameOf)).size).toBe(4)
})

it('finds the different tuples of a data set, and how many rows have one', async () => {
  const wanted = referenced(schema, schema.references![0]!, 0)
  const plan = { columns: [], joint: needsOfOthers([wanted]) }
  const profile = await scan(memorySource({ name: 'x', columns: { id: [1, 2, 2, null] } }), plan)
  expect(othersIn(profile, wanted)).toMatchObject({ rows: 3, set: { table: { size: 2 } } })
  const without = await scan(memorySource({ name: 'x', columns: { it: [1] } }), plan)
  expect(othersIn(without, wanted)).toBeUndefined()
  expect(othersIn(profile, compared(schema, schema.equals![0]!, 0).keys)).toBeUndefined()
})
