import { expect, it } from 'vitest'
import { conditionCodes } from '../../src/reports/codes-conditions.js'

it.each(Object.entries(conditionCodes))('say all there is to say of %s', (code, text) => {
  expect(code).toMatch(/^(rows?|key|pattern|format)\.[a-z]+$/)
  for (const sentence of [text.meaning, text.judged, text.action]) {
    expect(sentence).toMatch(/^[A-Z].*\.$/)
  }
})
