import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/math/random.js'
import { formOf } from '../../src/schema/form-candidates.js'

const random = seededRandom('forms')
const digits = (count: number) => Array.from({ length: count }, () => random.integer(10)).join('')
const letter = () => String.fromCharCode(65 + random.integer(26))

function form(value: (row: number) => string, { rows = 400 } = {}) {
  const counts = new Map<string, number>()
  for (let row = 0; row < rows; row++) {
    const text = value(row)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return formOf(counts)
}

describe('formOf', () => {
  it.each<[string, string | undefined, () => string]>([
    ['codes', '[A-Z]{2}[0-9]{4}', () => `${letter()}${letter()}${digits(4)}`],
    ['airports', '[A-Z]{3}', () => letter() + letter() + letter()],
    ['zip codes', '[0-9]{5}', () => digits(5)],
    ['numbers of any length', '[A-Z][0-9]+', () => `A${random.integer(5000)}`],
    ['versions', 'v', () => `v${random.integer(9)}.${random.integer(200)}`],
    ['hashes', '[0-9a-f]{20}', () => `${digits(18)}ab`],
    [
      'words',
      undefined,
      () => (random.next() < 0.5 ? 'word' : 'other') + 'x'.repeat(random.integer(30)),
    ],
    ['names', undefined, () => `${letter()}ob${'o'.repeat(random.integer(30))}`],
    ['other letters', undefined, () => `é${digits(4)}`],
    ['long texts of runs', undefined, () => 'G1'.repeat(7) + digits(3)],
  ])('of %s is %s', (name, pattern, value) => {
    const found = form(value)
    const wanted = name === 'versions' ? '[a-z][0-9]+\\.[0-9]+' : pattern
    expect(found).toEqual(wanted === undefined ? undefined : { pattern: wanted })
  })

  it('is a list where there are a few, each often', () => {
    const plate = (share: number) => (row: number) =>
      row % 100 < share * 100 ? `${letter()}-${digits(3)}` : `${digits(2)}${letter()}`
    expect(form(plate(0.4))).toEqual({ pattern: '[0-9]{2}[A-Z]|[A-Z]-[0-9]{3}' })
    expect(form(plate(0.02))).toBeUndefined()
  })

  it.each<[string, () => string]>([
    ['email', () => `${letter()}${digits(3)}@${letter()}.org`],
    ['ipv4', () => `10.0.${random.integer(256)}.${random.integer(256)}`],
    ['uuid', () => `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`],
    ['url', () => `https://example.org/${digits(4)}`],
  ])('may have a name: %s', (format, value) => {
    expect(form(value)).toEqual({ format })
    let row = 0
    expect(form(() => (row++ === 17 ? 'none' : value()))).toBeUndefined()
  })

  it('lets numbers grow, unless zeros stand before them', () => {
    const counted = (row: number) => `K${1000 + row}`
    const padded = (row: number) => `K${String(row).padStart(6, '0')}`
    expect(form(counted)).toEqual({ pattern: '[A-Z][0-9]+' })
    expect(form(padded)).toEqual({ pattern: '[A-Z][0-9]{6}' })
  })

  it('needs rows, and different values', () => {
    expect(form(() => digits(4), { rows: 199 })).toBeUndefined()
    expect(form((row) => `A${row % 10}`)).toBeUndefined()
  })
})
