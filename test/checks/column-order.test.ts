import { expect, it } from 'vitest'
import { findingOf, judge } from './judge.js'

const rules = 'columnOrder: warn\ncolumns: [{ name: a }, { name: b }, { name: c, required: false }]'

it('holds for the columns that both have', async () => {
  const findings = await judge(rules, { x: [1], a: [1], y: [1], b: [1] })
  expect(findingOf(findings, 'column.order').outcome).toBe('satisfied')
})

it('names the first column out of place', async () => {
  const findings = await judge(rules, { b: [1], a: [1] })
  expect(findingOf(findings, 'column.order')).toMatchObject({
    outcome: 'violated',
    level: 'warn',
    message: 'column "b" comes where the schema has "a"',
    position: { line: 2 },
  })
})

it('is free unless the schema says so', async () => {
  const findings = await judge('columns: [{ name: a }]', { a: [1] })
  expect(findings.some(({ code }) => code === 'column.order')).toBe(false)
})
