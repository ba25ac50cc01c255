/**
 * The partitions of a file by several workers, with the result of reading it from the first byte on.
 *
 * Where the first row of a partition starts, only the end of the one before it can tell: a line end
 * may stand in quoted text. Workers guess, so that none waits for another, and here, where partitions
 * come together in their order, every guess is compared with where the rows before it end. A
 * partition that was read from elsewhere is read again; no result rests on a guess.
 */
import type { Profile } from '../profile/profile.js'
import { unpackStates } from '../profile/transfer.js'
import { partitionCount } from '../sources/csv-partition.js'
import type { Answer, Job, Task } from './partition.js'
import type { Part } from './parts.js'

/** Whoever does the tasks of a job. */
export interface Runner {
  /** Does a task; urgent ones before others. Rejects where that fails, or the runner is closed. */
  run(task: Task, options: { readonly isUrgent: boolean }): Promise<Answer>
  /** Ends what is under way. May be called twice. */
  close(): Promise<void>
}

/**
 * The parts of the job's file, in their order, with the profile that `empty` is of no rows. At most
 * `ahead` partitions are begun, or done and not yet taken, at a time.
 */
export async function* partsInParallel(
  { recipe }: Job,
  runner: Runner,
  empty: Profile,
  ahead: number,
): AsyncGenerator<Part, void, undefined> {
  const { partitionBytes } = recipe.limits
  const count = partitionCount(recipe)
  const tasks = new Map<number, Promise<Answer>>()
  const begin = (partition: number, start: number | undefined, isUrgent: boolean) => {
    const answer = runner.run({ partition, start }, { isUrgent })
    // Whoever takes the answer gets the error; nobody may.
    answer.catch(() => {})
    tasks.set(partition, answer)
    return answer
  }
  let position = recipe.start
  let next = Math.floor(position / partitionBytes)
  for (let partition = next; partition < count; partition++) {
    for (; next < Math.min(partition + ahead, count); next++) {
      // A row that is known to go on behind a partition leaves it empty.
      const isEmpty = position >= (next + 1) * partitionBytes
      if (!isEmpty) begin(next, next === partition ? position : undefined, false)
    }
    const guess = tasks.get(partition)
    tasks.delete(partition)
    // The last row before may end behind the whole partition.
    if (position >= (partition + 1) * partitionBytes) continue
    let answer = await guess
    if (answer?.start !== position) {
      answer = await begin(partition, position, true)
      tasks.delete(partition)
    }
    position = answer.end
    yield partOf(answer, partition, empty)
  }
}

function partOf(answer: Answer, partition: number, empty: Profile): Part {
  const { rows, misfitClasses, faults, states } = answer
  return { partition, misfitClasses, faults, profile: unpackStates(states, empty, rows) }
}
