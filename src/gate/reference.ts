/**
 * A reference from its rows: two passes, so that everything later batches are held against is exact.
 *
 * The first finds types and quantiles; the second counts on the grid they give, and verifies exactly
 * which columns are unique, and whatever else somebody wants to know once the first is done.
 */
import { needsOfReference } from '../drift/needs.js'
import { DataError, UsageError } from '../errors.js'
import type { Plan } from '../profile/plan.js'
import { unionPlans } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import { withNeeds } from '../scan/needs.js'
import type { ScanOptions } from '../scan/pass.js'
import { scan } from '../scan/scan.js'
import { needsOfInference } from '../schema/infer.js'
import type { Source } from '../sources/source.js'
import type { Dataset } from './dataset.js'
import { type Listener, listen, statisticsOf, type WindowCut } from './windows.js'

export interface ReferenceOptions extends ScanOptions {
  /** Cuts the rows into windows as well, and keeps what they say. */
  readonly windows?: WindowCut
  /** Asked after the first pass what the second shall count beside; may read rows of the source itself. */
  readonly look?: (source: Source, first: Profile) => Promise<Plan>
}

/**
 * Profiles a data set as a reference; a stored profile is one already. Throws `UsageError` where windows
 * are asked of one that was stored without rows.
 */
export async function referenceOf(
  dataset: Dataset,
  plan: Plan = { columns: [] },
  options: ReferenceOptions = {},
): Promise<Profile> {
  if (dataset.kind === 'rows') return profileReference(dataset.source, plan, options)
  if (options.windows === undefined) return dataset.profile
  throw new UsageError(
    `windows of ${dataset.profile.source.name}: a profile has no rows to cut; name the data`,
  )
}

async function profileReference(
  source: Source,
  plan: Plan,
  { windows: cut, look, ...options }: ReferenceOptions,
): Promise<Profile> {
  const first = await scan(source, plan, options)
  const asked = first.source.rows === 0 ? undefined : await look?.(source, first)
  const needs = unionPlans(
    needsOfReference(first),
    needsOfInference(first),
    asked ?? { columns: [] },
  )
  if (cut === undefined || first.source.rows === 0) return withNeeds(source, first, needs, options)
  const listener = listen(source, first, cut)
  const second = await withNeeds(listener.source, first, needs, options)
  const windows = listener.windows() ?? (await readAlone(listener, first, options))
  return { ...second, windows: statisticsOf(second, windows, cut) }
}

/** Where nothing of the whole was left to be counted, the windows are read for their own sake. */
async function readAlone(
  { source, windows }: Listener,
  first: Profile,
  { signal }: ScanOptions,
): Promise<readonly Profile[]> {
  const fields = first.columns.map(({ field }) => field)
  for await (const _ of source.read(fields)) signal?.throwIfAborted()
  return windows() ?? []
}

/** Throws `DataError` on a profile of no rows. */
export function requireRows({ source }: Profile): void {
  if (source.rows > 0) return
  throw new DataError(`${source.name} has no rows; a reference needs some`)
}
