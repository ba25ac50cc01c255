/** As many rows as the schema allows, and at least one. */

import type { Profile } from '../profile/profile.js'
import { tiersOf } from '../schema/attributes.js'
import type { RowBounds, Schema } from '../schema/schema.js'
import { countOf, countText } from '../schema/words.js'
import type { Finding, Level } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { admittedRows, ofFiltered, reasonNotToFilter } from './filters.js'
import { noteOf } from './note.js'
import { type Head, satisfied, skipped, violated } from './result.js'

export const rows: DatasetCheck = ({ schema, profile, allowEmpty }) => {
  const { rows: count } = profile.source
  const filters = new Set(schema.rows.flatMap(({ where }) => where ?? []))
  return [
    judgeNone(schema, count, allowEmpty),
    ...judgeSide(schema, { count, where: undefined }, 'minimum'),
    ...judgeSide(schema, { count, where: undefined }, 'maximum'),
    ...[...filters].flatMap((where) => judgeFiltered(schema, profile, where)),
  ]
}

/** As many rows for which a condition is true; none is a number of rows like another. */
function judgeFiltered(schema: Schema, profile: Profile, where: string): Finding[] {
  const count = admittedRows(profile, where)
  const reason = count === 0 ? undefined : reasonNotToFilter(schema, profile, where)
  const found = [
    ...judgeSide(schema, { count: count ?? 0, where }, 'minimum'),
    ...judgeSide(schema, { count: count ?? 0, where }, 'maximum'),
  ]
  if (reason === undefined) return found.map((each) => ofFiltered(each, where))
  return found.map((each) => {
    const message = `not checked: ${reason}`
    return { ...each, level: 'info', outcome: 'skipped', observed: null, rows: null, message }
  })
}

/** A batch without rows passes every other rule: that it is empty must be said. */
function judgeNone(schema: Schema, count: number, allowEmpty: boolean): Finding {
  const index = schema.rows.findIndex(
    ({ minimum, where }) => minimum !== undefined && where === undefined,
  )
  const allowsNone =
    allowEmpty || schema.rows.some(({ minimum, where }) => minimum === 0 && where === undefined)
  const level = allowsNone ? 'info' : 'error'
  const head = headOf(schema, { code: 'rows.none', limit: 1, level, index })
  if (count > 0) return satisfied(head, { observed: count, message: `${countOf(count, 'row')}` })
  if (allowsNone) return satisfied(head, { observed: 0, message: 'no rows, which is allowed' })
  return violated(head, { observed: 0, rows: 0, message: 'the batch has no rows' })
}

const severity: Readonly<Record<Level, number>> = { info: 0, warn: 1, error: 2 }

/** Rows that a filter lets in; all where it is absent. */
interface Counted {
  readonly count: number
  readonly where: string | undefined
}

/** One finding for all minima, and one for all maxima: the most severe that is broken. */
function judgeSide(
  schema: Schema,
  { count, where }: Counted,
  side: 'minimum' | 'maximum',
): Finding[] {
  const open = side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'
  const bounds = schema.rows.flatMap((each, index) =>
    (each.where === where ? tiersOf(each) : []).flatMap((tier) => {
      const limit = tier[side] ?? tier[open]
      const isOpen = tier[side] === undefined
      // A minimum of one row is what `rows.none` says.
      const isOne = where === undefined && side === 'minimum' && !isOpen
      const isSaid = limit === undefined || (isOne && limit <= 1)
      return isSaid ? [] : [{ limit, isOpen, index, rule: tier, level: tier.level ?? 'error' }]
    }),
  )
  const isBroken = ({ limit, isOpen }: { limit: number; isOpen: boolean }) =>
    (side === 'minimum' ? count < limit : count > limit) || (isOpen && count === limit)
  const ordered = [...bounds].sort((a, b) => severity[b.level] - severity[a.level])
  const worst = ordered.find(isBroken) ?? ordered[0]
  if (worst === undefined) return []
  const code = side === 'minimum' ? 'rows.below' : 'rows.above'
  const head = headOf(schema, { code, ...worst })
  if (count === 0 && where === undefined) return [skipped(head, 'the batch has no rows')]
  const words = worst.isOpen ? ['more than', 'fewer than'] : ['at least', 'at most']
  const expected = `${side === 'minimum' ? words[0] : words[1]} ${countText(worst.limit)}`
  const message = `${countOf(count, 'row')}, expected ${expected}`
  const body = { observed: count, rows: count, message }
  return [isBroken(worst) ? violated(head, body) : satisfied(head, { ...body, rows: 0 })]
}

interface RowHead {
  readonly code: string
  readonly limit: number
  readonly level: Level
  /** Of the bounds in the schema. */
  readonly index: number
  readonly rule?: RowBounds
}

function headOf(schema: Schema, { code, limit, level, index, rule = {} }: RowHead): Head {
  const position = schema.positions?.get(`rows/${index}`)
  const dimension = rule.dimension ?? 'coverage'
  return { code, column: null, dimension, limit, level, position, ...noteOf(rule, schema) }
}
