/**
 * A reference from its rows: two passes, so that everything later batches are held against is exact.
 *
 * The first finds types and quantiles; the second counts on the grid they give, and verifies exactly
 * which columns are unique.
 */
import { needsOfReference } from '../drift/needs.js'
import type { Plan } from '../profile/plan.js'
import { unionPlans } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import { withNeeds } from '../scan/needs.js'
import { type ScanOptions, scan } from '../scan/scan.js'
import { needsOfInference } from '../schema/infer.js'
import type { Source } from '../sources/source.js'
import type { Dataset } from './dataset.js'

/** Profiles a data set as a reference; a stored profile is one already. */
export async function referenceOf(
  dataset: Dataset,
  plan: Plan = { columns: [] },
  options: ScanOptions = {},
): Promise<Profile> {
  return dataset.kind === 'profile'
    ? dataset.profile
    : profileReference(dataset.source, plan, options)
}

async function profileReference(
  source: Source,
  plan: Plan,
  options: ScanOptions,
): Promise<Profile> {
  const first = await scan(source, plan, options)
  const needs = unionPlans(needsOfReference(first), needsOfInference(first))
  return withNeeds(source, first, needs, options)
}
