import { describe, expect, it } from 'vitest'
import { answer } from './rows.js'

describe('points in time', () => {
  it.each([
    [`EXTRACT(month FROM DATE '2024-02-29') = 2`, 'T'],
    [`EXTRACT(doy FROM DATE '2024-12-31') = 366`, 'T'],
    [`EXTRACT(week FROM DATE '2021-01-03') = 53`, 'T'],
    [`EXTRACT(hour FROM TIMESTAMP '1969-12-31 23:59:59') = 23`, 'T'],
    [`EXTRACT(epoch FROM TIMESTAMP '1970-01-01 00:01:00') = 60`, 'T'],
    [`EXTRACT(minute FROM TIME '12:34:56') = 34`, 'T'],
    [`DATEDIFF('month', DATE '2024-01-31', DATE '2024-02-01') = 1`, 'T'],
    [`DATEDIFF('year', DATE '2023-12-31', DATE '2024-01-01') = 1`, 'T'],
    [`DATEDIFF('hour', TIMESTAMP '2024-01-01 00:59:00', TIMESTAMP '2024-01-01 01:00:00') = 1`, 'T'],
  ])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected)
  })
})
