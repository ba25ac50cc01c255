import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern, matches, matchTexts } from '../../src/pattern/pattern.js'

const encoder = new TextEncoder()
const test = (source: string, text: string, options = {}) =>
  matches(compilePattern(source, options), encoder.encode(text))

const letters = [...'abK0_- \né\u{1f600}ſß\u2028']
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 })

const atoms = [...'abK0_é\u{1f600}ſß-', '.', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S', '\\n']
const sets = [
  '[ab]',
  '[^a]',
  '[a-zé]',
  '[\\d_-]',
  '[^\\s0]',
  '[\\u{1f600}-\\u{1f64f}]',
  '\\p{L}',
  '\\P{L}',
  '[\\p{Lu}0]',
  '[^\\p{Nd}]',
]
const places = ['^', '$', '\\b', '\\B']
const counts = ['*', '+', '?', '{2}', '{1,}', '{0,2}', '{0}', '*?', '+?', '??', '{1,3}?']

/** Patterns that the platform's engine reads too. */
const patterns = (atom: readonly string[]) =>
  fc.letrec<{ choice: string; sequence: string; part: string }>((tie) => ({
    choice: fc
      .array(tie('sequence'), { minLength: 1, maxLength: 3 })
      .map((options) => options.join('|')),
    sequence: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
    part: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...atom),
      fc
        .tuple(
          fc.constantFrom(...atom.filter((each) => !places.includes(each))),
          fc.constantFrom(...counts),
        )
        .map((parts) => parts.join('')),
      fc
        .tuple(
          fc.constantFrom('(', '(?:'),
          tie('choice'),
          fc.constantFrom(')', ...counts.map((c) => `)${c}`)),
        )
        .map((parts) => parts.join('')),
    ),
  })).choice

const wholly = (source: string, flags: string) => new RegExp(`^(?:${source})$`, flags)

describe('matches, as the platform', () => {
  it('the whole text, and any part of it', () => {
    fc.assert(
      fc.property(
        patterns([...atoms, ...sets, ...places]),
        fc.array(text, { minLength: 1, maxLength: 6 }),
        (source, texts) => {
          const whole = compilePattern(source)
          const part = compilePattern(source, { search: true })
          for (const each of texts) {
            const bytes = encoder.encode(each)
            expect(matches(whole, bytes)).toBe(wholly(source, 'u').test(each))
            expect(matches(part, bytes)).toBe(new RegExp(source, 'u').test(each))
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('without regard to case', () => {
    fc.assert(
      fc.property(patterns([...atoms, ...sets.slice(0, 6)]), text, (source, each) => {
        expect(test(source, each, { ignoreCase: true })).toBe(wholly(source, 'iu').test(each))
        expect(test(`(?i)${source}`, each)).toBe(wholly(source, 'iu').test(each))
      }),
      { numRuns: 200 },
    )
  })

  it('any single character', () => {
    const source = '[\\w\\u{80}-\\u{900}\\p{Script=Han}]'
    const pattern = compilePattern(source)
    const expression = wholly(source, 'u')
    for (let point = 0; point <= 0x10ffff; point += point < 0x3000 ? 1 : 61) {
      if (point >= 0xd800 && point <= 0xdfff) continue
      const each = String.fromCodePoint(point)
      if (matches(pattern, encoder.encode(each)) !== expression.test(each)) {
        expect.fail(`U+${point.toString(16)}`)
      }
    }
  })
})

describe('bytes that are no UTF-8', () => {
  it('match nothing', () => {
    const any = compilePattern('(?s).*')
    const decoder = new TextDecoder('utf-8', { fatal: true })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), (bytes) => {
        let isText = true
        try {
          decoder.decode(bytes)
        } catch {
          isText = false
        }
        expect(matches(any, bytes)).toBe(isText)
      }),
    )
    expect(matches(compilePattern('[^a]'), Uint8Array.of(0xff))).toBe(false)
    expect(matches(compilePattern('\\W'), Uint8Array.of(0xed, 0xa0, 0x80))).toBe(false)
  })

  it('may stand about what is searched for', () => {
    const bytes = Uint8Array.of(0xff, 0x61, 0x62, 0xc3)
    expect(matches(compilePattern('ab', { search: true }), bytes)).toBe(true)
    expect(matches(compilePattern('a.b', { search: true }), Uint8Array.of(0x61, 0xff, 0x62))).toBe(
      false,
    )
  })
})

describe('patterns that make others hang', () => {
  const many = 'a'.repeat(20_000)
  it.each([
    ['(a+)+b', false],
    ['(a|a)*b', false],
    ['(a|aa)+$', true],
    ['(a*)*(a*)*(a*)*b', false],
    ['(.*)(.*)(.*)(.*)[^a]', false],
    ['([a-z]+)*\\d', false],
    ['(?:a?){100}a{100}.*', true],
  ])('%s', (source, expected) => {
    expect(test(source, many)).toBe(expected)
    expect(test(source, `${many}!`)).toBe(source.endsWith('.*') || source.endsWith('[^a]'))
  })

  it('(a?){n}a{n}', () => {
    for (const n of [1, 30, 500]) {
      expect(test(`(a?){${n}}a{${n}}`, 'a'.repeat(n))).toBe(true)
      expect(test(`(a?){${n}}a{${n}}`, 'a'.repeat(2 * n + 1))).toBe(false)
    }
  })

  it('are refused where they are too large', () => {
    expect(() => compilePattern('(a{1000}){1000}')).toThrow('pattern too large')
  })
})

it('matches each text of a column', () => {
  const texts = ['a', '', 'bb', 'aa', 'é', ...Array(20).fill('a')]
  const bytes = encoder.encode(`xx${texts.join('')}`)
  const offsets = [2]
  for (const each of texts) offsets.push(offsets.at(-1)! + encoder.encode(each).length)
  const column = { offsets: Int32Array.from(offsets), bytes, length: texts.length }
  const found = matchTexts(compilePattern('a+|é'), column)
  const bits = texts.map((_, i) => (found[i >> 3]! >> (i & 7)) & 1)
  expect(bits).toEqual(texts.map((each) => (/^(a+|é)$/.test(each) ? 1 : 0)))
  expect(found.length).toBe(4)
})
