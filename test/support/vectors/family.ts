/**
 * Golden rows by family, and what becomes of them: run, left out with a reason, or failed.
 *
 * A runner takes a row and asserts; to leave the row out it returns the reason as text. It depends on
 * what a row says, never on which row it is. Adding a family is one entry in its file's map.
 */
import { isDeepStrictEqual } from 'node:util'
import { relativeError } from './close.js'

export type Fields = Readonly<Record<string, unknown>>

/** Finds another row of the same file by its id. */
export type Lookup = (id: string) => Fields | undefined

/** Asserts, or returns why the row cannot be asked. */
export type Runner = (row: Fields, lookup: Lookup) => string | undefined

export type Runners = Readonly<Record<string, Runner>>

export interface Family {
  readonly name: string
  readonly rows: readonly Fields[]
}

/** A vector file taken apart; `absent` says why a family without a runner is left out. */
export interface VectorFile {
  readonly families: readonly Family[]
  readonly runners: Runners
  readonly absent: (family: string) => string
}

export interface Outcome {
  readonly family: string
  readonly run: number
  /** Reason to number of rows. */
  readonly leftOut: ReadonlyMap<string, number>
  readonly failures: readonly string[]
}

/** Runs every row of every family. */
export function runFile({ families, runners, absent }: VectorFile): Outcome[] {
  const byId = new Map(families.flatMap(({ rows }) => rows.map((row) => [row.id, row] as const)))
  const lookup: Lookup = (id) => byId.get(id)
  return families.map(({ name, rows }) => {
    const runner = Object.hasOwn(runners, name) ? runners[name] : () => absent(name)
    const leftOut = new Map<string, number>()
    const failures: string[] = []
    let run = 0
    rows.forEach((row, index) => {
      const title = String(row.id ?? row.name ?? `row ${index + 1}`)
      try {
        const reason = runner?.(row, lookup)
        if (reason === undefined) run++
        else leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
      } catch (error) {
        failures.push(`${title}: ${error instanceof Error ? error.message : String(error)}`)
      }
    })
    return { family: name, run, leftOut, failures }
  })
}

/** Groups rows by a field. */
export function groupBy(rows: readonly Fields[], field: string): Family[] {
  const groups = new Map<string, Fields[]>()
  for (const row of rows) {
    const name = String(row[field])
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return [...groups].map(([name, members]) => ({ name, rows: members }))
}

/** A line a family, then the reasons and failures. */
export function tableOf(file: string, outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ family }) => family.length), 10)
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0)
  const line = (name: string, run: number, left: number, failed: number) =>
    `  ${name.padEnd(width)} ${String(run).padStart(5)} run ${String(left).padStart(5)} left out ${String(failed).padStart(4)} failed`
  const lines = outcomes.flatMap(({ family, run, leftOut, failures }) => [
    line(family, run, sum(leftOut.values()), failures.length),
    ...[...leftOut].map(([reason, count]) => `      ${count} left out: ${reason}`),
    ...failures.map((failure) => `      FAILED ${failure}`),
  ])
  const run = sum(outcomes.map((outcome) => outcome.run))
  const left = sum(outcomes.map((outcome) => sum(outcome.leftOut.values())))
  const failed = sum(outcomes.map((outcome) => outcome.failures.length))
  return [`${file}`, ...lines, line('total', run, left, failed)].join('\n')
}

/** A computed answer for each name an expectation may have; lazily, so that only asked ones cost. */
export type Answers = Readonly<Record<string, () => unknown>>

/**
 * Compares an expectation with answers. A single number is answered by `value`; of several fields
 * those we have an answer to are compared, and if there is none the names are the reason.
 */
export function compare(
  expected: unknown,
  answers: Answers,
  tolerance: number,
): string | undefined {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) {
    assertSame(answers.value?.(), expected, { tolerance, what: 'value' })
    return undefined
  }
  const asked = Object.entries(expected).filter(([name]) => Object.hasOwn(answers, name))
  if (asked.length === 0) return `no answer to ${Object.keys(expected).join(', ')} yet`
  for (const [name, value] of asked) {
    assertSame(answers[name]?.(), value, { tolerance, what: name })
  }
  return undefined
}

/** Numbers within the relative tolerance, arrays item by item, anything else identical. */
export function assertSame(
  actual: unknown,
  expected: unknown,
  { tolerance, what }: { readonly tolerance: number; readonly what: string },
): void {
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    expected.forEach((item, i) => {
      assertSame(actual[i], item, { tolerance, what: `${what}[${i}]` })
    })
    return
  }
  const number = typeof expected === 'number' ? expected : undefined
  if (number !== undefined && typeof actual === 'number') {
    const error = relativeError(actual, number)
    if (error <= tolerance) return
    throw new Error(`${what}: expected ${number}, found ${actual} (relative error ${error})`)
  }
  if (isDeepStrictEqual(actual, expected)) return
  throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`)
}
