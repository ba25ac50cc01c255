/** Runner for the constraints that Deequ suggests, and what is inferred in their place. */
import type { ColumnSchema } from '../../../src/schema/schema.js'
import { assertSame, type Fields, type Runner, type Runners } from './family.js'
import { learnTexts } from './judged.js'

const inferTexts = (texts: readonly (string | null)[]) =>
  learnTexts(new Map([['feature', texts]])).columns[0] as ColumnSchema

/** So many rows of each text, mixed, so that no order is seen in them. */
function repeated(counts: readonly (readonly [text: string, rows: number])[]): string[] {
  const rows = counts.flatMap(([text, count]) => Array.from({ length: count }, () => text))
  return rows.map((_, i) => rows[(i * 7919) % rows.length] as string)
}

const same = (actual: unknown, expected: unknown, what: string) =>
  assertSame(actual, expected, { tolerance: 0, what })

const inOrder = (count: number, distinct: number) =>
  Array.from({ length: count }, (_, i) => String(1000 + Math.min(i, distinct - 1)))

const byId: Readonly<Record<string, (row: Fields) => string | undefined>> = {
  // Wald's bound is too tight at 16 rows: ours allows for more.
  'sug-2': ({ expect }) => {
    const texts = Array.from({ length: 16 }, (_, i) => (i % 4 === 0 ? null : `v${i}`))
    const bound = Number((expect as Fields).bound)
    const { maximum = 1 } = inferTexts(texts).nulls ?? {}
    same(maximum >= 1 - bound, true, 'nulls allowed')
    return undefined
  },
  'sug-3': () => 'a share of nulls has a bound at any completeness',
  // A column of 100 rows with 95 different values is not unique: 95 must differ from theirs.
  'sug-4': ({ expect }) => {
    for (const [distinct, suggested] of Object.entries(expect as Fields)) {
      const found = inferTexts(inOrder(100, Number(distinct))).unique === true
      same(found, suggested === true && Number(distinct) === 100, `unique of ${distinct}`)
    }
    return undefined
  },
  'sug-5': ({ expect }) => {
    const counts = [5, 10, 1, 4, 4, 4, 4, 4, 4, 4, 4]
    const { domain } = inferTexts(repeated(counts.map((count, i) => [`v${i}`, count])))
    same(domain?.values.length === counts.length, expect, 'domain')
    // One of 48 rows has a value of its own, so that others are to be expected.
    same(domain?.unseen !== undefined, true, 'open')
    return undefined
  },
  'sug-9': () => 'a list of values is open or closed, never of the frequent ones alone',
  'sug-10': () => 'a list of values is open or closed, never of the frequent ones alone',
  'sug-11': () => 'a list of values is open or closed, never of the frequent ones alone',
  // Their sketch took it for unique.
  'sug-12': ({ expect }) => {
    const { exact_distinctness: share, suggestion_holds: holds } = expect as Fields
    const rows = 5000
    const found = inferTexts(inOrder(rows, Math.round(rows * Number(share))))
    same(found.unique !== undefined, holds, 'unique')
    return undefined
  },
}

const suggestion: Runner = (row) => {
  const run = Object.hasOwn(byId, String(row.id)) ? byId[String(row.id)] : undefined
  return run === undefined ? 'a suggestion that nothing here answers' : run(row)
}

export const deequSuggestRunners: Runners = { suggestion }
