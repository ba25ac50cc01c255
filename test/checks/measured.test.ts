import { describe, expect, it } from 'vitest'
import { judgeMeasured, limitOf } from '../../src/checks/measured.js'
import type { Head } from '../../src/checks/result.js'
import type { Bounds } from '../../src/schema/schema.js'

const head: Head = {
  code: 'statistic.mean',
  column: 'a',
  dimension: 'accuracy',
  limit: 5,
  level: 'error',
  position: undefined,
}

describe('judgeMeasured', () => {
  it.each<[number, Bounds, string]>([
    [5, { minimum: 5, maximum: 5 }, 'satisfied'],
    [5, { exclusiveMinimum: 5 }, 'violated'],
    [5, { exclusiveMaximum: 5 }, 'violated'],
    [4.9, { minimum: 5 }, 'violated'],
    [5.1, { maximum: 5 }, 'violated'],
    [Number.POSITIVE_INFINITY, { maximum: 5 }, 'violated'],
  ])('the exact %d with %j is %s', (estimate, bounds, outcome) => {
    const value = { estimate, low: estimate, high: estimate }
    const finding = judgeMeasured(head, { noun: 'the mean', value }, bounds)
    expect(finding).toMatchObject({ outcome, rows: null })
    expect(typeof finding.observed === 'string' || Number.isFinite(finding.observed)).toBe(true)
  })

  it.each<[Bounds, string, string]>([
    [{ minimum: 4 }, 'satisfied', 'info'],
    [{ minimum: 5 }, 'inconclusive', 'info'],
    [{ minimum: 5.6 }, 'violated', 'error'],
    [{ maximum: 5.5 }, 'satisfied', 'info'],
    [{ maximum: 5.4 }, 'inconclusive', 'info'],
    [{ maximum: 4.4 }, 'violated', 'error'],
    [{ exclusiveMaximum: 4.5 }, 'violated', 'error'],
    [{ exclusiveMaximum: 5.5 }, 'inconclusive', 'info'],
  ])('an estimate of 5 between 4.5 and 5.5 with %j is %s', (bounds, outcome, level) => {
    const value = { estimate: 5, low: 4.5, high: 5.5 }
    const finding = judgeMeasured(head, { noun: 'the median', value }, bounds)
    expect(finding).toMatchObject({ outcome, level, observed: 5 })
    expect(finding.message).toContain(
      'the median is 5 (between 4.5 and 5.5, at 99 % confidence), expected ',
    )
    expect(finding.message.includes('straddles the limit')).toBe(outcome === 'inconclusive')
  })
})

it('shows one bound as a number, two as text', () => {
  expect(limitOf({ exclusiveMinimum: 2 })).toBe(2)
  expect(limitOf({ minimum: 1, exclusiveMaximum: 2.5 })).toBe('1 to 2.5')
})
