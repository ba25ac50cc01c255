import { describe, expect, it } from 'vitest'
import { relaxMissing } from '../../src/checks/relax-presence.js'
import { parseSchema } from '../../src/schema/parse.js'
import { suggested } from './relaxed.js'

describe('a column', () => {
  it('that is missing need not be there', async () => {
    const { said, after } = await suggested(
      'version: 1\ncolumns:\n  - name: n\n    type: integer\n    nulls: 0\n  - name: o\n',
      { o: [1] },
    )
    expect(said).toEqual(['n: required: required → false'])
    expect(after).toContain('    type: integer\n    required: false\n    nulls: 0\n')
  })

  it('that nothing names gets rules, behind the one that it stands behind', async () => {
    const text =
      'version: 1\nunexpectedColumns: error\ncolumnOrder: error\ncolumns:\n  - name: a\n\n  # of b\n  - name: b\n'
    const { said, after, left } = await suggested(text, { a: [1], new: ['x'], b: [1] })
    expect(left).toEqual([])
    expect(said).toEqual(['new: column: the column is added, with rules as this batch shows them'])
    expect(after).toMatch(/ {2}- name: a\n\n {2}- name: new\n {4}type: string\n/)
    expect(parseSchema(after, 'x').columns.map(({ name }) => name)).toEqual(['a', 'new', 'b'])
  })

  it('comes into an environment', async () => {
    const text =
      'version: 1\nenvironments: [x, z]\nunexpectedColumns: error\ncolumns:\n  - { name: a, in: [x] }\n  - { name: b, notIn: [z] }\n'
    const { after, left } = await suggested(text, { a: [1], b: [1] }, { environment: 'z' })
    expect(left).toEqual([])
    expect(after).toContain('{ name: a, in: [x, z] }')
    expect(after).toContain('{ name: b }')
  })

  it('that the schema does not have cannot be missing', () => {
    const schema = parseSchema('version: 1\ncolumns: []\n', 'x')
    const broken = { schema, finding: { column: 'n' } } as Parameters<typeof relaxMissing>[0]
    expect(relaxMissing(broken)).toBeUndefined()
  })
})
