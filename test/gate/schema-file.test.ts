import { describe, expect, it } from 'vitest'
import { DataError, UsageError } from '../../src/errors.js'
import { readSchema } from '../../src/gate/schema-file.js'
import { scratchFolder } from '../support/scratch.js'

const at = scratchFolder({
  'good.yaml': 'version: 1\ncolumns:\n  - name: a\n    type: integer\n',
  'bad.yaml': 'version: 1\ncolumns:\n  - name: a\n    tpye: integer\n',
  'folder/x': '',
})

describe('a schema file', () => {
  it('is read', async () => {
    expect((await readSchema(at('good.yaml'))).columns).toMatchObject([
      { name: 'a', type: 'integer' },
    ])
  })

  it('is named where it cannot be read', async () => {
    await expect(readSchema(at('none'))).rejects.toThrow(DataError)
    await expect(readSchema(at('none'))).rejects.toThrow(
      `cannot read schema ${at('none')}: there is no such file; make one with: driftgate infer`,
    )
    await expect(readSchema(at('folder'))).rejects.toThrow('it is a directory')
  })

  it('is shown with line, column, frame and suggestion where it does not parse', async () => {
    await expect(readSchema(at('bad.yaml'))).rejects.toThrow(UsageError)
    await expect(readSchema(at('bad.yaml'))).rejects.toThrow(`${at('bad.yaml')}:4:5: `)
    await expect(readSchema(at('bad.yaml'))).rejects.toThrow(/did you mean type/)
    await expect(readSchema(at('bad.yaml'))).rejects.toThrow(/4 \| {5}tpye: integer\n.*\^{4}/)
  })
})
