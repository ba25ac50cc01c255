import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/math/random.js'
import { movingReason } from '../../src/schema/moving.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import { profiled, upTo } from './column-facts.js'

const day = 86_400_000
const draw = (seed: number) => {
  const random = seededRandom(seed)
  return () => random
}

async function reasonOf(values: readonly MemoryValue[], name = 'a'): Promise<string | undefined> {
  return movingReason(await profiled(values, name))
}

/** A permutation of 0 … size − 1: 7,919 is a prime that does not divide the sizes used. */
const scattered = (size: number) => (index: number) => (index * 7919) % size

const hex = (random: ReturnType<typeof seededRandom>, length: number) =>
  upTo(length, () => '0123456789abcdef'[random.integer(16)]).join('')

describe('movingReason: what is meant to move on', () => {
  it.each<[string, string, (n: number) => MemoryValue[]]>([
    ['row numbers', 'row numbers', (n) => upTo(n, (i) => i + 1)],
    ['row numbers from 0', 'row numbers', (n) => upTo(n, (i) => i)],
    ['steps of 10', 'row numbers', (n) => upTo(n, (i) => 5000 + 10 * i)],
    ['ascending with gaps', 'identifiers', (n) => upTo(n, (i) => 3 * i + (i % 3))],
    ['descending', 'identifiers', (n) => upTo(n, (i) => 1e6 - 3 * i - (i % 3))],
    ['dense, in any order', 'identifiers', (n) => upTo(n, scattered(n))],
    [
      'beyond 2^53, at random',
      'identifiers',
      (n) => {
        const random = seededRandom(1)
        return upTo(n, () => BigInt(random.integer(2 ** 52)) * 900n + 2n ** 53n)
      },
    ],
    ['codes with a number', 'identifiers', (n) => upTo(n, (i) => `C-${10_000 + scattered(n)(i)}`)],
    [
      'hashes',
      'identifiers',
      (n) => {
        const random = seededRandom(2)
        return upTo(n, () => hex(random, 32))
      },
    ],
    ['timestamps', 'timestamps', (n) => upTo(n, (i) => new Date(1.7e12 + i * 61_003))],
    ['dates of a feed', 'dates', (n) => upTo(n, (i) => new Date((19_000 + (i % 365)) * day))],
    ['sorted dates of decades', 'dates', (n) => upTo(n, (i) => new Date(i * 12 * day))],
    ['free text', 'free text', (n) => upTo(n, (i) => `order ${scattered(n)(i)} came late again`)],
    ['long text', 'free text', (n) => upTo(n, (i) => `${'x'.repeat(50)}${scattered(n)(i)}`)],
  ])('%s', async (_, reason, make) => {
    expect(await reasonOf(make(1000))).toMatch(new RegExp(`^${reason}`))
    expect(await reasonOf(make(20_000))).toMatch(new RegExp(`^${reason}`))
  })

  it('trusts the name of integers of which nearly all differ', async () => {
    const random = seededRandom(4)
    const values = upTo(500, () => random.integer(1e9))
    expect(await reasonOf(values, 'customer_id')).toMatch(/^identifiers/)
    expect(await reasonOf(values, 'amount')).toBeUndefined()
  })

  it('has too few rows to say so below its minimum', async () => {
    expect(await reasonOf(upTo(9, (i) => i))).toBeUndefined()
    expect(await reasonOf(upTo(15, (i) => `name ${i * 7}`))).toBeUndefined()
  })
})

describe('movingReason: what is always compared', () => {
  const random = draw(11)()
  const cases: readonly (readonly [string, (index: number) => MemoryValue])[] = [
    ['a measurement, all of whose values differ', () => random.normal()],
    ['a price', () => Math.round(Math.exp(5 + random.normal()) * 100) / 100],
    ['an income in whole units', () => Math.round(Math.exp(10 + 0.5 * random.normal()))],
    ['an income, in a column called bid', () => Math.round(Math.exp(10 + random.normal()))],
    ['an age', () => 18 + random.integer(60)],
    ['a count', () => Math.floor(-Math.log(1 - random.next()) * 3)],
    ['a number of few values', () => random.integer(3)],
    ['a category', () => `c${random.integer(5)}`],
    ['one of a hundred categories', () => `product ${Math.floor(100 * random.next() ** 2)}`],
    ['a long category', () => `${'very '.repeat(12)}long ${random.integer(4)}`],
    ['a wordy category', () => `in the ${['north', 'south'][random.integer(2)]} of the country`],
    ['a birth date', () => new Date(random.integer(20_000) * day)],
    ['a boolean', () => random.next() < 0.5],
    ['a foreign key', () => random.integer(300)],
    ['nothing', () => null],
    ['a constant', () => 7],
    ['a sorted measurement', (index) => Math.sqrt(index + 0.5)],
  ]

  it.each(cases)('%s', async (name, value) => {
    for (const rows of [30, 100, 1000, 5000]) {
      expect(await reasonOf(upTo(rows, value), name.endsWith('bid') ? 'bid' : 'a')).toBeUndefined()
    }
  })

  it('independent integers of any spread, at any number of rows', async () => {
    // Chance calls one of them an identifier in at most 1 of 1,000: 200 columns, fixed seeds; three
    // or more would be seen in 1 of 800 choices of seeds.
    const source = seededRandom(5)
    let wrong = 0
    for (let run = 0; run < 200; run++) {
      const rows = 20 + source.integer(200)
      const spread = 2 ** (4 + source.integer(30))
      if ((await reasonOf(upTo(rows, () => source.integer(spread)))) !== undefined) wrong++
    }
    expect(wrong).toBeLessThan(3)
  })
})
