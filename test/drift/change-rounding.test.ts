import { describe, expect, it } from 'vitest'
import { findRounding } from '../../src/drift/change-rounding.js'
import type { Random } from '../../src/math/random.js'
import { found } from './change-support.js'
import { drawn, normals } from './support.js'

const on = (step: number) => (random: Random) =>
  Number((Math.round((50 + 20 * random.normal()) / step) * step).toPrecision(10))

describe('a coarser grid', () => {
  it.each([
    [0.01, 0.1, 'given to 1 decimal', 'given to 2 decimals'],
    [0.01, 1, 'whole numbers', 'given to 2 decimals'],
    [1, 10, 'multiples of 10', 'whole numbers'],
  ])('from %d to %d is found', async (before, after, now, then) => {
    const change = await found(findRounding, drawn(900, 1, on(before)), drawn(300, 2, on(after)))
    expect(change).toMatchObject({ code: 'change.rounding', observed: now, rows: 300 })
    expect(change?.message).toBe(`values are ${now} now; they were ${then}`)
  })

  it('is found in sketches of many rows', async () => {
    const change = await found(
      findRounding,
      drawn(20_000, 3, (random) => Number((1000 * random.next()).toFixed(2))),
      drawn(20_000, 4, (random) => random.integer(1000)),
    )
    expect(change?.observed).toBe('whole numbers')
  })

  it('is found in points in time', async () => {
    const stamp = (seconds: number) => new Date(1.7e12 + 1000 * seconds)
    const change = await found(
      findRounding,
      drawn(900, 5, (random) => stamp(random.integer(1e6))),
      drawn(300, 6, (random) => stamp(3600 * random.integer(300) + 400)),
    )
    // 1.7e12 ms is 22:13:20; with 400 seconds more it is 22:20.
    expect(change?.message).toBe('values are whole minutes now; they were given to seconds')
  })

  it('is none where the grid stays, gets finer or is chance', async () => {
    expect(
      await found(findRounding, drawn(900, 7, on(0.1)), drawn(900, 8, on(0.1))),
    ).toBeUndefined()
    expect(await found(findRounding, drawn(900, 7, on(1)), drawn(900, 8, on(0.1)))).toBeUndefined()
    expect(await found(findRounding, drawn(900, 7, on(0.1)), [1, 2, 3, 4])).toBeUndefined()
    const mostlyWhole = drawn(900, 9, (random) => (random.next() < 0.98 ? random.integer(9) : 0.5))
    const whole = drawn(100, 10, (random) => random.integer(9))
    expect(await found(findRounding, mostlyWhole, whole)).toBeUndefined()
  })

  it('is none in computed numbers of another size', async () => {
    const large = normals(900, 12).map((value) => value * 1000)
    expect(await found(findRounding, normals(900, 11), large)).toBeUndefined()
  })
})
