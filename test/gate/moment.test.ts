import { expect, it } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { momentOf } from '../../src/gate/moment.js'

it.each([
  ['2024-02-29T12:00:00Z', 1_709_208_000, '2024-02-29'],
  ['2024-02-29T23:30:00-02:00', 1_709_256_600, '2024-03-01'],
  ['2024-02-29', 1_709_164_800, '2024-02-29'],
  ['1969-12-31T23:59:59Z', -1, '1969-12-31'],
])('%s is %d seconds, on the day %s in UTC', (text, seconds, day) => {
  expect(momentOf(text)).toEqual({ seconds, day })
})

it('refuses what is no time', () => {
  expect(() => momentOf('today')).toThrow(UsageError)
})
