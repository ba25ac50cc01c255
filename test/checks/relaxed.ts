/** What a schema is relaxed to by a batch, through the whole run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SuggestOptions, suggest } from '../../src/gate/suggest.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'

export type Columns = Readonly<Record<string, readonly MemoryValue[]>>

/** As `suggest` has it, and what it says in short: `n: nulls: maximum 0 → 0.5`. */
export async function suggested(
  text: string,
  columns: Columns,
  options: Partial<SuggestOptions> = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'driftgate-relax-'))
  const file = join(folder, 'test.schema.yaml')
  writeFileSync(file, text)
  try {
    const batch = memorySource({ name: 'batch', columns })
    const result = await suggest(batch, { ...options, schema: file })
    const said = result.suggestions.map(({ rule, what }) => `${rule}: ${what}`)
    return { ...result, said }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Of a column `n` with the rules: what is said, and what the column is afterwards. */
export async function relaxed(rules: string, values: readonly MemoryValue[]) {
  const text = `version: 1\ncolumns:\n  - { name: n, ${rules} }\n`
  const { said, after, left } = await suggested(
    text,
    { n: values, other: values.map(() => 1) },
    { now: '2024-02-29T00:00:00Z' },
  )
  const [, column = ''] = /- \{ name: n, (.*) \}/.exec(after) ?? []
  return { said: said.map((line) => line.replace(/^n: /, '')), column, left: left.length }
}
