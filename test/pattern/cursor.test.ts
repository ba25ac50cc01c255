import { expect, it } from 'vitest'
import { accept, acceptMatch, isSurrogate, peek, takePoint } from '../../src/pattern/cursor.js'

it('moves on by characters, texts and matches', () => {
  const cursor = { source: '😀ab12', at: 0 }
  expect(peek(cursor)).toBe('😀')
  expect(takePoint(cursor, 'a character')).toBe(0x1f600)
  expect(accept(cursor, 'b')).toBe(false)
  expect(accept(cursor, 'ab')).toBe(true)
  expect(acceptMatch(cursor, /[a-z]+/y)).toBeUndefined()
  expect(acceptMatch(cursor, /\d+/y)?.[0]).toBe('12')
  expect(peek(cursor)).toBe('')
  expect(() => takePoint(cursor, 'an end')).toThrow('character 6: the pattern ends where an end')
})

it('takes no half of a character', () => {
  expect(() => takePoint({ source: '\ud83d', at: 0 }, '')).toThrow('surrogate')
  expect([0xd7ff, 0xd800, 0xdfff, 0xe000].map(isSurrogate)).toEqual([false, true, true, false])
})
