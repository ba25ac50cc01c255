/** A thread's entry: does the tasks of its job, one after the other, for as long as it is let. */
import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '../errors.js'
import { toFailure } from './failure.js'
import { type Job, profilePartition, type Task } from './partition.js'
import type { Outcome } from './pool.js'

assert(parentPort !== null, 'scan/worker.ts is a thread of its own')
const port = parentPort
const job: Job = workerData

const post = (outcome: Outcome, transfer: ArrayBuffer[] = []) => port.postMessage(outcome, transfer)

port.on('message', (task: Task) => {
  profilePartition(job, task).then(
    (answer) => post({ answer }, [answer.states]),
    (error: unknown) => post({ failure: toFailure(error) }),
  )
})
