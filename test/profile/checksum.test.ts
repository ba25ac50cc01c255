import { describe, expect, test } from 'vitest'
import { DataError } from '../../src/errors.js'
import { hideMark, requireSealed, seal, unsealed } from '../../src/profile/checksum.js'

function sealed(between: string): Uint8Array {
  const file = new TextEncoder().encode(`head ${between} ${unsealed} tail`)
  seal(file)
  return file
}

describe('seal', () => {
  test('what was sealed passes', () => {
    expect(() => requireSealed(sealed('data'))).not.toThrow()
  })

  test('data that look like a checksum are data', () => {
    const file = sealed(`${unsealed} and driftgate-sha256:`)
    expect(new TextDecoder().decode(file)).toContain(`${unsealed} and`)
    expect(() => requireSealed(file)).not.toThrow()
  })

  test('every flipped bit and every truncation is found', () => {
    const file = sealed('data')
    for (let i = 0; i < file.length * 8; i++) {
      const damaged = file.slice()
      damaged[i >> 3] = (damaged[i >> 3] ?? 0) ^ (1 << (i & 7))
      expect(() => requireSealed(damaged), `bit ${i}`).toThrow(DataError)
    }
    for (let size = 0; size < file.length; size++) {
      expect(() => requireSealed(file.subarray(0, size)), `size ${size}`).toThrow(DataError)
    }
  })

  test('a file without a place for it is refused', () => {
    expect(() => requireSealed(new TextEncoder().encode('an ordinary file'))).toThrow(
      'it has no checksum',
    )
  })
})

describe('hideMark', () => {
  test('the JSON means the same and the mark is not in it', () => {
    const value = { name: `${unsealed}.csv` }
    const hidden = hideMark(JSON.stringify(value))
    expect(hidden).not.toContain('driftgate-sha256:')
    expect(JSON.parse(hidden)).toEqual(value)
  })
})
