import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilFromDays, daysFromCivil, daysOfMonth } from '../../src/batch/calendar.js'

const day = fc.integer({ min: -100_000_000, max: 100_000_000 })

describe('calendar', () => {
  it('agrees with Date', () => {
    fc.assert(
      fc.property(day, (days) => {
        const date = new Date(days * 864e5)
        const civil = {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        }
        expect(civilFromDays(days)).toEqual(civil)
        expect(daysFromCivil(civil.year, civil.month, civil.day)).toBe(days)
      }),
      { numRuns: 5000, seed: 1 },
    )
  })

  it('knows the days of every month', () => {
    for (const year of [1900, 2000, 2023, 2024]) {
      for (let month = 1; month <= 12; month++) {
        expect(daysOfMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
      }
    }
  })
})
