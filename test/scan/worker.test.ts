import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { profilePartition, type Task } from '../../src/scan/partition.js'
import type { Outcome } from '../../src/scan/pool.js'
import { jobFor } from '../support/job.js'
import { root } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({ 'x.csv': 'a,b\n1,x\n2,y\n3\n', 'gone.csv': 'a,b\n1,x\n2,y\n' })

/** Posts tasks to the thread as it is built, one after the other. */
async function outcomes(worker: Worker, tasks: readonly Task[]): Promise<Outcome[]> {
  const found: Outcome[] = []
  for (const task of tasks) {
    const next = new Promise<Outcome>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    worker.postMessage(task)
    found.push(await next)
  }
  return found
}

describe('a thread', () => {
  it('answers as this one would', async () => {
    const job = await jobFor(path('x.csv'))
    const worker = new Worker(join(root, 'dist/worker.js'), { workerData: job })
    try {
      const tasks = [0, 1].map((partition) => ({
        partition,
        start: partition === 0 ? 4 : undefined,
      }))
      const own = await Promise.all(tasks.map((task) => profilePartition(job, task)))
      expect(await outcomes(worker, tasks)).toEqual(own.map((answer) => ({ answer })))
    } finally {
      await worker.terminate()
    }
  })

  it('posts what is thrown, and goes on', async () => {
    const job = await jobFor(path('gone.csv'))
    unlinkSync(path('gone.csv'))
    const worker = new Worker(join(root, 'dist/worker.js'), { workerData: job })
    try {
      const task = { partition: 0, start: 4 }
      const failure = { name: 'DataError', message: expect.stringContaining('no such file') }
      expect(await outcomes(worker, [task, task])).toMatchObject([{ failure }, { failure }])
    } finally {
      await worker.terminate()
    }
  })
})
