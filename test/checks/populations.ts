/** Populations whose samples must not cry wolf, and gross faults that must be found. */
import { checkSchema } from '../../src/checks/check-schema.js'
import { needsOfSchema } from '../../src/checks/needs.js'
import { learn as learnFrom } from '../../src/gate/learn.js'
import { normalInverseSurvival } from '../../src/math/normal.js'
import { type Random, seededRandom } from '../../src/math/random.js'
import type { Profile } from '../../src/profile/profile.js'
import { scan } from '../../src/scan/scan.js'
import type { Schema } from '../../src/schema/schema.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import type { Finding } from '../../src/verdict/finding.js'

export type Population = (random: Random) => MemoryValue

export type Table = Readonly<Record<string, Population>>

/** Numbers 0 to count − 1, the r-th with a probability in proportion to 1 / (r + 1). */
function zipf(count: number): (random: Random) => number {
  const cumulative = new Float64Array(count)
  let sum = 0
  for (let i = 0; i < count; i++) cumulative[i] = sum += 1 / (i + 1)
  return (random) => {
    const target = random.next() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (cumulative[middle]! > target) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** Away from 0 and 1. */
const open = (random: Random) => (Math.floor(random.next() * 2 ** 40) + 0.5) / 2 ** 40

export const normal = (random: Random) => normalInverseSurvival(open(random))

/** Poisson by multiplication; fine for small means. */
function poisson(mean: number): (random: Random) => number {
  const limit = Math.exp(-mean)
  return (random) => {
    let product = open(random)
    let count = 0
    while (product > limit) {
      product *= open(random)
      count++
    }
    return count
  }
}

const name = (prefix: string, category: (random: Random) => number) => (random: Random) =>
  `${prefix}${category(random)}`

/** Without any identifier or clock: every column is a draw of its own in every row. */
export const table: Table = {
  normal,
  shifted: (random) => 50 + 10 * normal(random),
  lognormal: (random) => Math.round(Math.exp(8 + normal(random)) * 100) / 100,
  pareto: (random) => open(random) ** (-1 / 1.5),
  income: (random) => Math.round(Math.exp(10 + 0.5 * normal(random))),
  count: poisson(3),
  rare: poisson(0.05),
  age: (random) => 18 + Math.floor(60 * random.next()),
  dice: (random) => 1 + Math.floor(6 * random.next()),
  flag: (random) => random.next() < 0.3,
  binary: (random) => (random.next() < 0.5 ? 'yes!' : 'no!'),
  skewed: (random) => (random.next() < 0.1 ? 'return' : 'sale'),
  five: name('c', zipf(5)),
  ninetyOne: name('day ', zipf(91)),
  thousand: name('product-', zipf(1000)),
  uniform: name('u', (random) => Math.floor(91 * random.next())),
  surname: (random) => Math.floor(1e5 * random.next() ** 3).toString(36),
  born: (random) => new Date(Math.floor(20_000 * random.next()) * 86_400_000),
  halfNull: (random) => (random.next() < 0.5 ? null : normal(random)),
  fewNull: (random) => (random.next() < 0.01 ? null : poisson(20)(random)),
  mostlyNull: (random) => (random.next() < 0.98 ? null : 'x'),
}

/** So many rows of the table, a function of the seed. */
export function draw(
  populations: Table,
  rows: number,
  seed: string,
): Record<string, MemoryValue[]> {
  const entries = Object.entries(populations).map(([column, population]) => {
    const random = seededRandom(`${seed} ${column}`)
    return [column, Array.from({ length: rows }, () => population(random))] as const
  })
  return Object.fromEntries(entries)
}

/** Rows whose columns hang together: orders, and what is asked of readings. */
export function drawOrders(rows: number, seed: string): Record<string, MemoryValue[]> {
  const random = seededRandom(seed)
  const digits = (count: number) => Array.from({ length: count }, () => random.integer(10)).join('')
  const letter = () => String.fromCharCode(65 + random.integer(26))
  const wait = () => Math.floor(-4 * Math.log(open(random)))
  const day = (value: number) => new Date(value * 86_400_000)
  const records = Array.from({ length: rows }, () => {
    const ordered = random.integer(700)
    const price = Math.round(-2000 * Math.log(open(random))) / 100
    const total = Math.round(price * (1 + random.integer(5)) * 100) / 100
    const level = 50 + 20 * normal(random)
    return {
      ordered: day(ordered),
      shipped: random.next() < 0.1 ? null : day(ordered + wait()),
      price,
      total,
      paid: random.next() < 0.6 ? total : Math.round(total * random.next() * 100) / 100,
      before: level,
      // Not below `before` in most samples, and by chance only.
      after: level + 4 + normal(random),
      rounded: Math.round(level),
      roundedAfter: Math.round(level + 3 + normal(random)),
      low: poisson(4)(random),
      code: `${letter()}${letter()}${digits(4)}`,
      plate: random.next() < 0.4 ? `${letter()}-${digits(3)}` : `${letter()}${digits(5)}`,
      airport: `${letter()}${letter()}${letter()}`,
      growing: `K${Math.floor(1 / open(random))}`,
      hash: Array.from({ length: 32 }, () => random.integer(16).toString(16)).join(''),
      mail: `${letter()}${digits(3)}@${letter()}.example`,
      version: `v${poisson(2)(random)}.${poisson(5)(random)}`,
    }
  })
  const names = Object.keys(records[0] ?? {}) as (keyof (typeof records)[0])[]
  return Object.fromEntries(names.map((name) => [name, records.map((record) => record[name])]))
}

/** The schema of a reference, learnt as `infer` does. */
export async function learn(columns: Readonly<Record<string, MemoryValue[]>>): Promise<Schema> {
  const source = memorySource({ name: 'reference', columns })
  return (await learnFrom({ kind: 'rows', source }, { columns: [] }, {})).schema
}

export function profileOf(
  schema: Schema,
  columns: Readonly<Record<string, MemoryValue[]>>,
): Promise<Profile> {
  return scan(memorySource({ name: 'batch', columns }), needsOfSchema(schema))
}

/** The findings that would fail a run. */
export async function errorsOf(
  schema: Schema,
  columns: Readonly<Record<string, MemoryValue[]>>,
): Promise<Finding[]> {
  const findings = checkSchema(schema, await profileOf(schema, columns))
  return findings.filter(({ outcome, level }) => outcome === 'violated' && level === 'error')
}
