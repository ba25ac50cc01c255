/** `npm run study [-- --effort N --seed TEXT --workers N]`: the whole study, written to RESULTS.md. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { version } from '../../src/version.generated.js'
import { allJobs, type Job, type Result, runJob } from './jobs.js'
import { isTooHigh } from './measure.js'
import { reportOf } from './report.js'
import { allSplits, runSplit } from './splits.js'
import { excessiveFamilies, excessiveLearnt, runAgain, runDependent } from './study.js'

/** Jobs to workers as they become free; results in the order of the jobs. */
async function runAll(jobs: readonly Job[], workers: number): Promise<readonly Result[]> {
  const results: Result[] = []
  let next = 0
  const lane = async () => {
    const worker = new Worker(fileURLToPath(import.meta.url))
    try {
      while (next < jobs.length) {
        const at = next++
        const job = jobs[at] as Job
        results[at] = await answerOf(worker, job)
        process.stderr.write(`${job.kind} ${job.n} ${job.m} × ${job.repetitions}\n`)
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: workers }, lane))
  return results
}

/** Takes off its own listeners only: a worker has some that it lives by. */
function answerOf(worker: Worker, job: Job): Promise<Result> {
  return new Promise((resolved, rejected) => {
    const failed = (error: unknown) => {
      worker.off('message', answered)
      rejected(error)
    }
    const answered = (result: Result) => {
      worker.off('error', failed)
      resolved(result)
    }
    worker.once('message', answered)
    worker.once('error', failed)
    worker.postMessage(job)
  })
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      effort: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
    },
  })
  const [effort, seed] = [Number(values.effort), values.seed]
  const root = process.cwd()
  const results = await runAll(allJobs(effort, seed), Number(values.workers))
  const still = results.filter(({ job }) => job.kind === 'still')
  const again = still.flatMap(runAgain)
  const splits = []
  for (const split of allSplits(resolve(root, 'samples'), effort)) {
    splits.push(await runSplit(split, seed))
  }
  const dependent = runDependent(effort, seed)
  const node = process.version
  const text = reportOf({ version, node, seed, effort, results, again, dependent, splits })
  writeFileSync(resolve(root, 'test/study/RESULTS.md'), text)
  const faults = [
    ...still.flatMap(excessiveFamilies),
    ...again.filter(({ second }) => isTooHigh(second)).map(({ cell }) => cell),
    ...excessiveLearnt(dependent),
  ]
  for (const fault of faults) process.stderr.write(`too many alarms: ${fault}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}

if (isMainThread) await main()
else parentPort?.on('message', (job: Job) => parentPort?.postMessage(runJob(job)))
