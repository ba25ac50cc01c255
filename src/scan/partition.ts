/** Profiles one partition, in whatever thread: from plain data to plain data. */
import type { Field } from '../batch/column.js'
import { emptyJoint } from '../profile/joint.js'
import type { JointStatistic, Need } from '../profile/plan.js'
import { emptyColumn, jointOf, type Profile, type SourceInfo } from '../profile/profile.js'
import { packStates } from '../profile/transfer.js'
import { type PartitionRead, readCsvPartition } from '../sources/csv-partition.js'
import type { Recipe } from '../sources/recipe.js'
import { partMaker } from './parts.js'
import { type SharedFile, sharedSpill } from './spill-file.js'

/** What all partitions of a scan have in common. */
export interface Job {
  readonly recipe: Recipe
  readonly source: SourceInfo
  /** What is asked of which columns. */
  readonly columns: readonly { readonly field: Field; readonly needs: readonly Need[] }[]
  readonly joint: readonly JointStatistic[]
  /** Where hashes go that a partition's states have no room for. */
  readonly spill?: { readonly file: SharedFile; readonly room: number }
}

export interface Task {
  readonly partition: number
  /** Position of the partition's first row, where it is known. */
  readonly start: number | undefined
}

/** What a partition says, in rows as its columns number them. */
export interface Answer extends PartitionRead {
  readonly rows: number
  readonly misfitClasses: readonly number[]
  /** Packed. */
  readonly states: ArrayBuffer
}

/** The job that answers what `start`, a profile of no rows, asks. */
export function jobOf(recipe: Recipe, { source, columns, joint }: Profile): Job {
  return {
    recipe,
    source,
    columns: columns.map(({ field, cells }) => ({
      field,
      needs: [...cells.values()].map(({ derivation, spec }) => ({ derivation, spec })),
    })),
    joint: [...(joint?.values() ?? [])].map(({ derivation, spec }) => ({ derivation, spec })),
  }
}

/** Does a task of the job. Throws `DataError` where the file cannot be read or has changed. */
export async function profilePartition(job: Job, task: Task): Promise<Answer> {
  const { recipe, source, spill } = job
  const columns = job.columns.map(({ field, needs }) => emptyColumn(field, needs))
  const joint = jointOf(emptyJoint(job.joint, recipe.fields))
  const start = { source: { ...source, rows: 0 }, columns, faults: [], ...joint }
  const maker = partMaker(start, recipe.fields, spill && sharedSpill(spill.file, spill.room))
  let part = maker.empty(task.partition)
  const read = await readCsvPartition(recipe, task, (batch) => {
    part = maker.add(part, batch)
  })
  const { profile, misfitClasses } = part
  return { ...read, rows: profile.source.rows, misfitClasses, states: packStates(profile) }
}
