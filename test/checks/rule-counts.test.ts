import { expect, it } from 'vitest'
import { columnsIn, countsOf, needsOfRule } from '../../src/checks/rule-counts.js'
import { scan } from '../../src/scan/scan.js'
import { memorySource } from '../../src/sources/memory.js'

const rule = { expression: 'A > 1 and "b" is null' }
const source = () =>
  memorySource({ name: 'batch', columns: { a: [1, 2, null], b: [1, null, null] } })

it('counts rows by what a condition says of them', async () => {
  const profile = await scan(source(), { columns: [], joint: needsOfRule(rule) })
  expect(countsOf(profile, rule)).toMatchObject({
    asked: 3,
    broken: 1,
    unknown: 1,
    failed: 0,
    brokenRows: [{ row: 1, value: 'a = 1, b = 1' }],
    failedRows: [],
  })
  expect(columnsIn({ expression: 'A > 1 and gone' }, profile)).toEqual(['a', 'gone'])
})

it('knows nothing where nobody asked', async () => {
  expect(countsOf(await scan(source(), { columns: [] }), rule)).toBeUndefined()
})
