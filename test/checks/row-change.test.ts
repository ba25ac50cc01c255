import { expect, it } from 'vitest'
import { checkSchema } from '../../src/checks/check-schema.js'
import { scan } from '../../src/scan/scan.js'
import { parseSchema } from '../../src/schema/parse.js'
import { memorySource } from '../../src/sources/memory.js'
import { findingOf, repeat } from './judge.js'

const schema = parseSchema(
  'version: 1\nrowChange: { minimum: 0.5, maximum: 2, owner: o, warn: { minimum: 0.8 } }\ncolumns: [{ name: a }]',
  'x',
)

async function judge(rows: number, referenceRows: number | undefined) {
  const source = memorySource({ name: 'batch', columns: { a: repeat(rows, 1) } })
  const profile = await scan(source, { columns: [] })
  return findingOf(checkSchema(schema, profile, { referenceRows }), 'rows.change')
}

it.each([
  [100, 'satisfied', 'info'],
  [200, 'satisfied', 'info'],
  [201, 'violated', 'error'],
  [79, 'violated', 'warn'],
  [49, 'violated', 'error'],
])('%i rows after 100 are %s: %s', async (rows, outcome, level) => {
  expect(await judge(rows, 100)).toMatchObject({ outcome, level, rule: { owner: 'o' } })
})

it('is skipped without a reference, or rows in it', async () => {
  expect((await judge(5, undefined)).message).toBe('not checked: there is no reference')
  expect((await judge(5, 0)).outcome).toBe('skipped')
})
