/**
 * How much an inferred schema asks: what `infer --strict` and `infer --lenient` mean.
 *
 * Strict: the reference is the standard, not a sample of it. Limits are taken at their word, without what
 * chance would allow a further sample; a column without nulls may have none, a list of values is closed,
 * faults of rows are none; what would be a warning is an error. Ranges keep their slack.
 * Lenient: types, which columns there are, shares of nulls up to double, drift up to double its limits.
 * Nothing else fails a batch; values that were made to differ are a warning where they do not.
 */
import type { Profile } from '../profile/profile.js'
import { tallyOf } from '../profile/query.js'
import type { Inference } from './infer.js'
import { compact } from './read.js'
import type { ColumnSchema, DriftLimits, NullLimit, Schema } from './schema.js'

export type Strictness = 'strict' | 'lenient'

/** Wider by so much in a lenient schema, and at least so many nulls. */
const slack = 2
const fewNulls = 0.05

/** The schema inferred from the profile, at this strictness; undefined: as it is. */
export function atStrictness(
  inference: Inference,
  strictness: Strictness | undefined,
  profile: Profile,
): Inference {
  if (strictness === undefined) return inference
  const { schema: usual } = inference
  const schema = strictness === 'strict' ? strictly(usual, profile) : leniently(usual)
  const evidence = [...inference.evidence].filter(([path]) => isThere(schema, path.split('/')))
  return { schema, evidence: new Map(evidence) }
}

/** Whether the schema has the rule that a path leads to: `columns/3/range`, `rules/0`. */
function isThere(schema: Schema, path: readonly string[]): boolean {
  let place: unknown = schema
  for (const key of path) place = (place as Readonly<Record<string, unknown>> | undefined)?.[key]
  return place !== undefined
}

function strictly(schema: Schema, profile: Profile): Schema {
  const faults = Object.entries(schema.faults).map(
    ([code, limit]) => [code, atItsWord(limit)] as const,
  )
  return {
    ...schema,
    rows: schema.rows.map((bounds) => ({ ...bounds, level: 'error' as const })),
    unexpectedColumns: 'error',
    faults: Object.fromEntries(faults),
    columns: schema.columns.map((column, i) => {
      const found = profile.columns[i]
      const nulls = found === undefined ? undefined : tallyOf(found)?.counts.nulls
      return strictColumn(column, nulls === 0)
    }),
  }
}

function strictColumn(column: ColumnSchema, isComplete: boolean): ColumnSchema {
  const { unique, nulls, range, length, domain, increasing } = column
  const { unseen: _, ...listed } = domain ?? { values: [] }
  return {
    ...column,
    ...compact<Partial<ColumnSchema>>({
      unique: unique === undefined ? undefined : true,
      nulls: isComplete ? { maximum: 0 } : nulls && atItsWord(nulls),
      range: range && atItsWord(range),
      length: length && atItsWord(length),
      domain: domain && atItsWord(listed),
      increasing: increasing === undefined ? undefined : true,
    }),
  }
}

/** What makes room for chance, and stands for nothing without it. */
const chance = ['evidenceRows', 'confidence', 'farMinimum', 'farMaximum']

function atItsWord<Limits extends object>(limits: Limits): Limits {
  const kept = Object.entries(limits).filter(([key]) => !chance.includes(key))
  return Object.fromEntries(kept) as Limits
}

function leniently({ rules: _, keys: __, dependencies: ___, ...schema }: Schema): Schema {
  const rows = schema.rows.filter(({ level }) => level === 'error')
  return {
    ...schema,
    rows,
    unexpectedColumns: 'info',
    drift: wider(schema.drift),
    columns: schema.columns.map(({ name, type, unique, nulls, drift }) =>
      compact<ColumnSchema>({
        name,
        type,
        unique: unique === undefined ? undefined : 'warn',
        nulls: nulls && moreNulls(nulls),
        drift: drift && wider(drift),
      }),
    ),
  }
}

function moreNulls(limit: NullLimit): NullLimit | undefined {
  const maximum = Math.max(fewNulls, limit.maximum * slack)
  return maximum >= 1 ? undefined : { ...limit, maximum }
}

/** All limits, which are numbers; windows count something. */
function wider(drift: DriftLimits): DriftLimits {
  const entries = Object.entries(drift).map(([key, value]) => {
    const isLimit = typeof value === 'number' && key !== 'windows' && key !== 'bins'
    return [key, isLimit ? value * slack : value]
  })
  return Object.fromEntries(entries)
}
