/**
 * Learns a schema and a profile: from rows what they bear out together too, from a stored profile what it
 * holds.
 *
 * Rows are read three times: once for types and statistics; some of them, held in memory, for what
 * columns may have to do with each other; and once more for everything that must be exact. The rows in
 * memory are cut in two as well, to see whether rules that one part bears out hold in the other.
 */
import type { Plan } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import type { Inference } from '../schema/infer.js'
import type { Forms } from '../schema/infer-forms.js'
import { type Loosened, loosen } from '../schema/loosen.js'
import { atStrictness, type Strictness } from '../schema/strictness.js'
import type { Source } from '../sources/source.js'
import type { Dataset } from './dataset.js'
import { type HeldRows, holdRows } from './held-rows.js'
import { type HoldOut, measureHoldOut } from './hold-out.js'
import { withLearntLimits } from './learn-limits.js'
import { look, noProposals, type Proposals, propose } from './propose.js'
import { type ReferenceOptions, referenceOf, requireRows } from './reference.js'

/** What `infer` learns: the schema with the evidence for its rules, and the profile. */
export interface Learnt extends Inference {
  readonly profile: Profile
  /** How the rules did on rows that were held out; undefined where there were too few, or none. */
  readonly heldOut?: Measured
}

/** Rules measured on rows that they were not learnt from, and what became of those that failed there. */
export interface Measured extends Pick<HoldOut, 'rows' | 'learnt' | 'measured'> {
  readonly loosened: readonly Loosened[]
}

export interface LearnOptions extends Omit<ReferenceOptions, 'look'> {
  /** How much the schema asks; absent: what a further sample of the same population passes. */
  readonly strictness?: Strictness | undefined
}

/** Throws `UsageError` where windows are asked of a stored profile, or of too few rows. */
export async function learn(dataset: Dataset, plan: Plan, options: LearnOptions): Promise<Learnt> {
  const { strictness, ...rest } = options
  const seen: { held?: HeldRows; proposals: Proposals } = { proposals: noProposals }
  const lookAt = async (source: Source, first: Profile): Promise<Plan> => {
    const fields = first.columns.map(({ field }) => field)
    seen.held = await holdRows(source, fields, first.source.rows, options.signal)
    seen.proposals = look(first, seen.held.batches)
    return seen.proposals.needs
  }
  const reference = await referenceOf(dataset, plan, { ...rest, look: lookAt })
  requireRows(reference)
  const profile = withoutRules(reference, seen.proposals.forms)
  const proposed = atStrictness(propose(reference, seen.proposals), strictness, reference)
  const { windows } = profile
  const isLearnt = options.windows !== undefined && windows !== undefined
  const inference = isLearnt ? withLearntLimits(proposed, windows) : proposed
  const found = seen.held === undefined ? undefined : measureHoldOut(seen.held, strictness)
  return { ...(found === undefined ? inference : measured(inference, found, isLearnt)), profile }
}

/** Limits of drift that windows gave know how rows hang together already. */
function measured(
  inference: Inference,
  { rows, learnt, measured: count, broken, schema }: HoldOut,
  isLearnt: boolean,
): Inference & { readonly heldOut: Measured } {
  const paths = broken.flatMap(({ path, finding }) => {
    if (finding.outcome !== 'drift') return path === undefined ? [] : [path]
    const at = schema.columns.findIndex(({ name }) => name === finding.column)
    return isLearnt || at < 0 ? [] : [`columns/${at}/drift`]
  })
  const result = loosen(
    inference,
    [...new Set(paths)].map((path) => ({ path, schema })),
  )
  const heldOut = { rows, learnt, measured: count, loosened: result.loosened }
  return { ...result.inference, heldOut }
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
