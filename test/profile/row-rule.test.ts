import { describe, expect, it } from 'vitest'
import { frameOf } from '../../src/expression/evaluate.js'
import {
  columnsOfRule,
  compileRule,
  problemOfRule,
  type RowRule,
  ruleProblemText,
} from '../../src/profile/row-rule.js'
import { rowsOf } from '../expression/rows.js'

const table = rowsOf({
  a: ['integer', ['1', '2', null, 'x', '5']],
  b: ['integer', ['2', '1', '1', '1', '0']],
  s: ['string', ['on', 'off', 'on', 'on', 'on']],
})
const fields = table.types.map((each) => ({ ...each, classes: 0 }))

function slots(rule: RowRule) {
  const found = compileRule(rule, fields)?.slotsOf(frameOf(table.batch))
  if (found === undefined) return undefined
  const { asked, broken, unknown, failed } = found
  return { asked, broken: [...broken], unknown: [...unknown], failed: [...failed] }
}

describe('row rules', () => {
  it('are broken where they are false, not where they are unknown', () => {
    // The fourth cell is no integer, so that nothing can be said of its row.
    expect(slots({ expression: 'a <= b' })).toEqual({
      asked: 4,
      broken: [1, 4],
      unknown: [2],
      failed: [3],
    })
  })

  it('ask the rows for which the filter is true', () => {
    expect(slots({ expression: 'a <= b', where: `s = 'on'` })).toEqual({
      asked: 3,
      broken: [4],
      unknown: [2],
      failed: [3],
    })
    expect(slots({ expression: 'a <= b', where: '1 / (b - 1) > 0' })).toEqual({
      asked: 1,
      broken: [],
      unknown: [],
      failed: [1, 2, 3],
    })
    expect(slots({ expression: 'true', where: `s = 'never'` })?.asked).toBe(0)
  })

  it('show what a row holds in the columns that they read', () => {
    const rule = compileRule({ expression: `A < 0 or s = 'x'` }, fields)
    const shown = [0, 2, 3].map((slot) => rule?.evidence(table.batch, slot))
    expect(shown).toEqual(['a = 1, s = "on"', 'a = null, s = "on"', 'a = "x", s = "on"'])
  })

  it('cut long text short', () => {
    const long = rowsOf({ s: ['string', ['x'.repeat(1000)]] })
    const own = long.types.map((each) => ({ ...each, classes: 0 }))
    const text = compileRule({ expression: `s = ''` }, own)?.evidence(long.batch, 0)
    expect(text).toBe(`s = "${'x'.repeat(60)}…"`)
  })

  it('say what is wrong with them, and where', () => {
    const problem = (rule: RowRule) => {
      const found = problemOfRule(rule, table.types)
      return found === undefined ? undefined : ruleProblemText(rule, found)
    }
    expect(problem({ expression: 'a <= b' })).toBeUndefined()
    expect(problem({ expression: 'a <= c' })).toBe('expression at 1:6: unknown column "c"')
    expect(problem({ expression: 'a < b', where: 's >' })).toMatch(/^where at 1:4: expected/)
    expect(problem({ expression: 'a < s' })).toMatch(/^expression at 1:\d+: cannot compare/)
    expect(compileRule({ expression: 'a < s' }, fields)).toBeUndefined()
    expect(compileRule({ expression: 'a <' }, fields)).toBeUndefined()
    expect(compileRule({ expression: 'a < b', where: 'q' }, fields)).toBeUndefined()
  })

  it('name the columns that they read', () => {
    expect(columnsOfRule({ expression: 'b > a', where: 'A > 1 and s is null' })).toEqual([
      'b',
      'a',
      'A',
      's',
    ])
  })
})
