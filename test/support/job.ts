/** The job of profiling a CSV file. */
import { emptyProfile } from '../../src/profile/profile.js'
import { type Job, jobOf } from '../../src/scan/partition.js'
import { csvSource } from '../../src/sources/csv.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'
import { fileInput } from '../../src/sources/file-input.js'

export async function jobFor(file: string, partitionBytes = 8): Promise<Job> {
  const source = csvSource(await fileInput(file), {}, { ...ROW_LIMITS, partitionBytes })
  const fields = await source.fields()
  const recipe = await source.recipe?.(fields)
  if (recipe === undefined) throw new Error(`${file} has no recipe`)
  return jobOf(recipe, emptyProfile(fields, { columns: [] }, source))
}
