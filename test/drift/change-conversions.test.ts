import { describe, expect, it } from 'vitest'
import { conversions } from '../../src/drift/change-conversions.js'

const named = (name: string) => {
  const found = conversions.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no conversion ${name}`)
  return (value: number) => value * found.scale + found.offset
}

describe('conversions', () => {
  it.each([
    ['kilometres instead of miles', 26.21875, 42.195],
    ['miles instead of kilometres', 42.195, 26.2188],
    ['pounds instead of kilograms', 1, 2.20462],
    ['feet instead of metres', 1, 3.28084],
    ['degrees Fahrenheit instead of Celsius', 100, 212],
    ['degrees Celsius instead of Fahrenheit', -40, -40],
    ['kelvins instead of degrees Celsius', 0, 273.15],
    ['kelvins instead of degrees Fahrenheit', 32, 273.15],
    ['degrees Fahrenheit instead of kelvins', 273.15, 32],
    ['degrees instead of radians', Math.PI, 180],
  ])('%s: %d is %d', (name, reference, batch) => {
    expect(named(name)(reference)).toBeCloseTo(batch, 4)
  })

  it('come in both directions, each once', () => {
    const key = ({ scale, offset }: { scale: number; offset: number }) =>
      `${scale.toPrecision(9)} ${offset.toPrecision(9)}`
    const keys = new Set(conversions.map(key))
    expect(keys.size).toBe(conversions.length)
    for (const { scale, offset } of conversions) {
      expect(keys).toContain(key({ scale: 1 / scale, offset: offset === 0 ? 0 : -offset / scale }))
    }
    expect(conversions.some(({ scale, offset }) => scale === 1 && offset === 0)).toBe(false)
  })
})
