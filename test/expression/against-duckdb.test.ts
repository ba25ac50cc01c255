import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LogicalType } from '../../src/batch/type.js'
import { differences } from './differences.js'
import { answers, type Cell, rowsOf } from './rows.js'

interface Vectors {
  readonly versions: { readonly duckdb: string }
  readonly columns: readonly { name: string; type: LogicalType; values: readonly Cell[] }[]
  readonly cases: readonly { readonly expression: string; readonly answers: string }[]
}

const path = join(import.meta.dirname, '../vectors/expressions.json')
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors

describe(`what DuckDB ${vectors.versions.duckdb} answers`, () => {
  const rows = rowsOf(
    Object.fromEntries(
      vectors.columns.map(({ name, type, values }) => [
        name,
        [name === 'w' ? 'wide' : type, values] as const,
      ]),
    ),
  )
  it.each(vectors.cases)('$expression', ({ expression, answers: expected }) => {
    const ours = differences[expression]?.answers
    expect(answers(expression, rows)).toBe(ours ?? expected)
  })

  it('lists no difference that is none', () => {
    const same = vectors.cases.filter(
      ({ expression, answers: expected }) => differences[expression]?.answers === expected,
    )
    const known = new Set(vectors.cases.map(({ expression }) => expression))
    expect(same).toEqual([])
    expect(Object.keys(differences).filter((expression) => !known.has(expression))).toEqual([])
  })
})
