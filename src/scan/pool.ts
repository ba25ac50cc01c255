/** Threads that do the tasks of a job, one each at a time. */
import { Worker } from 'node:worker_threads'
import { DataError } from '../errors.js'
import { type Failure, fromFailure } from './failure.js'
import type { Runner } from './parallel.js'
import type { Answer, Job, Task } from './partition.js'

/** What a thread posts when it is done. */
export type Outcome = { readonly answer: Answer } | { readonly failure: Failure }

interface Request {
  readonly task: Task
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/**
 * Starts so many threads. A task that throws rejects with an error of the same kind; a thread that
 * ends by itself fails all that is asked of the pool, with a `DataError`.
 */
export function openPool(job: Job, size: number): Runner {
  const queue: Request[] = []
  const running = new Map<Worker, Request>()
  const idle: Worker[] = []
  const workers = Array.from({ length: size }, () => start(job))
  let broken: Error | undefined
  const assign = () => {
    for (;;) {
      const [worker, request] = [idle.at(-1), queue[0]]
      if (worker === undefined || request === undefined) return
      idle.pop()
      queue.shift()
      running.set(worker, request)
      worker.postMessage(request.task)
    }
  }
  const end = (error: Error): Promise<unknown> => {
    broken ??= error
    for (const { reject } of [...running.values(), ...queue.splice(0)]) reject(broken)
    running.clear()
    return Promise.all(workers.map((worker) => worker.terminate()))
  }
  const stopped = (why: string) => {
    if (broken === undefined) void end(new DataError(stoppedText(job, why)))
  }
  for (const worker of workers) {
    idle.push(worker)
    worker.on('message', (outcome: Outcome) => {
      const request = running.get(worker)
      if (request === undefined) return
      running.delete(worker)
      idle.push(worker)
      assign()
      if ('answer' in outcome) request.resolve(outcome.answer)
      else request.reject(fromFailure(outcome.failure))
    })
    for (const event of ['error', 'messageerror'] as const) {
      worker.on(event, (error: Error) => stopped(error.message))
    }
    worker.on('exit', (code) => stopped(`exit code ${code}`))
  }
  return {
    run(task, { isUrgent }) {
      return new Promise((resolve, reject) => {
        const request = { task, resolve, reject }
        if (broken !== undefined) {
          reject(broken)
          return
        }
        if (isUrgent) queue.unshift(request)
        else queue.push(request)
        assign()
      })
    },
    async close() {
      await end(new DataError(`${job.recipe.name}: reading was stopped`))
    },
  }
}

/** The file of the thread lies beside the one that this code was bundled into. */
function start(job: Job): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), {
    workerData: job,
    // What a thread makes is short-lived: more room would be filled with rubbish before it is collected.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  })
}

function stoppedText({ recipe }: Job, why: string): string {
  return `cannot read ${recipe.name}: a worker stopped (${why}); run again with one worker, which needs less memory`
}
