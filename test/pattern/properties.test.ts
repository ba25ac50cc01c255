import { describe, expect, it } from 'vitest'
import { hasCodePoint } from '../../src/pattern/code-points.js'
import { propertyCodePoints, propertyNames, spaceCodePoints } from '../../src/pattern/properties.js'

describe('propertyCodePoints', () => {
  it.each(['L', 'Nd', 'Script=Greek', 'gc=Lu', 'Alphabetic', 'Any'])(
    '%s as the platform',
    (name) => {
      const set = propertyCodePoints(name) ?? []
      const expression = new RegExp(`\\p{${name}}`, 'u')
      for (let point = 0; point <= 0x10ffff; point += 7) {
        if (point >= 0xd800 && point <= 0xdfff) continue
        if (hasCodePoint(set, point) !== expression.test(String.fromCodePoint(point))) {
          expect.fail(`U+${point.toString(16)}`)
        }
      }
    },
  )

  it('knows scripts by their names alone', () => {
    expect(propertyCodePoints('Greek')).toEqual(propertyCodePoints('Script=Greek'))
  })

  it.each(['Leter', '', 'L}|.{', '^L', 'Script=', 'toString'])('knows no %j', (name) => {
    expect(propertyCodePoints(name)).toBeUndefined()
  })

  it('knows the names that it proposes', () => {
    // Each costs a search of all characters: one of each kind will do.
    for (const name of ['L', 'Zs', 'Letter', 'Script=Han']) {
      expect(propertyNames).toContain(name)
      expect(propertyCodePoints(name)).toBeDefined()
    }
    for (const name of propertyNames) expect(() => new RegExp(`\\p{${name}}`, 'u')).not.toThrow()
  })
})

it('has the spaces of ECMAScript', () => {
  const spaces = spaceCodePoints()
  for (const point of [9, 0x20, 0xa0, 0x2028, 0x3000, 0xfeff]) {
    expect(hasCodePoint(spaces, point)).toBe(true)
  }
  expect(hasCodePoint(spaces, 0x200b)).toBe(false)
})
