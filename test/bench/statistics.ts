/** What the tests and decisions cost, through the code itself: best of a few runs each. */
import { needsOfSchema } from '../../src/checks/needs.js'
import { compareDrift } from '../../src/drift/drift.js'
import { ksStatistic } from '../../src/drift/kolmogorov-smirnov.js'
import { kolmogorovSmirnovTest } from '../../src/drift/kolmogorov-smirnov-test.js'
import { needsOfBatch } from '../../src/drift/needs.js'
import { infer } from '../../src/gate/run.js'
import { seededRandom } from '../../src/math/random.js'
import { unionPlans } from '../../src/profile/plan.js'
import { scan } from '../../src/scan/scan.js'
import { memorySource } from '../../src/sources/memory.js'
import { row } from './table.js'

const random = seededRandom('bench')

const sample = (size: number) =>
  Float64Array.from({ length: size }, () => random.next() + random.next()).sort()

export async function statisticsTable(): Promise<string> {
  const lines: string[] = []
  const add = (name: string, bound: string, milliseconds: number) =>
    lines.push(row([name, milliseconds.toFixed(1), bound]))
  for (const size of [1e5, 1e6]) {
    const [a, b] = [sample(size), sample(size)]
    const bound = size === 1e6 ? '100' : ''
    add(
      `KS statistic, ${size.toExponential(0)} sorted values a side`,
      bound,
      best(() => ksStatistic(a, b)),
    )
  }
  for (const size of [1e3, 1e4]) {
    const [a, b] = [sample(size), sample(size)]
    const name = `KS test with exact p, ${size.toExponential(0)} a side`
    add(
      name,
      size === 1e4 ? '60' : '',
      best(() => kolmogorovSmirnovTest(a, b)),
    )
  }
  for (const rows of [1000, 3000, 10_000]) {
    const decide = await decisionsOf(1000, rows)
    add(
      `all decisions of 1,000 columns profiled from ${rows.toLocaleString('en')} rows`,
      '1000',
      best(decide),
    )
  }
  const head = row(['', 'ms', 'to reach'])
  return ['## Statistics', '', head, row(['---', '---:', '---:']), ...lines].join('\n')
}

/** Numbers and categories by turns, without drift. */
function columnsOf(count: number, rows: number): Record<string, (number | string)[]> {
  const cell = (c: number) =>
    c % 4 === 3 ? `category ${Math.floor(random.next() ** 2 * 40)}` : random.next() * (c + 1)
  return Object.fromEntries(
    Array.from({ length: count }, (_, c) => [`c${c}`, Array.from({ length: rows }, () => cell(c))]),
  )
}

async function decisionsOf(columns: number, rows: number): Promise<() => unknown> {
  const source = (name: string) => memorySource({ name, columns: columnsOf(columns, rows) })
  const { schema, profile } = await infer(source('reference'))
  const plan = unionPlans(needsOfSchema(schema), {
    columns: needsOfBatch(profile).columns.map(({ name, needs }) => ({ name, needs })),
  })
  const batch = await scan(source('batch'), plan)
  return () => compareDrift(schema, profile, batch)
}

/** Milliseconds of the fastest of five runs. */
function best(job: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    job()
    return performance.now() - start
  })
  return Math.min(...times)
}
