import { describe, expect, it } from 'vitest'
import { cursorOf, MAXIMUM_DEPTH, refuseToken } from '../../src/expression/cursor.js'
import { tokensOf } from '../../src/expression/lexer.js'
import { attempt } from '../../src/expression/problem.js'
import { answer } from './rows.js'

describe('cursor', () => {
  it('walks over tokens, words in any case, and stays at the end', () => {
    const cursor = cursorOf(tokensOf('Not (a'))
    expect(cursor.isWord('NOT')).toBe(true)
    expect(cursor.takeWord('AND')).toBe(false)
    expect(cursor.takeWord('NOT')).toBe(true)
    expect(cursor.takeSymbol('(')).toBe(true)
    expect(cursor.peekSecond().kind).toBe('end')
    expect([cursor.next().value, cursor.next().kind, cursor.next().kind]).toEqual([
      'a',
      'end',
      'end',
    ])
  })

  it('says what it expected', () => {
    const cursor = cursorOf(tokensOf(`'x'`))
    const found = attempt(() => cursor.expectWord('THEN'))
    expect(found).toMatchObject({ problem: { message: 'expected THEN, found the text "x"' } })
    const end = attempt(() => refuseToken(tokensOf('')[0] ?? cursor.peek(), 'more'))
    expect(end).toMatchObject({ problem: { message: 'expected more, found the end' } })
  })

  it('bounds nesting, of brackets and of operators', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}TRUE${')'.repeat(depth)}`
    expect(answer(nested(MAXIMUM_DEPTH - 10))).toBe('T')
    expect(answer(nested(20_000))).toMatch(/nested more than 200 levels/)
    expect(answer(`${'NOT '.repeat(5000)}TRUE`)).toMatch(/nested more than 200 levels/)
    expect(answer(`${'-'.repeat(1)}${'(-'.repeat(5000)}1${')'.repeat(5000)} = 1`)).toMatch(/nested/)
  })
})
