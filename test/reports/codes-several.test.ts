import { expect, it } from 'vitest'
import { severalCodes } from '../../src/reports/codes-several.js'

it.each(Object.entries(severalCodes))('say all there is to say of %s', (code, text) => {
  expect(code).toMatch(/^(rows|columns|dependency|reference|dataset)\.[a-z-]+$/)
  for (const sentence of [text.meaning, text.judged, text.action]) {
    expect(sentence).toMatch(/^[A-Z].*\.$/)
  }
})
