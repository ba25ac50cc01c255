import { describe, expect, it } from 'vitest'
import { findSentinel } from '../../src/drift/change-sentinel.js'
import type { Random } from '../../src/math/random.js'
import { found } from './change-support.js'
import { drawn } from './support.js'

const age = (random: Random) => 18 + random.integer(60)
const weight = (random: Random) => 70 + 10 * random.normal()
const dates = (random: Random) =>
  new Date(Date.UTC(1960 + random.integer(40), random.integer(12), 1 + random.integer(28)))
const mixed =
  <Value>(draw: (random: Random) => Value, stand: Value, share: number) =>
  (random: Random): Value =>
    random.next() < share ? stand : draw(random)

describe('a stand-in for missing values', () => {
  it.each<[string, (random: Random) => number | Date, number | Date]>([
    ['-999', age, -999],
    ['9999', weight, 9999],
    ['2147483647', age, 2147483647],
    ['0', weight, 0],
    ['-1', age, -1],
    ['77777', age, 77777],
    ['9999-12-31', dates, new Date('9999-12-31')],
    ['1900-01-01', dates, new Date('1900-01-01')],
  ])('%s is found in 4 % of the rows', async (text, draw, stand) => {
    const batch = drawn(1500, `batch ${text}`, mixed(draw, stand, 0.04))
    const change = await found(findSentinel, drawn(3000, `reference ${text}`, draw), batch)
    expect(change).toMatchObject({ code: 'change.sentinel', observed: text })
    const rows = batch.filter((value) => value.valueOf() === stand.valueOf()).length
    // Most of the rows are kept; of the others the sketch says a little less than there are.
    expect(change?.rows).toBeGreaterThan(0.7 * rows)
    expect(change?.rows).toBeLessThanOrEqual(rows)
    expect(change?.message).toContain('a stand-in for missing values?')
  })

  it('is found in a sketch of many rows, its rows counted with caution', async () => {
    const batch = drawn(40_000, 1, mixed(weight, -999, 0.04))
    const change = await found(findSentinel, drawn(40_000, 2, weight), batch)
    const rows = batch.filter((value) => value === -999).length
    expect(change?.observed).toBe('-999')
    expect(change?.rows).toBeLessThanOrEqual(rows)
    expect(change?.rows).toBeGreaterThan(rows / 2)
  })

  it('is found within the range where it is far heavier than any value', async () => {
    const reference = drawn(3000, 3, (random) => 200 * random.normal())
    const batch = drawn(
      1500,
      4,
      mixed((random: Random) => 200 * random.normal(), 99, 0.05),
    )
    expect((await found(findSentinel, reference, batch))?.observed).toBe('99')
  })

  it('may be a word', async () => {
    const colour = (random: Random) => ['red', 'green', 'blue'][random.integer(3)] ?? ''
    const batch = drawn(900, 5, mixed(colour, 'Unknown', 0.05))
    const change = await found(findSentinel, drawn(3000, 6, colour), batch)
    expect(change).toMatchObject({ observed: 'Unknown' })
    expect(change?.suggestion).toContain('--null')
  })

  it('is told with others of its kind', async () => {
    const batch = drawn(1500, 7, mixed(mixed(age, -9, 0.05), -999, 0.05))
    const change = await found(findSentinel, drawn(3000, 8, age), batch)
    expect(change?.message).toMatch(/"-9(99)?" .*"-9(99)?" .*; stand-ins for/)
  })
})

describe('no stand-in', () => {
  it('is a value that the reference has as well', async () => {
    const draw = mixed(age, -999, 0.03)
    expect(await found(findSentinel, drawn(3000, 1, draw), drawn(1500, 2, draw))).toBeUndefined()
  })

  it('is a natural value that got somewhat commoner', async () => {
    const count = (random: Random) => Math.floor(-3 * Math.log(random.next()))
    const more = (random: Random) => Math.floor(-6 * Math.log(random.next()))
    expect(await found(findSentinel, drawn(3000, 3, count), drawn(1500, 4, more))).toBeUndefined()
  })

  it('is a column that moved as a whole, or a single odd row', async () => {
    const moved = drawn(1500, 5, (random) => 990 + random.integer(20))
    expect(await found(findSentinel, drawn(3000, 6, age), moved)).toBeUndefined()
    const odd = [...drawn(1500, 7, age), -999]
    expect(await found(findSentinel, drawn(3000, 6, age), odd)).toBeUndefined()
  })

  it('is a new value that nobody uses as one', async () => {
    const batch = drawn(1500, 8, mixed(age, 317, 0.05))
    expect(await found(findSentinel, drawn(3000, 9, age), batch)).toBeUndefined()
  })
})
