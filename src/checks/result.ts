/** Findings of rules, filled in. */
import { countOf, percent } from '../schema/words.js'
import type { Finding, Level, Position, SampleRow } from '../verdict/finding.js'
import { chanceBeyond, lowerLevel } from './evidence.js'

/** What all findings of a rule share. */
export interface Head extends Pick<Finding, 'code' | 'column' | 'dimension' | 'limit' | 'rule'> {
  /** At which a violation counts. */
  readonly level: Level
  readonly position: Position | undefined
}

/** What was seen. */
export interface Body extends Pick<Finding, 'observed' | 'message'> {
  /** Rows affected, 0 where it is absent. */
  readonly rows?: number | null
  readonly samples?: readonly SampleRow[]
  readonly suggestion?: string | undefined
}

export function satisfied(head: Head, body: Body): Finding {
  return fill({ ...head, level: 'info' }, 'satisfied', body)
}

export function violated(head: Head, body: Body): Finding {
  return fill(head, 'violated', body)
}

/** Not known: the error of what was estimated straddles the limit. */
export function inconclusive(head: Head, body: Body): Finding {
  return fill({ ...head, level: 'info' }, 'inconclusive', { ...body, rows: null })
}

/** Not judged, and why. */
export function skipped(head: Head, reason: string): Finding {
  const body = { observed: null, rows: null, message: `not checked: ${reason}` }
  return fill({ ...head, level: 'info' }, 'skipped', body)
}

/** Rows of a batch that go beyond all rows of reference behind a rule, if there are such. */
export interface Excess {
  readonly beyond: number
  readonly batch: number
  readonly reference: number | undefined
}

/**
 * Violated: at the head's level where chance explains it in at most `limit` of the cases or the rule
 * has no reference behind it; otherwise as a warning that says so.
 */
export function violatedBeyondChance(
  head: Head,
  body: Body,
  { beyond, batch, reference }: Excess,
  limit: number,
): Finding {
  if (reference === undefined) return violated(head, body)
  const chance = chanceBeyond({ beyond, batch, reference })
  if (chance <= limit) return violated(head, body)
  const message =
    `${body.message}; perhaps by chance, as in ${percent(chance)} of further samples, since ` +
    `the limit rests on ${countOf(reference, 'row')}`
  return violated({ ...head, level: lowerLevel(head.level, 'warn') }, { ...body, message })
}

function fill(head: Head, outcome: Finding['outcome'], body: Body): Finding {
  const { position, ...shared } = head
  const { rows = 0, samples = [], suggestion, observed, message } = body
  return {
    ...shared,
    outcome,
    observed,
    rows,
    samples,
    message,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(position === undefined ? {} : { position }),
  }
}
