/** Values that break a rule: counted, with the first of them, by a scan that was asked to. */
import { isState } from '../accumulators/registry.js'
import { sampledRows } from '../accumulators/sample.js'
import type { Derivation } from '../batch/derive.js'
import type { Rule } from '../batch/match.js'
import { cellKey, type Need } from '../profile/plan.js'
import type { ColumnProfile } from '../profile/profile.js'
import type { SampleRow } from '../verdict/finding.js'

/** Rows kept as examples of a finding. */
const samples = { kind: 'sample', size: 5, by: 'row' } as const
const tally = { kind: 'tally' } as const

/** Rows that break a rule. */
export interface Violations {
  readonly count: number
  /** The first of them, at most five. */
  readonly samples: readonly SampleRow[]
  /** Whether there are exactly so many; otherwise at least. */
  readonly isExact: boolean
}

/** What a scan must answer to tell which values break the rule. */
export function violationNeeds(rule: Rule): readonly Need[] {
  const derivation: Derivation = { of: 'violations', rule }
  return [
    { derivation, spec: tally },
    { derivation, spec: samples },
  ]
}

/** Rows whose value breaks the rule; undefined where the profile was made without asking. */
export function violationsIn({ cells }: ColumnProfile, rule: Rule): Violations | undefined {
  const derivation: Derivation = { of: 'violations', rule }
  const counted = cells.get(cellKey(derivation, tally))?.state
  if (counted === undefined || !isState(counted, 'tally')) return undefined
  const kept = cells.get(cellKey(derivation, samples))?.state
  const first = kept !== undefined && isState(kept, 'sample') ? sampledRows(kept) : []
  return { count: counted.counts.rows, samples: first, isExact: true }
}
