import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer, answers, rowsOf } from './rows.js'

describe('LIKE', () => {
  it.each([
    [`'abc' LIKE 'a%c'`, 'T'],
    [`'abc' LIKE 'A%'`, 'F'],
    [`'é' LIKE '_'`, 'T'],
    [`'😀a' LIKE '_a'`, 'T'],
    [`'' LIKE '%'`, 'T'],
    [`'' LIKE '_'`, 'F'],
    [`'a%' LIKE 'a!%' ESCAPE '!'`, 'T'],
    [`NULL LIKE 'a'`, 'U'],
    [`'a' NOT LIKE 'b%'`, 'T'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected)
  })

  it('refuses an escape of what needs none, of a column at the row', () => {
    expect(answer(`'ab' LIKE 'a!b' ESCAPE '!'`)).toMatch(/behind the escape character/)
    const rows = rowsOf({ p: ['string', ['a!b', 'a!%']] })
    expect(answers(`'a%' LIKE p ESCAPE '!'`, rows)).toBe('ET')
  })

  it('says what a regular expression says', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '%', '_'), maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, (text, pattern) => {
        const form = pattern.replaceAll('%', '[^]*').replaceAll('_', '[^]')
        const expected = new RegExp(`^${form}$`, 'u').test(text) ? 'T' : 'F'
        const rows = rowsOf({ s: ['string', [text]], p: ['string', [pattern]] })
        expect(answers('s LIKE p', rows)).toBe(expected)
      }),
    )
  })

  it('takes a hostile pattern in its stride', () => {
    const rows = rowsOf({ s: ['string', ['a'.repeat(20_000)]] })
    expect(answers(`s LIKE '${'%a'.repeat(200)}b'`, rows)).toBe('F')
  })
})
