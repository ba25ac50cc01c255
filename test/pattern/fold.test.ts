import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasCodePoint } from '../../src/pattern/code-points.js'
import { foldCase } from '../../src/pattern/fold.js'

const point = (text: string) => text.codePointAt(0) ?? 0

it('adds what differs in case only', () => {
  expect(foldCase([point('q'), point('q')])).toEqual([
    point('Q'),
    point('Q'),
    point('q'),
    point('q'),
  ])
  const k = foldCase([point('k'), point('k')])
  for (const same of ['k', 'K', '\u212a']) expect(hasCodePoint(k, point(same))).toBe(true)
  expect(foldCase([0x30, 0x39])).toEqual([0x30, 0x39])
})

it('folds as the platform does', () => {
  const cased = fc.constantFrom(...'aKkſsSßẞéÉσςΣ\u0130ıIiǅǆµμÅ\u212b\u{10400}\u{10428}ﬅﬆ5')
  fc.assert(
    fc.property(cased, cased, (a, b) => {
      const set = foldCase([point(a), point(a)])
      expect(hasCodePoint(set, point(b))).toBe(new RegExp(`^${a}$`, 'iu').test(b))
    }),
    { numRuns: 600 },
  )
})
