/**
 * A first schema from a reference: what it showed, loosened by what chance may show next.
 *
 * Guarantee: a further sample of the same population, of any size, breaks a rule on a share about
 * once in 10,000 times and a range once in 1,000, per rule, as an error (see `share-bound.ts` and
 * `checks/evidence.ts`); closed domains, keys and types are taken at their word.
 * Weakness: a reference that is not a sample of what is to come (one day of a weekly rhythm) gives
 * limits that the other days break; several references merged into one profile cure that.
 */
import { isTemporal } from '../batch/type.js'
import type { Plan } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import type { Demand } from './attributes.js'
import { isOrdered } from './bound.js'
import { defaultAlpha, defaultDrift, defaultUnexpectedColumns } from './defaults.js'
import { type ColumnFacts, factsOf } from './facts.js'
import { inferDomain } from './infer-domain.js'
import { inferFaults, inferRows } from './infer-file.js'
import { inferLength, inferRange } from './infer-range.js'
import { inferUnique, isUniqueOpen } from './infer-unique.js'
import type { Inferred } from './inferred.js'
import { movingReasonOf } from './moving.js'
import { compact } from './read.js'
import type { ColumnSchema, Domain, DriftLimits, Schema, ShareLimit } from './schema.js'
import { shareConfidence, upperShare } from './share-bound.js'
import { countOf, countText } from './words.js'

export interface InferOptions {
  /** Family-wise error rate of the drift tests. */
  readonly alpha?: number
  /** Drift limits in place of the defaults. */
  readonly drift?: DriftLimits
}

/** A schema, and what each rule rests on, by its path (`columns/3/range`). */
export interface Inference {
  readonly schema: Schema
  readonly evidence: ReadonlyMap<string, string>
}

/** Infers a schema from the profile of a reference. The same profile gives the same schema. */
export function inferSchema(profile: Profile, options: InferOptions = {}): Inference {
  const evidence = new Map<string, string>()
  const columns = profile.columns.map((column, index) => {
    const { rules, because } = inferColumn(factsOf(column))
    for (const [rule, words] of because) evidence.set(`columns/${index}/${rule}`, words)
    if (column.field.type === 'unknown') evidence.set(`columns/${index}`, 'no value was seen')
    return rules
  })
  const schema: Schema = {
    version: 1,
    rows: inferRows(profile.source.rows, evidence),
    unexpectedColumns: defaultUnexpectedColumns,
    faults: inferFaults(profile, evidence),
    alpha: options.alpha ?? defaultAlpha,
    drift: { ...defaultDrift, ...options.drift },
    columns,
  }
  return { schema, evidence }
}

/**
 * What a second pass over the reference must count to settle what sketches leave open: whether the
 * columns of which nearly all values differ hold any value twice.
 */
export function needsOfInference(profile: Profile): Plan {
  const open = profile.columns.filter((column) => isUniqueOpen(factsOf(column)))
  return {
    columns: open.map(({ field }) => ({
      name: field.name,
      needs: [{ derivation: { of: 'values' }, spec: { kind: 'keys' } }],
    })),
  }
}

/** The rules of one column, and their evidence by rule. */
interface ColumnInference {
  readonly rules: ColumnSchema
  readonly because: ReadonlyMap<string, string>
}

function inferColumn(facts: ColumnFacts): ColumnInference {
  const { name, type } = facts
  const reason = movingReasonOf(facts)
  const isMoving = reason !== undefined
  const unique = inferUnique(facts)
  const domain = type === 'string' && !isMoving ? inferDomain(facts) : undefined
  const isClosed = domain !== undefined && domain.rule.unseen === undefined
  const inferred = {
    unique,
    nulls: inferNulls(facts, unique?.rule),
    range: isOrdered(type) && !isMoving ? inferRange(facts) : undefined,
    length: type === 'string' && !isClosed ? inferLength(facts) : undefined,
    domain,
    increasing: isMoving ? inferIncreasing(facts) : undefined,
  }
  const rules = compact<ColumnSchema>({
    name,
    type: type === 'unknown' ? undefined : type,
    unique: inferred.unique?.rule,
    nulls: inferred.nulls?.rule,
    range: inferred.range?.rule,
    length: inferred.length?.rule,
    domain: inferred.domain?.rule,
    increasing: inferred.increasing?.rule,
    drift: isMoving ? { compare: false, reason } : undefined,
  })
  return { rules, because: evidenceOf(inferred) }
}

type Rules = Readonly<Record<string, Inferred<Demand | ShareLimit | Domain | object> | undefined>>

function evidenceOf(inferred: Rules): ReadonlyMap<string, string> {
  const because = new Map<string, string>()
  for (const [rule, each] of Object.entries(inferred)) {
    if (each !== undefined) because.set(rule, each.evidence)
  }
  return because
}

/**
 * The largest share of nulls that the reference agrees with. A key without nulls may have none at all;
 * a share that may be anything is no rule.
 */
function inferNulls(
  { rows, nulls }: ColumnFacts,
  unique: Demand | undefined,
): Inferred<ShareLimit> | undefined {
  const evidence = `${countText(nulls)} of ${countText(rows)} null`
  if (unique === true && nulls === 0)
    return { rule: { maximum: 0 }, evidence: `${evidence}, a key` }
  const maximum = upperShare(nulls, rows)
  if (maximum >= 1) return undefined
  return { rule: { maximum, confidence: shareConfidence }, evidence }
}

/** Rows from which an ascending order is no chance. */
const orderRows = 20

/** A warning: a sample of the rows in another order is as good as the reference. */
function inferIncreasing({ type, values, order }: ColumnFacts): Inferred<Demand> | undefined {
  if (order === undefined || values < orderRows || order.descents > 0) return undefined
  if (order.ascents === 0 || !(type === 'integer' || type === 'string' || isTemporal(type))) {
    return undefined
  }
  return {
    rule: 'warn',
    evidence: `never smaller than the row before in ${countOf(values, 'row')}`,
  }
}
