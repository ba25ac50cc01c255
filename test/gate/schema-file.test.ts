import { expect, it } from 'vitest'
import { DataError, UsageError } from '../../src/errors.js'
import { readSchema } from '../../src/gate/schema-file.js'
import { scratchFolder } from '../support/scratch.js'

const at = scratchFolder({
  'good.schema.yaml': 'version: 1\ncolumns:\n  - name: a\n    type: integer\n',
  'bad.schema.yaml': 'version: 1\ncolumns:\n  - name: a\n    typ: integer\n',
})

it('reads a schema with the positions of its rules', async () => {
  const schema = await readSchema(at('good.schema.yaml'))
  expect(schema.columns).toMatchObject([{ name: 'a', type: 'integer' }])
  expect(schema.positions?.get('columns/0/type')).toMatchObject({ line: 4 })
})

it('names the file, the place and what was meant', async () => {
  await expect(readSchema(at('bad.schema.yaml'))).rejects.toThrow(UsageError)
  await expect(readSchema(at('bad.schema.yaml'))).rejects.toThrow(/bad\.schema\.yaml:4[\s\S]*type/)
  await expect(readSchema(at('none.yaml'))).rejects.toThrow(DataError)
  await expect(readSchema(at('none.yaml'))).rejects.toThrow('none.yaml')
})
