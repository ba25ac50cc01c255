import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/batch/column.js'
import { type Rule, violationsOf } from '../../src/batch/match.js'
import { column, dictionary } from '../support/text-columns.js'

const texts = ['a', null, 'bb', '12', 'größer', null, 'a']
const length: Rule = { kind: 'length', minimum: 2, maximum: 5 }
const domain: Rule = { kind: 'domain', values: ['a', '12'] }
const range: Rule = { kind: 'range', minimum: 10 }

describe('violationsOf', () => {
  it.each<[Rule, number[]]>([
    [length, [0, 4, 6]],
    [{ kind: 'length', maximum: 1 }, [2, 3, 4]],
    [{ kind: 'length' }, []],
    [domain, [2, 4]],
    [{ kind: 'forbidden', values: ['a', '12'] }, [0, 3, 6]],
    [{ kind: 'multiple', of: '4' }, [0, 2, 4, 6]],
    [{ kind: 'special', not: 'nan' }, []],
    [{ kind: 'pattern', matches: '[a-z]+|\\d' }, [3, 4]],
    [range, [0, 2, 4, 6]],
  ])('%j', (rule, expected) => {
    for (const given of [column('string', texts), dictionary(texts)] as Column[]) {
      expect([...violationsOf(given, rule)]).toEqual(expected)
    }
  })

  it('passes over nulls and misfits', () => {
    const given = column('integer', ['5', null, 'x', '50'])
    expect([...violationsOf(given, range)]).toEqual([0])
    expect([...violationsOf(given, { kind: 'length', minimum: 2 })]).toEqual([0])
    expect([...violationsOf(given, { kind: 'domain', values: [] })]).toEqual([0, 3])
  })

  it('takes the length of what is no text from its canonical text', () => {
    expect([
      ...violationsOf(column('number', ['1.50', '123']), { kind: 'length', maximum: 2 }),
    ]).toEqual([0, 1])
  })
})
