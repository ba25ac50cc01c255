/** A batch in memory, judged by the text of a schema that names other data sets, which are in memory too. */
import { checkSchema } from '../../src/checks/check-schema.js'
import {
  nameOf,
  needsOfOthers,
  type Others,
  othersIn,
  wantedBy,
} from '../../src/checks/datasets.js'
import { needsOfSchema } from '../../src/checks/needs.js'
import { scan } from '../../src/scan/scan.js'
import { parseSchema } from '../../src/schema/parse.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import type { Finding } from '../../src/verdict/finding.js'

export type Columns = Readonly<Record<string, readonly MemoryValue[]>>

/** All findings; `rules` is the file behind `version: 1`, `others` the data sets by the names that it gives them. */
export async function judgeAgainst(
  rules: string,
  batch: Columns,
  others: Readonly<Record<string, Columns>>,
): Promise<Finding[]> {
  const schema = parseSchema(`version: 1\n${rules}`, 'rules.yaml')
  const known = new Map<string, Others>()
  for (const wanted of wantedBy(schema)) {
    const source = memorySource({ name: wanted.dataset, columns: others[wanted.dataset] ?? {} })
    const columns = wanted.columns.map((column) => ({ ...column, needs: [] }))
    const profile = await scan(source, { columns, joint: needsOfOthers([wanted]) })
    const found = othersIn(profile, wanted)
    if (found === undefined) throw new Error(`${wanted.dataset} lacks a column`)
    known.set(nameOf(wanted), found)
  }
  const source = memorySource({ name: 'batch', columns: batch })
  const profile = await scan(source, needsOfSchema(schema, known))
  return checkSchema(schema, profile, { others: known })
}
