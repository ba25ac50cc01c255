import { describe, expect, it } from 'vitest'
import { raisedShare } from '../../src/checks/relax-share.js'
import { relaxed } from './relaxed.js'

describe('a limit on a share', () => {
  it.each([
    ['nulls: 0', [1, null, 3], 'nulls: maximum 0 → 0.34', 'nulls: 0.34'],
    [
      'nulls: { maximum: 0, evidenceRows: 1000 }',
      [null, null, 3],
      'nulls: maximum 0 → 0.67',
      'nulls: { maximum: 0.67 }',
    ],
    ['type: number, nans: 0', [1, Number.NaN], 'nans: maximum 0 → 0.5', 'type: number, nans: 0.5'],
    [
      'type: number, infinities: 0',
      [Infinity, 1, 2],
      'infinities: maximum 0 → 0.34',
      'type: number, infinities: 0.34',
    ],
  ])('%s rises', async (rules, values, said, column) => {
    expect(await relaxed(rules, values)).toEqual({ said: [said], column, left: 0 })
  })

  it('is never below what was seen', () => {
    for (const share of [1 / 3, 0.1, 0.12, 0.1200001, 1e-7, 0.999]) {
      const [edit] = raisedShare(['x'], undefined, share).edits
      expect(edit?.kind === 'set' && Number(edit.value)).toBeGreaterThanOrEqual(share)
    }
  })
})

describe('a share that must conform', () => {
  it.each([
    [
      'pattern: "a+"',
      ['a', 'aa', 'b'],
      'pattern: mostly 1 → 0.66',
      'pattern: { regex: "a+", mostly: 0.66 }',
    ],
    [
      'format: { is: email, mostly: 0.9 }',
      ['a@b.de', 'x'],
      'format: mostly 0.9 → 0.5',
      'format: { is: email, mostly: 0.5 }',
    ],
    [
      'forbidden: [x, y]',
      ['x', 'a', 'b', 'c'],
      'forbidden: mostly 1 → 0.75',
      'forbidden: { values: [x, y], mostly: 0.75 }',
    ],
    [
      'multipleOf: 0.5',
      [0.5, 0.7],
      'multipleOf: mostly 1 → 0.5',
      'multipleOf: { step: 0.5, mostly: 0.5 }',
    ],
    [
      'range: { maximum: 5, mostly: 1 }',
      [1, 7],
      'range: mostly 1 → 0.5',
      'range: { maximum: 5, mostly: 0.5 }',
    ],
    [
      'type: { is: integer, mostly: 0.9 }',
      [1, 0.5],
      'type: mostly 0.9 → 0.5',
      'type: { is: integer, mostly: 0.5 }',
    ],
  ])('%s falls', async (rules, values, said, column) => {
    expect(await relaxed(rules, values)).toEqual({ said: [said], column, left: 0 })
  })

  it('of none takes the rule out', async () => {
    const found = await relaxed('pattern: "a+", nulls: 0', ['b', 'c'])
    expect(found).toEqual({ said: ['pattern: pattern is removed'], column: 'nulls: 0', left: 0 })
  })
})
