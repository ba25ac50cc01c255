/**
 * The smallest edit of a schema by which a finding would not have been an error.
 *
 * One way for each kind of rule: a limit moves as far as the batch needs, a list gains the values it lacks, a share
 * that must conform falls to the share that does. A rule that has no limit to move is taken out, and so is one of a
 * kind that has no way of its own.
 */
import type { ColumnProfile, Profile } from '../profile/profile.js'
import type { Edit } from '../schema/edit.js'
import type { ColumnSchema, Schema } from '../schema/schema.js'
import type { Finding } from '../verdict/finding.js'
import { ruleAt } from './tiers.js'

/** What is known of a run in which a rule was broken. */
export interface Broken {
  readonly finding: Finding
  readonly schema: Schema
  readonly profile: Profile
  /** Where the rule stands in the schema (`columns/3/range`); undefined where it is not written there. */
  readonly path: string | undefined
  /** The types that columns have by their values alone. */
  readonly natural: Profile
  readonly environment: string | undefined
  /** When the batch is judged, in seconds since 1970-01-01T00:00:00Z. */
  readonly now: number | undefined
}

/** Edits, and what they do in a few words: `maximum 0.02 → 0.05`. */
export interface Relaxation {
  readonly edits: readonly Edit[]
  readonly what: string
}

/** A rule of a column that the batch has, and where it stands. */
export interface BrokenRule extends Broken {
  readonly index: number
  readonly rules: ColumnSchema
  readonly column: ColumnProfile
  /** Name of the rule: `range`, `statistics/mean`. */
  readonly name: string
}

/** Undefined where the way does not lead to an edit. */
export type Way<Case = Broken> = (broken: Case) => Relaxation | undefined

/** A way for a rule of a column that the batch has. */
export function ofColumn(way: Way<BrokenRule>): Way {
  return (broken) => {
    const { path, schema, profile } = broken
    const [, place, name] = /^columns\/(\d+)\/(.+)$/.exec(path ?? '') ?? []
    if (name === undefined) return undefined
    const index = Number(place)
    const rules = schema.columns[index]
    const column = profile.columns.find(({ field }) => field.name === rules?.name)
    if (rules === undefined || column === undefined) return undefined
    return way({ ...broken, index, rules, column, name })
  }
}

/** Takes the rule out. */
export const removal: Way = ({ path }) => {
  if (path === undefined) return undefined
  const steps = stepsOf(path)
  const name = steps.filter((step) => typeof step === 'string').at(-1)
  return { edits: [{ kind: 'remove', path: steps }], what: `${name} is removed` }
}

/** `columns/3/range` as steps. */
export function stepsOf(path: string): readonly (string | number)[] {
  return path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

/** The rule of a column as it stands in the schema; of none, an empty one. */
export function limitsOf<Rule extends object>({ rules, name }: BrokenRule): Rule {
  const rule = ruleAt(rules, name)
  return (typeof rule === 'object' && rule !== null ? rule : {}) as Rule
}
