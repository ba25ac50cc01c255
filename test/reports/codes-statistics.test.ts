import { expect, it } from 'vitest'
import { statisticCodes } from '../../src/reports/codes-statistics.js'
import { statisticNames } from '../../src/schema/statistics.js'

it.each(Object.entries(statisticCodes))('say all there is to say of %s', (code, text) => {
  expect(code).toMatch(/^statistic\.[a-z]+(-[a-z]+)*$/)
  expect(text.title.length).toBeLessThan(70)
  expect(text.formula.length).toBeGreaterThan(3)
  for (const sentence of [text.meaning, text.judged, text.action]) {
    expect(sentence).toMatch(/^[A-Z].*\.$/)
  }
})

it('are those of all statistics', () => {
  const words = statisticNames.map((name) =>
    name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  )
  const expected = [...words, 'quantile'].map((name) => `statistic.${name}`)
  expect(Object.keys(statisticCodes).sort()).toEqual(expected.sort())
})
