import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { defaultWorkers, requireWorkers } from '../../src/scan/workers.js'

describe('the number of workers', () => {
  it('is from 1 to 8 by default, and 1 where a file is too small for more', () => {
    for (const partitions of [0, 1, 5]) expect(defaultWorkers(partitions)).toBe(1)
    const most = defaultWorkers(1000)
    expect(most).toBe(Math.min(8, availableParallelism()))
    expect(defaultWorkers(6)).toBe(Math.min(2, most))
  })

  it('is a whole number from 1 to 64', () => {
    expect([1, 2, 64].map((count) => requireWorkers(count, 'x'))).toEqual([1, 2, 64])
    for (const count of [0, -1, 1.5, 65, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => requireWorkers(count, `--workers ${count}`)).toThrow(UsageError)
      expect(() => requireWorkers(count, `--workers ${count}`)).toThrow(`--workers ${count}: expec`)
    }
  })
})
