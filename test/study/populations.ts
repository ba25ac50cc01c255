/** The populations of the calibration study, and what may happen to them. */
import type { Random } from '../../src/math/random.js'
import { sampler } from '../drift/populations.js'

/** A drawn column: numbers, or codes of categories. */
export interface Drawn {
  readonly values: Float64Array
  /** Per row, whether it is null; absent where none is. */
  readonly nulls?: Uint8Array
  /** Of a column of categories. */
  readonly names?: readonly string[]
}

export interface Population {
  readonly name: string
  readonly type: 'number' | 'integer' | 'string'
  readonly draw: (random: Random, rows: number) => Drawn
}

/** Rows drawn one by one. */
function numbers(
  name: string,
  type: 'number' | 'integer',
  one: (random: Random) => number,
): Population {
  const draw = (random: Random, rows: number): Drawn => {
    const values = new Float64Array(rows)
    for (let i = 0; i < rows; i++) values[i] = one(random)
    return { values }
  }
  return { name, type, draw }
}

/** Categories by weight. */
export function categories(name: string, weights: readonly number[]): Population {
  const names = weights.map((_, i) => `${name}-${i}`)
  const draw = (random: Random, rows: number): Drawn => {
    const next = sampler(random, weights)
    const values = new Float64Array(rows)
    for (let i = 0; i < rows; i++) values[i] = next()
    return { values, names }
  }
  return { name, type: 'string', draw }
}

/** Weights 1, 1/2, 1/3, … */
export const zipf = (count: number) => Array.from({ length: count }, (_, i) => 1 / (i + 1))

/** Away from 0 and 1. */
const open = (random: Random) => (random.next() * 2 ** 53 + 0.5) / (2 ** 53 + 1)

function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = open(random); product > limit; product *= open(random)) count++
  return count
}

/** The population with a share of its rows made null. */
export function withNulls(population: Population, share: number, name = population.name) {
  const draw = (random: Random, rows: number): Drawn => {
    const drawn = population.draw(random, rows)
    const nulls = new Uint8Array(rows)
    for (let i = 0; i < rows; i++) nulls[i] = random.next() < share ? 1 : 0
    return { ...drawn, nulls }
  }
  return { ...population, name, draw }
}

/** The population with each value replaced. */
export function mapped(population: Population, change: (value: number) => number): Population {
  const draw = (random: Random, rows: number): Drawn => {
    const drawn = population.draw(random, rows)
    return { ...drawn, values: drawn.values.map(change) }
  }
  return { ...population, draw }
}

/** First-order autoregression: x[t] = phi x[t − 1] + noise, started in its stationary law. */
export function autoregressive(phi: number): Population {
  const noise = Math.sqrt(1 - phi * phi)
  const draw = (random: Random, rows: number): Drawn => {
    const values = new Float64Array(rows)
    let last = random.normal()
    for (let i = 0; i < rows; i++) {
      values[i] = last
      last = phi * last + noise * random.normal()
    }
    return { values }
  }
  return { name: `AR(1) ${phi}`, type: 'number', draw }
}

export const normal = numbers('normal', 'number', (random) => random.normal())
export const lognormal = numbers('lognormal', 'number', (random) => Math.exp(random.normal()))
export const five = categories('zipf 5', zipf(5))
export const fifty = categories('zipf 50', zipf(50))

/** Every row a draw of its own: the exchangeable columns of the table whose alarms are counted. */
export const exchangeable: readonly Population[] = [
  normal,
  lognormal,
  numbers('pareto 1.5', 'number', (random) => open(random) ** (-1 / 1.5)),
  numbers('counts', 'integer', (random) => poisson(random, 3)),
  numbers('rounded', 'number', (random) => Math.round(random.normal() * 4) / 4),
  numbers('mostly zero', 'number', (random) =>
    random.next() < 0.9 ? 0 : Math.round(100 * Math.exp(random.normal())) / 100,
  ),
  withNulls(normal, 0.14, 'nulls 14 %'),
  categories('zipf 2', zipf(2)),
  five,
  fifty,
  categories('zipf 1000', zipf(1000)),
]

/** A change of one column, by name. */
export interface Change {
  readonly name: string
  readonly before: Population
  readonly after: Population
}

const without = (weights: readonly number[], at: number) =>
  weights.map((weight, i) => (i === at ? 0 : weight))

/** Known drift of one column. */
export const changes: readonly Change[] = [
  ...[0.1, 0.2, 0.5].map((shift) => ({
    name: `mean + ${shift} sd`,
    before: normal,
    after: mapped(normal, (value) => value + shift),
  })),
  ...[1.25, 2].map((scale) => ({
    name: `scale × ${scale}`,
    before: normal,
    after: mapped(normal, (value) => value * scale),
  })),
  { name: 'unit × 1000', before: lognormal, after: mapped(lognormal, (value) => value * 1000) },
  { name: 'nulls 2 → 7 %', before: withNulls(normal, 0.02), after: withNulls(normal, 0.07) },
  { name: 'nulls 2 → 17 %', before: withNulls(normal, 0.02), after: withNulls(normal, 0.17) },
  {
    name: 'category added, 10 %',
    before: categories('five', [...zipf(5), 0]),
    after: categories('five', [...zipf(5), zipf(5).reduce((sum, each) => sum + each, 0) / 9]),
  },
  {
    name: 'category dropped, 22 %',
    before: five,
    after: categories('zipf 5', without(zipf(5), 1)),
  },
]

/** Twenty columns, numbers and categories in turn. */
export const twenty: readonly Population[] = Array.from({ length: 20 }, (_, i) => {
  const population = exchangeable[i % exchangeable.length] as Population
  return { ...population, name: `${population.name} ${i}` }
})
