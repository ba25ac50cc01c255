import { expect, it } from 'vitest'
import type { Rule } from '../../src/batch/match.js'
import { violationNeeds, violationsIn } from '../../src/checks/violations.js'
import { scan } from '../../src/scan/scan.js'
import { memorySource } from '../../src/sources/memory.js'
import { upTo } from '../schema/column-facts.js'

const rule: Rule = { kind: 'range', maximum: 9990 }

it('counts the rows that break a rule and keeps the first five', async () => {
  const source = memorySource({ name: 'm', columns: { a: upTo(10_000, (i) => i + 1) } })
  const plan = { columns: [{ name: 'a', needs: violationNeeds(rule) }] }
  const { columns } = await scan(source, plan)
  const found = columns[0] && violationsIn(columns[0], rule)
  expect(found?.count).toBe(10)
  expect(found?.isExact).toBe(true)
  expect(found?.samples.map(({ row }) => row)).toEqual([9991, 9992, 9993, 9994, 9995])
  const other: Rule = { kind: 'range', maximum: 1 }
  expect(columns[0] && violationsIn(columns[0], other)).toBeUndefined()
})
