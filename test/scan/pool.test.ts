import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.js'
import { openPool } from '../../src/scan/pool.js'
import { jobFor } from '../support/job.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({ 'x.csv': 'a,b\n1,x\n2,y\n' })

// Threads that work are in worker.test.ts and threads.test.ts: beside this source there is none to start.
describe('a pool of threads that cannot be started', () => {
  it('fails all that is asked, before and after', async () => {
    const pool = openPool(await jobFor(path('x.csv')), 2)
    const ask = (partition: number) =>
      pool.run({ partition, start: undefined }, { isUrgent: partition === 2 })
    const asked = await Promise.allSettled([ask(0), ask(1), ask(2)])
    for (const outcome of asked) {
      const reason = outcome.status === 'rejected' ? outcome.reason : undefined
      expect(reason).toBeInstanceOf(DataError)
      expect(reason.message).toMatch(/x\.csv: a worker stopped \(/)
    }
    await expect(ask(3)).rejects.toThrow(/a worker stopped/)
    await pool.close()
  })

  it('fails what is under way when it is closed', async () => {
    const pool = openPool(await jobFor(path('x.csv')), 1)
    const asked = pool.run({ partition: 0, start: undefined }, { isUrgent: false })
    const failed = expect(asked).rejects.toThrow(/x\.csv: reading was stopped/)
    await pool.close()
    await pool.close()
    await failed
  })
})
