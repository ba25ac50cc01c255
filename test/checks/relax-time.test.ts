import { describe, expect, it } from 'vitest'
import { relaxFreshness } from '../../src/checks/relax-time.js'
import { relaxed } from './relaxed.js'

const at = (text: string) => new Date(`${text}Z`)

describe('durations', () => {
  it.each([
    [
      'type: date, freshness: 1 day',
      [at('2024-02-20T00:00:00')],
      'freshness: maximumAge 1 day → 10 days',
      'freshness: "10 days"',
    ],
    [
      'type: timestamp, cadence: { maximumStep: 1 hour }',
      [at('2024-02-01T00:10:00'), at('2024-02-01T05:00:00')],
      'cadence: maximumStep 1 hour → 5 hours',
      'maximumStep: "5 hours"',
    ],
    [
      'type: timestamp, cadence: { minimumStep: 1 hour }',
      [at('2024-02-01T00:10:00'), at('2024-02-01T00:40:30')],
      'cadence: minimumStep 1 hour → 30 minutes',
      'minimumStep: "30 minutes"',
    ],
    [
      'type: timestamp, nulls: 0, cadence: { minimumStep: 1 hour }',
      [at('2024-02-01T00:10:00'), at('2024-02-01T00:10:00')],
      'cadence: minimumStep is removed',
      'type: timestamp, nulls: 0',
    ],
  ])('%s give way', async (rules, values, said, column) => {
    const found = await relaxed(rules, values)
    expect(found).toMatchObject({ said: [said], left: 0 })
    expect(found.column).toContain(column)
  })

  it('of no column have no way', () => {
    expect(
      relaxFreshness({ path: undefined } as Parameters<typeof relaxFreshness>[0]),
    ).toBeUndefined()
  })
})
