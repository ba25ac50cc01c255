/**
 * Drawn columns as profiles: the statistics that drift is judged by, in the product's own specs, and
 * none of the others. `test/study.test.ts` proves that a scan of the same rows gives the same findings.
 */
import type { Column, Field, TextColumn } from '../../src/batch/column.js'
import { classesOf } from '../../src/batch/type.js'
import { needsOfBatch, needsOfReference } from '../../src/drift/needs.js'
import { defaultNeeds, type Need, type Plan } from '../../src/profile/plan.js'
import { emptyColumn, type Profile, updateProfile } from '../../src/profile/profile.js'
import type { Drawn, Population } from './populations.js'

/** As many rows as readers hand out at once. */
const BATCH_ROWS = 8192

/** What drift reads beside the grid: the rest of a profile is other questions' business. */
const kinds = new Set(['tally', 'kll', 'frequent'])

export interface Named extends Drawn {
  readonly population: Population
}

/** A reference as `infer` makes it: sketches first, then counts on the grid that they give. */
export function referenceOf(columns: readonly Named[]): Profile {
  const first = profileOf(columns)
  return joined(first, profileOf(columns, needsOfReference(first)))
}

/** A batch as `check` reads it: counted on the reference's grid. */
export function batchOf(columns: readonly Named[], reference: Profile): Profile {
  return profileOf(columns, needsOfBatch(reference), true)
}

/** A profile of its own, as `profile` makes it; sketches alone. */
export function sketchOf(columns: readonly Named[]): Profile {
  return profileOf(columns, { columns: [] }, true)
}

function profileOf(
  columns: readonly Named[],
  plan: Plan = { columns: [] },
  withDefaults = plan.columns.length === 0,
): Profile {
  const rows = columns[0]?.values.length ?? 0
  const fields = columns.map(({ population: { name, type } }): Field => {
    return { name, type, classes: classesOf(type) }
  })
  let profile: Profile = {
    source: { name: 'study', format: 'memory', rows: 0, columns: columns.length, bytes: null },
    columns: fields.map((field) => emptyColumn(field, needsOf(field, plan, withDefaults))),
    faults: [],
  }
  const dictionaries = columns.map(({ names }) => names && textOf(names))
  for (let from = 0; from < rows; from += BATCH_ROWS) {
    const length = Math.min(BATCH_ROWS, rows - from)
    profile = updateProfile(profile, {
      length,
      firstRow: from + 1,
      columns: columns.map((column, i) => slice(column, dictionaries[i], from, length)),
    })
  }
  return profile
}

function needsOf({ name, type }: Field, plan: Plan, withDefaults: boolean): readonly Need[] {
  const planned = plan.columns.find((column) => column.name === name)?.needs ?? []
  const usual = withDefaults ? defaultNeeds(type) : []
  const wanted = usual.filter(({ derivation: { of }, spec }) => {
    // Frequent numbers say nothing about drift.
    const isRead = kinds.has(spec.kind) && (type === 'string' || spec.kind !== 'frequent')
    return of === 'values' && isRead
  })
  return [...wanted, ...planned]
}

function joined(first: Profile, second: Profile): Profile {
  return {
    ...first,
    columns: first.columns.map(({ field, cells }, i) => ({
      field,
      cells: new Map([...cells, ...(second.columns[i]?.cells ?? [])]),
    })),
  }
}

function slice(
  { population, values, nulls }: Named,
  dictionary: TextColumn | undefined,
  from: number,
  length: number,
): Column {
  const base = { length, firstRow: from + 1, ...validityOf(nulls, from, length) }
  const part = values.subarray(from, from + length)
  if (dictionary !== undefined) {
    return {
      ...base,
      storage: 'dictionary',
      type: 'string',
      codes: new Int32Array(part),
      dictionary,
    }
  }
  const type = population.type === 'string' ? 'number' : population.type
  return { ...base, storage: 'float64', type, values: part }
}

function validityOf(nulls: Uint8Array | undefined, from: number, length: number) {
  if (nulls === undefined) return { validity: undefined, invalidCount: 0 }
  const validity = new Uint8Array((length + 7) >> 3)
  let invalidCount = 0
  for (let i = 0; i < length; i++) {
    if (nulls[from + i] === 1) invalidCount++
    else validity[i >> 3]! |= 1 << (i & 7)
  }
  return { validity, invalidCount }
}

const texts = new WeakMap<readonly string[], TextColumn>()

/** The names as a dictionary, made once. */
function textOf(names: readonly string[]): TextColumn {
  const known = texts.get(names) ?? encode(names)
  texts.set(names, known)
  return known
}

function encode(names: readonly string[]): TextColumn {
  const encoded = names.map((name) => new TextEncoder().encode(name))
  const offsets = new Int32Array(names.length + 1)
  for (const [i, bytes] of encoded.entries()) offsets[i + 1] = offsets[i]! + bytes.length
  const bytes = new Uint8Array(offsets.at(-1) ?? 0)
  for (const [i, part] of encoded.entries()) bytes.set(part, offsets[i])
  return {
    storage: 'utf8',
    type: 'string',
    length: names.length,
    invalidCount: 0,
    validity: undefined,
    firstRow: 1,
    offsets,
    bytes,
  }
}
