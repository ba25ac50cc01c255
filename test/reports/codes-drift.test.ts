import { describe, expect, it } from 'vitest'
import { driftCodes } from '../../src/reports/codes-drift.js'

describe('driftCodes', () => {
  it.each(Object.entries(driftCodes))('say all there is to say of %s', (code, text) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    expect(text.title).toMatch(/^[a-zé0-9 ()–A-Z-]+$/)
    expect(text.title.length).toBeLessThan(60)
    expect(text.formula.length).toBeGreaterThan(3)
    for (const sentence of [text.meaning, text.judged, text.action]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('hold the best known one', () => {
    expect(driftCodes).toHaveProperty(['drift.ks'])
  })
})
