import { expect, it } from 'vitest'
import { durationText, secondsOf } from '../../src/schema/duration.js'

it.each([
  ['1 second', 1],
  ['1.5 minutes', 90],
  ['36 hours', 129_600],
  [' 2 days ', 172_800],
  ['1 week', 604_800],
  ['1 month', undefined],
  ['hours', undefined],
  ['-1 hours', undefined],
  ['1hours', undefined],
  ['1 constructor', undefined],
])('%j is %s seconds', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds)
})

it.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [90, '1.5 minutes'],
  [3600, '1 hour'],
  [864_000, '10 days'],
  [-7200, '-2 hours'],
])('%d seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text)
})
