/** Changes between two schemas written as YAML, a line each. */
import { diffSchemas } from '../../src/schema/diff.js'
import { parseSchema } from '../../src/schema/parse.js'

export const schemaOf = (text: string) =>
  parseSchema(`version: 1\n${text.includes('columns:') ? '' : 'columns: []\n'}${text}\n`, 'test')

/** `breaking n range.maximum narrowed`; the data set has no name. */
export function changes(before: string, after: string): string[] {
  return diffSchemas(schemaOf(before), schemaOf(after)).map(({ effect, column, rule, kind }) =>
    [effect, ...(column === null ? [] : [column]), rule, kind].join(' '),
  )
}

/** Of a column `n` with the rules. */
export const ofColumn = (rules: string) => `columns:\n  - { name: n, ${rules} }`

export const columnChanges = (before: string, after: string) =>
  changes(ofColumn(before), ofColumn(after)).map((line) => line.replace(' n ', ' '))
