/**
 * No two rows have the same values in the columns of a key, and no two rows are the same.
 *
 * Rows with a null in a key are not compared, as in SQL; a primary key has none. Exact, by the hashes of the tuples, however
 * many there are.
 */
import { duplicateCount, duplicates, type KeysState } from '../accumulators/keys.js'
import { isState } from '../accumulators/registry.js'
import { type TallyState, validCount } from '../accumulators/tally.js'
import { jointKey } from '../profile/joint.js'
import type { TupleDerivation } from '../profile/joint-derivation.js'
import type { JointNeed } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import { type Attributes, attributesOf, levelOfDemand } from '../schema/attributes.js'
import type { KeyRule, Schema } from '../schema/schema.js'
import { countOf, countText } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { ofFiltered, reasonNotToJudge } from './filters.js'
import { noteOf } from './note.js'
import { type Head, satisfied, skipped, violated } from './result.js'

const tally = { kind: 'tally' } as const
const hashes = { kind: 'keys' } as const

const tupleOf = ({ columns, where }: KeyRule): TupleDerivation => ({
  of: 'tuple',
  columns,
  nulls: 'skip',
  ...(where === undefined ? {} : { where }),
})

const wholeRow = ({ where }: Attributes): TupleDerivation => ({
  of: 'tuple',
  nulls: 'equal',
  ...(where === undefined ? {} : { where }),
})

/** What a scan must answer so that keys and rows can be judged. */
export function needsOfKeys({ keys = [], uniqueRows }: Schema): readonly JointNeed[] {
  const rows = levelOfDemand(uniqueRows) === undefined ? [] : [wholeRow(attributesOf(uniqueRows))]
  return [...keys.map(tupleOf), ...rows].flatMap((derivation) => [
    { derivation, spec: tally },
    { derivation, spec: hashes },
  ])
}

export const keyRules: DatasetCheck = ({ schema, profile }) =>
  (schema.keys ?? []).flatMap((rule, index) => {
    const { columns } = rule
    const head = headOf(schema, rule, { code: 'key.duplicate', path: `keys/${index}` })
    const withColumns = (findings: readonly Finding[]) =>
      findings.map((each) => ({ ...each, columns }))
    const reason = reasonNotToJudge({ schema, profile, names: columns }, rule)
    if (reason !== undefined) return withColumns([skipped(head, reason)])
    const states = statesOf(profile, tupleOf(rule))
    const found = [
      judgeTuples(head, states, 'the values of the key'),
      ...(rule.primary === true ? judgeNulls(head, states) : []),
    ]
    return withColumns(found.map((each) => ofFiltered(each, rule.where)))
  })

export const uniqueRows: DatasetCheck = ({ schema, profile }) => {
  const level = levelOfDemand(schema.uniqueRows)
  if (level === undefined) return []
  const attributes = { ...attributesOf(schema.uniqueRows), level }
  const head = headOf(schema, attributes, { code: 'rows.duplicate', path: 'uniqueRows' })
  const reason = reasonNotToJudge({ schema, profile, names: [] }, attributes)
  if (reason !== undefined) return [skipped(head, reason)]
  const states = statesOf(profile, wholeRow(attributes))
  return [ofFiltered(judgeTuples(head, states, 'all values'), attributes.where)]
}

function headOf(
  schema: Schema,
  attributes: Attributes,
  { code, path }: { readonly code: string; readonly path: string },
): Head {
  return {
    code,
    column: null,
    dimension: attributes.dimension ?? 'uniqueness',
    limit: 0,
    level: attributes.level ?? 'error',
    position: schema.positions?.get(path),
    ...noteOf(attributes, schema),
  }
}

interface States {
  readonly counted: TallyState
  readonly kept: KeysState
}

function statesOf({ joint }: Profile, derivation: TupleDerivation): States | undefined {
  const counted = joint?.get(jointKey(derivation, tally))?.state
  const kept = joint?.get(jointKey(derivation, hashes))?.state
  if (counted === undefined || !isState(counted, 'tally')) return undefined
  return kept === undefined || !isState(kept, 'keys') ? undefined : { counted, kept }
}

function judgeTuples(head: Head, states: States | undefined, what: string): Finding {
  if (states === undefined) return skipped(head, 'a profile does not hold the rows')
  const { counted, kept } = states
  const rows = validCount(counted)
  if (rows === 0) return skipped(head, 'no row has a value in all columns')
  const count = duplicateCount(kept)
  if (count === 0) {
    return satisfied(head, {
      observed: 0,
      message: `${what} differ in all ${countOf(rows, 'row')}`,
    })
  }
  return violated(head, {
    observed: count,
    rows: count,
    samples: duplicates(kept).map(({ row, firstRow }) => ({ row, value: `as in row ${firstRow}` })),
    message: `${countOf(count, 'row')} of ${countText(rows)} ${count === 1 ? 'repeats' : 'repeat'} ${what} of another row`,
  })
}

/** Rows without a value in a primary key. */
function judgeNulls(key: Head, states: States | undefined): readonly Finding[] {
  const head = { ...key, code: 'key.null', dimension: 'completeness' } as const
  if (states === undefined) return [skipped(head, 'a profile does not hold the rows')]
  const { rows, nulls } = states.counted.counts
  const message = `${countOf(nulls, 'row')} of ${countText(rows)} ${nulls === 1 ? 'lacks' : 'lack'} a value of the primary key`
  const body = { observed: nulls, rows: nulls, message }
  return [nulls === 0 ? satisfied(head, body) : violated(head, body)]
}
