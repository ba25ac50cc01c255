/**
 * What every rule may say beside its limit: how much it matters, and to whom.
 *
 * A rule is written as its limit alone (`nulls: 0.02`), or as a mapping that holds the limit and any
 * of these keys (`nulls: { maximum: 0.02, owner: billing, warn: { maximum: 0.01 } }`).
 */
import type { Dimension, Level } from '../verdict/finding.js'

export interface Attributes {
  /** Of a violation; default `error`. */
  readonly level?: Level
  /** Why the rule is there: shown with its finding. */
  readonly description?: string
  /** Whom to tell. */
  readonly owner?: string
  readonly tags?: readonly string[]
  /** In place of the quality dimension that the rule has by its kind. */
  readonly dimension?: Dimension
  /**
   * A condition in SQL: the rule is about the rows for which it is true, as if there were no others.
   * Not of rules about the data set as a whole.
   */
  readonly where?: string
  /** Batches with fewer rows, those of the filter, are not judged by the rule. */
  readonly minimumRows?: number
}

/**
 * A rule with a second, tighter limit: beyond `warn` is a warning, beyond the rule itself an error.
 * What `warn` leaves out is as in the rule.
 */
export type Tiered<Limits> = Limits & Attributes & { readonly warn?: Partial<Limits> }

/** A rule without parameters: `true` is an error where it is broken, a level is that level. */
export type Demand = boolean | Level | (Attributes & { readonly strictly?: boolean })

/** What a rule of any form says beside its limit. */
export function attributesOf(rule: unknown): Attributes {
  if (typeof rule === 'string') return { level: rule as Level }
  return typeof rule === 'object' && rule !== null ? rule : {}
}

/** The level of a demand, or undefined where nothing is demanded. */
export function levelOfDemand(demand: Demand | undefined): Level | undefined {
  if (demand === undefined || demand === false) return undefined
  return demand === true ? 'error' : (attributesOf(demand).level ?? 'error')
}

/** The rule itself, and the rule with its warning limits where it has any. */
export function tiersOf<Rule>(rule: Rule): readonly Rule[] {
  if (typeof rule !== 'object' || rule === null || !('warn' in rule)) return [rule]
  const { warn, ...main } = rule
  return [main as Rule, { ...main, ...(warn as object), level: 'warn' } as Rule]
}
