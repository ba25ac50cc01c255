import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { DataError, UsageError } from '../../src/errors.js'
import { check, infer } from '../../src/gate/run.js'
import { readSchema } from '../../src/gate/schema-file.js'
import { encodeProfile } from '../../src/profile/encode.js'
import { scratchFolder } from '../support/scratch.js'

const schemaOf = (rules: string) =>
  `version: 1\ncolumns: [{ name: id, type: integer }, { name: kind, type: string }]\n${rules}\n`

const path = scratchFolder({
  'batch.csv': 'id,kind\n1,a\n2,b\n7,a\n',
  'schemas/refs.yaml': schemaOf(
    'references: [{ columns: id, in: ../other.csv, to: key }, { columns: kind, in: ../other.csv, to: name }]',
  ),
  'schemas/types.yaml': schemaOf(
    'references: [{ columns: id, in: ../other.csv, to: key }, { columns: kind, in: ../other.csv, to: key }]',
  ),
  'schemas/equal.yaml': schemaOf('equals: [{ dataset: ../same.csv, key: id }]'),
  'schemas/gone.yaml': schemaOf('references: [{ columns: id, in: gone.csv }]'),
  'schemas/column.yaml': schemaOf('references: [{ columns: id, in: ../other.csv, to: kee }]'),
  'schemas/profile.yaml': schemaOf('references: [{ columns: id, in: ../other.profile, to: key }]'),
  'other.csv': 'key,name\n1,a\n2,b\n3,c\n',
  'same.csv': 'kind,id\na,7\na,1\nb,2\n',
})

const checked = async (name: string) => {
  const { findings } = await check(path('batch.csv'), { schema: path('schemas', `${name}.yaml`) })
  return findings.filter(({ code }) => /^(reference|dataset)/.test(code))
}

describe('other data sets', () => {
  it('are found beside the schema, and read once for several rules', async () => {
    const found = await checked('refs')
    expect(found.map(({ code, outcome, rows }) => [code, outcome, rows])).toEqual([
      ['reference.missing', 'violated', 1],
      ['reference.missing', 'satisfied', 0],
    ])
  })

  it('are read in the type that each rule compares in', async () => {
    const found = await checked('types')
    expect(found.map(({ outcome, rows }) => [outcome, rows])).toEqual([
      ['violated', 1],
      ['violated', 3],
    ])
  })

  it('are found beside the file of a schema that was read before', async () => {
    const schema = await readSchema(path('schemas', 'refs.yaml'))
    const { findings } = await check(path('batch.csv'), { schema })
    const found = findings.filter(({ code }) => code === 'reference.missing')
    expect(found.map(({ rows }) => rows)).toEqual([1, 0])
  })

  it('are equal, whatever the order of rows and columns', async () => {
    const found = await checked('equal')
    expect(found.map(({ outcome }) => outcome)).toEqual(['satisfied', 'satisfied', 'satisfied'])
  })

  it('that are not there, or have no rows or columns to compare, are errors with their place', async () => {
    await expect(checked('gone')).rejects.toThrow(DataError)
    await expect(checked('gone')).rejects.toThrow(/gone\.yaml:3:14: references: .*gone\.csv/)
    await expect(checked('column')).rejects.toThrow(UsageError)
    await expect(checked('column')).rejects.toThrow(/has no column "kee": did you mean key\?/)
    const { profile } = await infer(path('other.csv'))
    const bytes = await encodeProfile(profile, { name: 'driftgate', version: '0' })
    await writeFile(path('other.profile'), bytes)
    await expect(checked('profile')).rejects.toThrow(/is a profile, which does not hold the rows/)
  })
})
