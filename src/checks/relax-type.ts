/** A column gets the narrowest type that its old values and the batch's share; rules without a meaning for it go. */
import { CellClass, classesOf, type LogicalType, typeOf } from '../batch/type.js'
import { problemOfRule } from '../profile/row-rule.js'
import type { Edit } from '../schema/edit.js'
import { hasMeaning } from '../schema/parse-column.js'
import { hasStatistic } from '../schema/parse-statistics.js'
import type { ColumnSchema, Schema } from '../schema/schema.js'
import { nearest } from '../schema/suggest.js'
import { type BrokenRule, ofColumn, type Way } from './relax.js'
import { relaxMostly } from './relax-share.js'

export const relaxType: Way = ofColumn((broken) => {
  const { rules, index, schema } = broken
  const { type } = rules
  if (type === undefined) return undefined
  if (rules.typeRule?.mostly !== undefined && broken.finding.rows !== null)
    return relaxMostly(broken)
  const wider = widened(type, broken)
  const dropped = meaningless(rules, wider)
  const conditions = unsound(schema, index, wider)
  const edits: Edit[] = [
    { kind: 'set', path: ['columns', index, 'type', 'is'], value: wider },
    ...dropped.map((path) => ({ kind: 'remove', path: ['columns', index, ...path] }) as const),
    ...conditions.map((place) => ({ kind: 'remove', path: ['rules', place] }) as const),
  ]
  const gone = dropped.map((path) => path.join('.'))
  const also = [
    ...(gone.length === 0 ? [] : [`${gone.join(', ')} removed`]),
    ...(conditions.length === 0 ? [] : [`rules that compare it otherwise removed`]),
  ]
  return { edits, what: [`${type} → ${wider}`, ...also].join(', ') }
})

/** Integers beyond 2^53 are asked of a type only where the batch has some. */
function widened(type: LogicalType, { natural, rules }: BrokenRule): LogicalType {
  const field = natural.columns.find((column) => column.field.name === rules.name)?.field
  const old = type === 'integer' ? CellClass.integer : classesOf(type)
  const joined = typeOf(old | (field?.classes ?? 0))
  return joined === type || joined === 'unknown' || field === undefined ? 'string' : joined
}

function meaningless(rules: ColumnSchema, type: LogicalType): readonly (readonly string[])[] {
  const keys = Object.keys(rules) as (keyof ColumnSchema)[]
  const statistics = Object.keys(rules.statistics ?? {})
  const lost = statistics.filter((name) => !hasStatistic(name, type))
  return [
    ...keys.filter((key) => !hasMeaning(key, type)).map((key) => [key]),
    ...(lost.length === statistics.length && lost.length > 0
      ? [['statistics']]
      : lost.map((name) => ['statistics', name])),
  ]
}

/** Conditions on rows that cannot be evaluated with the new type. */
function unsound(
  { columns, rules = [] }: Schema,
  index: number,
  type: LogicalType,
): readonly number[] {
  const types = columns.map((column, i) => ({
    name: column.name,
    type: i === index ? type : (column.type ?? ('unknown' as const)),
  }))
  return rules.flatMap((rule, place) =>
    problemOfRule(rule, types, nearest) === undefined ? [] : [place],
  )
}
