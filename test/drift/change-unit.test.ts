import { describe, expect, it } from 'vitest'
import { findUnitChange } from '../../src/drift/change-unit.js'
import type { Random } from '../../src/math/random.js'
import { found } from './change-support.js'
import { drawn } from './support.js'

const seconds = (random: Random) => Math.exp(3 + 0.4 * random.normal())
const temperature = (random: Random) => 15 + 8 * random.normal()
const rounded = (value: number, decimals = 0) => Math.round(value * 10 ** decimals) / 10 ** decimals

describe('a unit that changed', () => {
  it.each([
    [1000, 'values are 1,000 times what they were; thousandths such as milliseconds'],
    [
      1 / 1000,
      'values are one 1,000th of what they were; seconds, kilograms or kilometres instead',
    ],
    [60, 'seconds or minutes instead of minutes or hours?'],
    [3600, 'values are 3,600 times what they were; seconds instead of hours?'],
    [100, 'percent, cents or centimetres'],
    [1e6, 'values are 1,000,000 times'],
    [1.609344, 'values are 1.609 times what they were; kilometres instead of miles?'],
    [1 / 1.609344, 'values are one 1.609th of what they were; miles instead of kilometres?'],
    [2.54, 'centimetres instead of inches?'],
    [1 / 0.45359237, 'pounds instead of kilograms?'],
  ])('by %d is named', async (scale, words) => {
    const reference = drawn(3000, 'reference', (random) => rounded(seconds(random), 3))
    const batch = drawn(2000, `batch ${scale}`, (random) => seconds(random) * scale)
    const change = await found(findUnitChange, reference, batch)
    expect(change?.message).toContain(words)
    expect(change?.observed).toBeCloseTo(scale, 12)
    expect(change).toMatchObject({ code: 'change.unit', dimension: 'consistency', rows: null })
    expect(change?.message).toMatch(/KS distance 0?\.?\d+, 0\.0\d+ once undone/)
  })

  it('is found behind rounding, and in a sketch of many rows', async () => {
    const reference = drawn(30_000, 'miles', (random) => rounded(700 * Math.exp(random.normal())))
    const batch = drawn(20_000, 'kilometres', (random) =>
      rounded(700 * Math.exp(random.normal()) * 1.609344),
    )
    expect((await found(findUnitChange, reference, batch))?.observed).toBe(1.609344)
  })

  it('may be a temperature', async () => {
    const celsius = drawn(2000, 'celsius', (random) => rounded(temperature(random)))
    const fahrenheit = drawn(1500, 'fahrenheit', (random) =>
      rounded(temperature(random) * 1.8 + 32),
    )
    const kelvin = drawn(1500, 'kelvin', (random) => rounded(temperature(random) + 273.15))
    const there = await found(findUnitChange, celsius, fahrenheit)
    expect(there?.message).toContain('1.8 times what they were and 32 more; degrees Fahrenheit')
    const back = await found(findUnitChange, fahrenheit, celsius)
    expect(back?.message).toContain('degrees Celsius instead of Fahrenheit?')
    const warm = await found(findUnitChange, celsius, kelvin)
    expect(warm?.message).toContain('273.15 more than they were; kelvins')
  })

  it('is seen in a batch of 40 rows', async () => {
    const reference = drawn(3000, 'many', seconds)
    const batch = drawn(40, 'few', (random) => seconds(random) * 1000)
    expect((await found(findUnitChange, reference, batch))?.observed).toBe(1000)
  })
})

describe('no unit', () => {
  it.each<[string, (random: Random) => number]>([
    ['values moved by a constant', (random) => seconds(random) + 30],
    ['values spread out', (random) => Math.exp(3 + 1.2 * random.normal())],
    ['values are 30 % larger', (random) => 1.3 * seconds(random)],
    ['values doubled', (random) => 2 * seconds(random)],
    [
      'half of them are a thousand times as large',
      (random) => seconds(random) * (random.next() < 0.5 ? 1000 : 1),
    ],
  ])('is named where %s', async (name, draw) => {
    const reference = drawn(3000, 'reference', seconds)
    expect(await found(findUnitChange, reference, drawn(2000, name, draw))).toBeUndefined()
  })

  it('is named in a handful of rows, or of two values', async () => {
    const reference = drawn(3000, 'reference', seconds)
    const few = drawn(4, 'few', (random) => 1000 * seconds(random))
    expect(await found(findUnitChange, reference, few)).toBeUndefined()
    const flags = (size: number, high: number) =>
      drawn(size, size, (random) => (random.next() < 0.5 ? 1 : high))
    expect(await found(findUnitChange, flags(500, 2), flags(400, 2000))).toBeUndefined()
  })
})
