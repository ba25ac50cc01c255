import { describe, expect, it } from 'vitest'
import * as limits from '../../src/schema/diff-limits.js'
import { columnChanges } from './diff-of.js'

describe('limits of each kind', () => {
  it.each([
    // Shares.
    ['nulls: 0.1', 'nulls: 0.2', ['compatible nulls.maximum raised']],
    [
      'nulls: { maximum: 0.1, confidence: 0.99 }',
      'nulls: { maximum: 0.1 }',
      ['breaking nulls.confidence removed'],
    ],
    [
      'nulls: { maximum: 0.1, confidence: 0.99 }',
      'nulls: { maximum: 0.1, confidence: 0.999 }',
      ['compatible nulls.confidence raised'],
    ],
    ['nulls: 0', 'nulls: { maximum: 0, evidenceRows: 9 }', ['compatible nulls.evidenceRows added']],
    [
      'nulls: { maximum: 0, evidenceRows: 9 }',
      'nulls: { maximum: 0, evidenceRows: 90 }',
      ['breaking nulls.evidenceRows raised'],
    ],
    ['nulls: 0.1', 'nulls: { maximum: 0.1, tokens: [x] }', ['breaking nulls.tokens added']],
    // Ranges.
    ['range: { maximum: 9 }', 'range: { maximum: 10 }', ['compatible range.maximum widened']],
    ['range: { maximum: 9 }', 'range: { maximum: 8 }', ['breaking range.maximum narrowed']],
    ['range: { minimum: 9 }', 'range: { minimum: 8 }', ['compatible range.minimum widened']],
    [
      'range: { minimum: 9 }',
      'range: { exclusiveMinimum: 9 }',
      ['breaking range.minimum narrowed'],
    ],
    [
      'range: { exclusiveMaximum: 9 }',
      'range: { maximum: 9 }',
      ['compatible range.maximum widened'],
    ],
    [
      'range: { exclusiveMaximum: 9 }',
      'range: { exclusiveMaximum: 8 }',
      ['breaking range.exclusiveMaximum narrowed'],
    ],
    [
      'range: { minimum: 9 }',
      'range: { minimum: 9, maximum: 10 }',
      ['breaking range.maximum added'],
    ],
    [
      'type: date, range: { maximum: 2024-02-29 }',
      'type: date, range: { maximum: 2024-03-01 }',
      ['compatible range.maximum widened'],
    ],
    [
      'type: integer, range: { maximum: 9007199254740993 }',
      'type: integer, range: { maximum: 9007199254740992 }',
      ['breaking range.maximum narrowed'],
    ],
    [
      'range: { maximum: 9, evidenceRows: 5 }',
      'range: { maximum: 9, evidenceRows: 5, mostly: 0.9 }',
      ['breaking range.mostly added'],
    ],
    [
      'range: { maximum: 9 }',
      'range: { maximum: 9, mostly: 0.9 }',
      ['compatible range.mostly added'],
    ],
    [
      'range: { maximum: 9, evidenceRows: 5, farMaximum: 20 }',
      'range: { maximum: 9, evidenceRows: 5, farMaximum: 15 }',
      ['breaking range.farMaximum narrowed'],
    ],
    [
      'range: { maximum: 9, farMaximum: 20 }',
      'range: { maximum: 9, farMaximum: 15 }',
      ['neutral range.farMaximum narrowed'],
    ],
    // Lengths.
    ['length: { maximum: 9 }', 'length: { exclusiveMaximum: 10 }', []],
    ['length: { minimum: 2 }', 'length: { minimum: 3 }', ['breaking length.minimum narrowed']],
    // Lists.
    [
      'domain: [a, b]',
      'domain: [b, c]',
      ['breaking domain.values removed', 'compatible domain.values added'],
    ],
    ['domain: [a]', 'domain: { values: [a], unseen: 0.1 }', ['compatible domain.unseen added']],
    [
      'domain: { values: [a], evidenceRows: 9 }',
      'domain: { values: [a], evidenceRows: 9, unseen: 0.1 }',
      ['breaking domain.unseen added'],
    ],
    ['domain: { values: [a], unseen: 0.1 }', 'domain: [a]', ['breaking domain.unseen removed']],
    [
      'domain: { values: [a], unseen: 0.1 }',
      'domain: { values: [a], unseen: { maximum: 0.2, level: warn } }',
      ['compatible domain.unseen.maximum raised', 'compatible domain.unseen.level lowered'],
    ],
    ['forbidden: [a]', 'forbidden: [a, b]', ['breaking forbidden.values added']],
    // Forms.
    ['pattern: "a"', 'pattern: "b"', ['breaking pattern.regex changed']],
    [
      'pattern: "a"',
      'pattern: { regex: "a", search: true, ignoreCase: true }',
      ['compatible pattern.search changed', 'compatible pattern.ignoreCase changed'],
    ],
    ['format: email', 'format: uuid', ['breaking format.is changed']],
    ['multipleOf: 0.1', 'multipleOf: 0.05', ['compatible multipleOf.step changed']],
    ['multipleOf: 0.1', 'multipleOf: 0.04', ['breaking multipleOf.step changed']],
    // Times.
    ['freshness: 36 hours', 'freshness: 2 days', ['compatible freshness.maximumAge raised']],
    ['freshness: 48 hours', 'freshness: 2 days', []],
    [
      'cadence: { minimumStep: 1 hour }',
      'cadence: { minimumStep: 2 hours, maximumStep: 1 day }',
      ['breaking cadence.minimumStep raised', 'breaking cadence.maximumStep added'],
    ],
  ])('%s to %s', (before, after, expected) => {
    expect(columnChanges(before, after)).toEqual(expected)
  })

  it('shows an end that is not in the interval as such', () => {
    const parts = limits.diffBounds('x', { minimum: 1 }, { exclusiveMinimum: 1 })
    expect(parts).toMatchObject([{ rule: 'x.minimum', before: 1, after: 'above 1' }])
  })
})
