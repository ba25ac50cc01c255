/**
 * Learns a schema and a profile: from rows what they bear out together too, from a stored profile what it
 * holds.
 *
 * Rows are read three times: once for types and statistics; some of them, held in memory, for what
 * columns may have to do with each other; and once more for everything that must be exact.
 */
import type { Plan } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import { heldNumbers } from '../schema/held-numbers.js'
import { type Inference, inferSchema } from '../schema/infer.js'
import { type Forms, formCandidates, needsOfForms, withForms } from '../schema/infer-forms.js'
import { needsOfRelations, withRelations } from '../schema/infer-relations.js'
import { type Relation, relationCandidates } from '../schema/relation-candidates.js'
import type { Source } from '../sources/source.js'
import type { Dataset } from './dataset.js'
import { holdRows } from './held-rows.js'
import { withLearntLimits } from './learn-limits.js'
import { type ReferenceOptions, referenceOf, requireRows } from './reference.js'

/** What `infer` learns: the schema with the evidence for its rules, and the profile. */
export interface Learnt extends Inference {
  readonly profile: Profile
}

/** Throws `UsageError` where windows are asked of a stored profile, or of too few rows. */
export async function learn(
  dataset: Dataset,
  plan: Plan,
  options: ReferenceOptions,
): Promise<Learnt> {
  let found = { relations: [] as readonly Relation[], forms: new Map() as Forms }
  const look = async (source: Source, first: Profile): Promise<Plan> => {
    const fields = first.columns.map(({ field }) => field)
    const { batches } = await holdRows(source, fields, first.source.rows, options.signal)
    found = {
      relations: relationCandidates(heldNumbers(fields, batches)),
      forms: formCandidates(first, batches),
    }
    return { ...needsOfForms(found.forms), joint: needsOfRelations(found.relations) }
  }
  const reference = await referenceOf(dataset, plan, { ...options, look })
  requireRows(reference)
  const profile = withoutRules(reference, found.forms)
  const formed = withForms(inferSchema(profile), found.forms, reference)
  const inference = withRelations(formed, found.relations, reference)
  const { windows } = profile
  const isLearnt = options.windows !== undefined && windows !== undefined
  return { ...(isLearnt ? withLearntLimits(inference, windows) : inference), profile }
}

/** What was asked for the sake of rules is no part of the profile. */
function withoutRules({ joint: _, ...profile }: Profile, forms: Forms): Profile {
  return {
    ...profile,
    columns: profile.columns.map((column) => {
      if (!forms.has(column.field.name)) return column
      const cells = [...column.cells].filter(([, { derivation }]) => derivation.of !== 'violations')
      return { ...column, cells: new Map(cells) }
    }),
  }
}
