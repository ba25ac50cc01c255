/** What two schemas say about drift, compared: a higher limit is looser, a test more is stricter. */
import { isDeepStrictEqual } from 'node:util'
import type { Level } from '../verdict/finding.js'
import {
  diffFlag,
  diffNumber,
  diffText,
  diffWhole,
  type Effect,
  type Pair,
  type Part,
} from './diff-change.js'
import { diffCommon, diffLevel, harmless } from './diff-rule.js'
import { driftLimits } from './parse-drift.js'
import type { Correction, Deciding, DriftedColumns, DriftLimits, Schema } from './schema.js'

/** Without a limit a test is not made. */
const limit = { looser: 'raised', absent: Infinity } as const

const limitKeys = Object.keys(driftLimits) as (keyof typeof driftLimits)[]

/** The defaults of all columns. */
export function diffDriftDefaults(before: DriftLimits, after: DriftLimits): readonly Part[] {
  const level = after.level ?? 'error'
  return [
    ...limitKeys.flatMap((key) =>
      diffNumber(`drift.${key}`, { before: before[key], after: after[key] }, limit),
    ),
    ...diffRest(before, after),
  ].map((part) => harmless(part, level))
}

/** Two schemas, of which a column's own limits are completed by the defaults of all. */
export interface Defaults {
  readonly before: Pick<Schema, 'drift'>
  readonly after: Pick<Schema, 'drift'>
}

/** The limits of one column, where it has some of its own: against those that held or hold in their place. */
export function diffColumnDrift(
  { before, after }: Pair<DriftLimits>,
  defaults: Defaults,
): readonly Part[] {
  if (isDeepStrictEqual(before, after)) return []
  const full = (own: DriftLimits | undefined, side: keyof Defaults): DriftLimits => ({
    ...defaults[side].drift,
    ...own,
  })
  const [a, b] = [full(before, 'before'), full(after, 'after')]
  const isOwn = (key: keyof DriftLimits) =>
    before?.[key] !== undefined || after?.[key] !== undefined
  const parts = [
    ...limitKeys
      .filter(isOwn)
      .flatMap((key) => diffNumber(`drift.${key}`, { before: a[key], after: b[key] }, limit)),
    ...diffRest(a, b).filter(({ rule }) => isOwn(rule.replace('drift.', '') as keyof DriftLimits)),
  ]
  const isOff = b.compare === false
  return parts.map((part) => judgedBy(harmless(part, b.level ?? 'error'), isOff))
}

/** A column that is not compared has the test of its nulls alone. */
function judgedBy(part: Part, isOff: boolean): Part {
  const isMissing = /\.(nulls|windows|level|compare)$/.test(part.rule)
  return isOff && !isMissing && part.effect === 'breaking' ? { ...part, effect: 'neutral' } : part
}

function diffRest(a: DriftLimits, b: DriftLimits): readonly Part[] {
  const at = <Key extends keyof DriftLimits>(key: Key) => ({ before: a[key], after: b[key] })
  // Another way to count or to judge can go either way.
  const unordered = (key: 'bins' | 'windows') =>
    diffWhole(`drift.${key}`, at(key)).map((part) => ({ ...part, effect: 'breaking' as Effect }))
  return [
    ...diffFlag(
      'drift.compare',
      { before: a.compare ?? true, after: b.compare ?? true },
      'stricter',
    ),
    ...diffText('drift.reason', at('reason')),
    ...unordered('windows'),
    ...unordered('bins'),
    ...diffLevel('drift.level', { before: a.level ?? 'error', after: b.level ?? 'error' }),
  ]
}

/** Which way of correcting finds all that another one finds, and perhaps more. */
const stricter: Readonly<Record<Correction, readonly Correction[]>> = {
  none: ['holm', 'bonferroni', 'benjamini-hochberg', 'benjamini-yekutieli'],
  'benjamini-hochberg': ['holm', 'bonferroni', 'benjamini-yekutieli'],
  holm: ['bonferroni'],
  bonferroni: [],
  'benjamini-yekutieli': [],
}

/** How p-values are judged. */
export function diffJudging(before: Schema, after: Schema): readonly Part[] {
  const correction = {
    before: before.correction ?? 'holm',
    after: after.correction ?? 'holm',
  } as const
  const deciding = { before: before.deciding ?? 'both', after: after.deciding ?? 'both' } as const
  return [
    ...diffNumber(
      'alpha',
      { before: before.alpha, after: after.alpha },
      { looser: 'lowered', absent: 0.05 },
    ),
    ...diffWhole('correction', correction).map((part) => ({
      ...part,
      effect: effectWhere(stricter[correction.before].includes(correction.after)),
    })),
    ...diffWhole('deciding', deciding).map((part) => ({
      ...part,
      effect: effectWhere(isCalmer(deciding)),
    })),
  ]
}

/** Both conditions together find less than either alone. */
const isCalmer = ({ after }: { readonly after: Deciding }) => after === 'both'

const effectWhere = (isLooser: boolean): Effect => (isLooser ? 'compatible' : 'breaking')

/** How many columns may drift. */
export function diffDriftedColumns({ before, after }: Pair<DriftedColumns>): readonly Part[] {
  const rule = 'driftedColumns'
  const level: Level = after?.level ?? 'error'
  if (before === undefined || after === undefined) {
    return diffWhole(rule, { before, after }).map((part) => harmless(part, level))
  }
  const at = (key: 'maximum' | 'maximumShare') => ({ before: before[key], after: after[key] })
  return [
    ...diffNumber(`${rule}.maximum`, at('maximum'), limit).map((part) => harmless(part, level)),
    ...diffNumber(`${rule}.maximumShare`, at('maximumShare'), limit).map((part) =>
      harmless(part, level),
    ),
    ...diffCommon(rule, { before, after }),
  ]
}
