/** The rules that a reference bears out: from its profile, and from rows of it what no profile holds. */
import type { Batch } from '../batch/batch.js'
import type { Plan } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import { heldNumbers } from '../schema/held-numbers.js'
import { type Inference, inferSchema } from '../schema/infer.js'
import { type Forms, formCandidates, needsOfForms, withForms } from '../schema/infer-forms.js'
import { needsOfRelations, withRelations } from '../schema/infer-relations.js'
import { type Relation, relationCandidates } from '../schema/relation-candidates.js'

/** What some rows suggest, and what all must be asked to verify it. */
export interface Proposals {
  readonly relations: readonly Relation[]
  readonly forms: Forms
  readonly needs: Plan
}

export const noProposals: Proposals = { relations: [], forms: new Map(), needs: { columns: [] } }

/** Looks at rows of which `first` is the profile, or that are some of its rows. */
export function look(first: Profile, batches: readonly Batch[]): Proposals {
  const fields = first.columns.map(({ field }) => field)
  const relations = relationCandidates(heldNumbers(fields, batches))
  const forms = formCandidates(first, batches)
  return { relations, forms, needs: { ...needsOfForms(forms), joint: needsOfRelations(relations) } }
}

/** The rules that the profile bears out, of the proposals those that it verifies. */
export function propose(profile: Profile, { relations, forms }: Proposals): Inference {
  return withRelations(withForms(inferSchema(profile), forms, profile), relations, profile)
}
