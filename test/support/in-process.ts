/** Runs the tasks of a parallel scan in this process, as so many workers that finish in any order. */
import type { Random } from '../../src/math/random.js'
import type { Runner } from '../../src/scan/parallel.js'
import { type Job, profilePartition, type Task } from '../../src/scan/partition.js'

export interface InProcess extends Runner {
  /** What was done, in the order in which it was begun. */
  readonly tasks: readonly Task[]
}

export function inProcess(job: Job, workers: number, random: Random): InProcess {
  const queue: (() => Promise<void>)[] = []
  const tasks: Task[] = []
  let busy = 0
  const next = () => {
    while (busy < workers) {
      const begin = queue.shift()
      if (begin === undefined) return
      busy++
      void begin().finally(() => {
        busy--
        next()
      })
    }
  }
  const pause = async () => {
    for (let turns = random.integer(4); turns > 0; turns--) await Promise.resolve()
  }
  return {
    tasks,
    run(task, { isUrgent }) {
      return new Promise((resolve, reject) => {
        const begin = async () => {
          tasks.push(task)
          await pause()
          // Plain data, as between threads.
          const answer = profilePartition(structuredClone(job), structuredClone(task))
          const isDone = answer.then(structuredClone)
          await pause()
          await isDone.then(resolve, reject)
        }
        if (isUrgent) queue.unshift(begin)
        else queue.push(begin)
        next()
      })
    },
    close: async () => {},
  }
}
