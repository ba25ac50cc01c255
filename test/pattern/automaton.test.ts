import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accepts, automatonOf } from '../../src/pattern/automaton.js'
import { parsePattern } from '../../src/pattern/parse.js'
import { type Program, programOf } from '../../src/pattern/program.js'

const encoder = new TextEncoder()
function automaton(source: string, { search = false, room }: { search?: boolean; room?: number }) {
  const tree = parsePattern(source, { ignoreCase: false, dotAll: false })
  return automatonOf(programOf(tree, search) as Program, search, room)
}

describe('accepts', () => {
  it('keeps within its room, and answers alike', () => {
    const sources = ['[01]*1[01]{6}', '(a|b|ab)*c', '\\b\\w+\\b.*', 'é{2,9}|.*0$']
    const text = fc.string({ unit: fc.constantFrom(...'0011abcé '), maxLength: 40 })
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.boolean(),
        fc.constantFrom(1, 40, 200),
        fc.array(text, { minLength: 1, maxLength: 30 }),
        (source, search, room, texts) => {
          const wide = automaton(source, { search })
          const tight = automaton(source, { search, room })
          for (const each of texts) {
            const bytes = encoder.encode(each)
            const answer = accepts(wide, bytes, 0, bytes.length)
            expect(accepts(tight, bytes, 0, bytes.length)).toBe(answer)
          }
          expect(wide.counts.cleared).toBe(0)
          expect(tight.states.count).toBeLessThanOrEqual(tight.states.maximum)
        },
      ),
    )
  })

  it('begins the table anew where it is full, and gives it up where it is of no use', () => {
    const tight = automaton('[01]*1[01]{12}', { room: 2000 })
    let state = 1
    const digits = Array.from({ length: 20_000 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return 0x30 + ((state >>> 20) & 1)
    })
    const bytes = Uint8Array.from(digits)
    const expected = digits.at(-13) === 0x31
    expect(accepts(tight, bytes, 0, bytes.length)).toBe(expected)
    expect(tight.counts).toEqual({ cleared: 1, simulated: 1 })
    // Two digits in turn need few states: the table is of use, though it was full at first.
    const even = Uint8Array.from({ length: 20_000 }, (_, i) => 0x30 + (i & 1))
    expect(accepts(tight, even, 0, even.length)).toBe(true)
    expect(tight.counts.cleared).toBe(1)
  })

  it('stays where it was useful when it is full', () => {
    const tight = automaton('(x{0,40}y)*', { room: 60 })
    const text = encoder.encode(`${'y'.repeat(5000)}${'x'.repeat(40)}y`)
    expect(accepts(tight, text, 0, text.length)).toBe(true)
    expect(tight.counts.cleared).toBeGreaterThan(0)
    expect(tight.counts.simulated).toBeLessThan(tight.counts.cleared)
  })
})
