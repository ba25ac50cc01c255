import { describe, expect, it } from 'vitest'
import { findTimezoneChange } from '../../src/drift/change-timezone.js'
import type { Random } from '../../src/math/random.js'
import { foundInText } from './change-support.js'
import { drawn } from './support.js'

const two = (value: number) => String(value).padStart(2, '0')
const clock = (minutes: number) => {
  const day = ((Math.round(minutes) % 1440) + 1440) % 1440
  return `${two(Math.floor(day / 60))}:${two(day % 60)}`
}

/** Two rushes a day. */
const rush = (random: Random) => (random.next() < 0.6 ? 8.5 : 17) * 60 + 50 * random.normal()
const times = (size: number, seed: number, later = 0) =>
  drawn(size, seed, (random) => clock(rush(random) + later))
const stamps = (size: number, seed: number, later = 0) =>
  drawn(size, seed, (random) => {
    const minutes = rush(random) + later
    return `2024-03-0${4 + Math.floor(minutes / 1440)}T${clock(minutes)}:00Z`
  })

describe('a time zone', () => {
  it.each([
    [60, '+1 hour', 'times are 1 hour later'],
    [-300, '−5 hours', 'times are 5 hours earlier'],
    [330, '+5.5 hours', 'times are 5.5 hours later'],
    [600, '+10 hours', 'times are 10 hours later'],
  ])('that moves the clock by %d minutes is found', async (later, observed, words) => {
    const change = await foundInText(findTimezoneChange, times(3000, 1), times(2000, 2, later))
    expect(change).toMatchObject({ code: 'change.timezone', observed })
    expect(change?.message).toContain(words)
  })

  it('shows in timestamps of a day that bunch up', async () => {
    const change = await foundInText(findTimezoneChange, stamps(3000, 3), stamps(2000, 4, 120))
    expect(change?.observed).toBe('+2 hours')
  })

  it('is not named where timestamps come evenly, for they may just advance', async () => {
    const even = (seed: number, from: number) =>
      drawn(2000, seed, (random) => `2024-03-04T${clock(from + 120 * random.next())}:00Z`)
    expect(await foundInText(findTimezoneChange, even(5, 60), even(6, 120))).toBeUndefined()
  })

  it('is not named for other changes, nor for numbers', async () => {
    const early = drawn(2000, 7, (random) => clock(9 * 60 + 50 * random.normal()))
    expect(await foundInText(findTimezoneChange, times(3000, 1), early)).toBeUndefined()
    expect(
      await foundInText(findTimezoneChange, times(3000, 1), times(2000, 2, 15)),
    ).toBeUndefined()
    expect(
      await foundInText(findTimezoneChange, ['1', '2', '3', '4'], ['5', '6', '7', '8']),
    ).toBeUndefined()
  })
})
