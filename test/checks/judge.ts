/** A batch in memory, judged by the text of a schema. */

import type { Fault } from '../../src/batch/fault.js'
import { checkSchema } from '../../src/checks/check-schema.js'
import { needsOfSchema } from '../../src/checks/needs.js'
import { scan } from '../../src/scan/scan.js'
import { parseSchema } from '../../src/schema/parse.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import type { Finding } from '../../src/verdict/finding.js'

type Columns = Readonly<Record<string, readonly MemoryValue[]>>

/** All findings on the columns; `rules` is the file behind `version: 1`. */
export async function judge(
  rules: string,
  columns: Columns,
  faults: readonly Fault[] = [],
): Promise<Finding[]> {
  const schema = parseSchema(`version: 1\n${rules}`, 'rules.yaml')
  const profile = await scan(memorySource({ name: 'batch', columns }), needsOfSchema(schema))
  return checkSchema(schema, { ...profile, faults })
}

/** As {@link judge}, of a profile that was made without the schema. */
export async function judgeStored(rules: string, columns: Columns): Promise<Finding[]> {
  const schema = parseSchema(`version: 1\n${rules}`, 'rules.yaml')
  const profile = await scan(memorySource({ name: 'batch', columns }), { columns: [] })
  return checkSchema(schema, profile)
}

/** The finding of a code, of which there must be one. */
export function findingOf(findings: readonly Finding[], code: string): Finding {
  const found = findings.filter((finding) => finding.code === code)
  if (found.length !== 1 || found[0] === undefined) {
    throw new Error(`${found.length} findings of ${code} among ${findings.map((f) => f.code)}`)
  }
  return found[0]
}

/** The finding on column `a`, which has one rule. */
export async function judgeColumn(
  rule: string,
  values: readonly MemoryValue[],
  code: string,
): Promise<Finding> {
  return findingOf(await judge(`columns: [{ name: a, ${rule} }]`, { a: values }), code)
}

/** As {@link judgeColumn}, of a profile that was made without the schema. */
export async function judgeStoredColumn(
  rule: string,
  values: readonly MemoryValue[],
  code: string,
): Promise<Finding> {
  return findingOf(await judgeStored(`columns: [{ name: a, ${rule} }]`, { a: values }), code)
}

export function repeat<Value>(count: number, value: Value): Value[] {
  return Array.from({ length: count }, () => value)
}

export function count(to: number): number[] {
  return Array.from({ length: to }, (_, i) => i + 1)
}
