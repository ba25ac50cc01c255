import { expect, it } from 'vitest'
import { reasonNotToAsk } from '../../src/checks/joint-subject.js'
import { scan } from '../../src/scan/scan.js'
import { schemaFor } from '../../src/schema/environment.js'
import { parseSchema } from '../../src/schema/parse.js'
import { memorySource } from '../../src/sources/memory.js'

it('says why a rule over several columns is not asked', async () => {
  const text = 'version: 1\ncolumns: [{ name: a, stage: debug }, { name: b }, { name: c }]'
  const schema = schemaFor(parseSchema(text, 's.yaml'))
  const source = memorySource({ name: 'batch', columns: { a: [1], b: [2] } })
  const profile = await scan(source, { columns: [] })
  const reason = (names: string[], minimumRows?: number) =>
    reasonNotToAsk({ schema, profile, names, minimumRows })
  expect(reason(['b'])).toBeUndefined()
  expect(reason(['b', 'a'])).toBe('the column is for debugging only')
  expect(reason(['b', 'c'])).toBe('the column "c" is missing')
  expect(reason(['b'], 2)).toBe('1 row, the rule asks for 2 at least')
})
