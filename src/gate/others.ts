/** Other data sets that a schema holds a batch against: each is read once, and only its keys are kept. */
import { dirname, resolve } from 'node:path'
import {
  type Known,
  nameOf,
  needsOfOthers,
  type Others,
  othersIn,
  type Wanted,
  wantedBy,
} from '../checks/datasets.js'
import { DataError, UsageError } from '../errors.js'
import type { Profile } from '../profile/profile.js'
import type { ScanOptions } from '../scan/pass.js'
import { scan } from '../scan/scan.js'
import type { Schema } from '../schema/schema.js'
import { nearest } from '../schema/suggest.js'
import type { ReadOptions } from '../sources/open.js'
import { openDataset } from './dataset.js'

export interface OthersOptions {
  readonly reading: ReadOptions
  readonly scanning: ScanOptions
}

/**
 * What the rules of a schema want to know of other data sets. Throws `DataError` where one cannot be read or is a
 * profile, `UsageError` where it lacks a column that the schema names.
 */
export async function othersOf(schema: Schema, options: OthersOptions): Promise<Known> {
  const known = new Map<string, Others>()
  const all = wantedBy(schema)
  for (const dataset of new Set(all.map((each) => each.dataset))) {
    for (const wanted of groupsOf(all.filter((each) => each.dataset === dataset))) {
      const profile = await readOther(schema, wanted, options)
      for (const each of wanted) {
        const others = othersIn(profile, each)
        if (others === undefined) throw lacking(schema, each, profile)
        known.set(nameOf(each), others)
      }
    }
  }
  return known
}

interface Group {
  /** By column. */
  readonly types: Map<string, string>
  readonly wanted: Wanted[]
}

/** Those that want a column in the same type can be answered by one read. */
function groupsOf(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const groups: Group[] = []
  for (const each of wanted) {
    const fits = groups.find(({ types }) =>
      each.columns.every(({ name, type }) => (types.get(name) ?? type) === type),
    )
    const group: Group = fits ?? { types: new Map<string, string>(), wanted: [] }
    if (fits === undefined) groups.push(group)
    for (const { name, type } of each.columns) group.types.set(name, type)
    group.wanted.push(each)
  }
  return groups.map((group) => group.wanted)
}

async function readOther(
  schema: Schema,
  wanted: readonly Wanted[],
  { reading, scanning }: OthersOptions,
): Promise<Profile> {
  const [first] = wanted as readonly [Wanted, ...Wanted[]]
  // Relative paths begin where the schema's file lies; those of a schema without one in the working directory.
  const { file = '' } = schema.positions?.get(first.path) ?? {}
  const path = resolve(dirname(file), first.dataset)
  const dataset = await openDataset(path, reading).catch((cause: unknown) => {
    if (!(cause instanceof DataError)) throw cause
    throw new DataError(`${placeOf(schema, first)}${cause.message}`, { cause })
  })
  if (dataset.kind === 'profile') {
    throw new DataError(
      `${placeOf(schema, first)}${first.dataset} is a profile, which does not hold the rows; name the data`,
    )
  }
  const columns = new Map(
    wanted.flatMap((each) => each.columns.map((column) => [column.name, column])),
  )
  const plan = {
    columns: [...columns.values()].map(({ name, type }) => ({ name, type, needs: [] })),
    joint: needsOfOthers(wanted),
  }
  try {
    return await scan(dataset.source, plan, scanning)
  } finally {
    await dataset.source.close()
  }
}

function lacking(
  schema: Schema,
  { dataset, columns, ...wanted }: Wanted,
  profile: Profile,
): UsageError {
  const names = profile.columns.map(({ field }) => field.name)
  const missing = columns.find(({ name }) => !names.includes(name))?.name ?? ''
  const near = nearest(missing, names)
  const advice =
    near === undefined ? `it has ${names.slice(0, 5).join(', ')}` : `did you mean ${near}?`
  const place = placeOf(schema, { dataset, columns, ...wanted })
  return new UsageError(`${place}${dataset} has no column ${JSON.stringify(missing)}: ${advice}`)
}

/** `train.schema.yaml:12:5: references: `. */
function placeOf({ positions }: Schema, { path }: Wanted): string {
  const position = positions?.get(path)
  const section = `${path.split('/')[0]}: `
  return position === undefined
    ? section
    : `${position.file}:${position.line}:${position.column}: ${section}`
}
