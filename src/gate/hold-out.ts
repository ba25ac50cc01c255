/**
 * Would the rules have cried wolf? They are learnt anew from most of the held rows and measured on the rest.
 *
 * Method: the held rows are cut into 40 blocks of equal length, in their order, and the 8 blocks whose numbers
 * have the smallest hashes are held out: always the same ones. Rows of a block stand together, so that what
 * hangs on the order of rows shows, as it does in the next batch.
 * Guarantee: exact for these rows. Weakness: what changes more slowly than a block is long in both parts.
 * Cost: three profiles of at most 50,000 rows in memory; nothing is read.
 */
import type { Batch } from '../batch/batch.js'
import type { Field } from '../batch/column.js'
import { hold } from '../batch/hold.js'
import { checkSchema } from '../checks/check-schema.js'
import { needsOfSchema } from '../checks/needs.js'
import { compareDrift } from '../drift/drift.js'
import { needsOfBatch, needsOfReference } from '../drift/needs.js'
import { type Plan, unionPlans } from '../profile/plan.js'
import { emptyProfile, type Profile } from '../profile/profile.js'
import { partMaker } from '../scan/parts.js'
import { needsOfInference } from '../schema/infer.js'
import type { Schema } from '../schema/schema.js'
import { atStrictness, type Strictness } from '../schema/strictness.js'
import type { Finding, Position } from '../verdict/finding.js'
import type { HeldRows } from './held-rows.js'
import { look, type Proposals, propose } from './propose.js'

/** What the rows that were held out say. */
export interface HoldOut {
  /** Rows that were held out, and rows that rules were learnt from. */
  readonly rows: number
  readonly learnt: number
  /** Rules, and tests for drift, that could be judged. */
  readonly measured: number
  /** Those that would have failed the run, with the path of the rule in `schema` where it has one. */
  readonly broken: readonly { readonly path: string | undefined; readonly finding: Finding }[]
  /** What was learnt from the other rows. */
  readonly schema: Schema
}

const blocks = 40
const heldOut = 8
/** Fewer rows are not worth cutting. */
const fewestRows = 100

/** Undefined of too few rows. */
export function measureHoldOut(
  { fields, batches, rows }: HeldRows,
  strictness?: Strictness,
): HoldOut | undefined {
  if (rows < fewestRows) return undefined
  const { learning, testing } = split(batches, rows)
  const known = learnFrom(fields, learning, strictness)
  const schema = { ...known.schema, positions: pathsOf(known.schema) }
  const plan = unionPlans(needsOfSchema(schema), needsOfBatch(known.profile))
  const batch = profileOf(fields, testing, plan)
  const findings = [
    ...checkSchema(schema, batch),
    ...compareDrift(schema, known.profile, batch),
  ].filter(({ outcome }) => outcome !== 'skipped')
  const broken = findings.filter(
    ({ level, outcome }) => level === 'error' && (outcome === 'violated' || outcome === 'drift'),
  )
  return {
    rows: batch.source.rows,
    learnt: known.profile.source.rows,
    measured: findings.length,
    broken: broken.map((finding) => ({ path: finding.position?.file, finding })),
    schema,
  }
}

/** Rows by whether their block is held out. */
function split(batches: readonly Batch[], rows: number) {
  const order = Array.from({ length: blocks }, (_, block) => block)
  const out = new Set(order.sort((a, b) => scramble(a) - scramble(b)).slice(0, heldOut))
  const [learning, testing]: [Batch[], Batch[]] = [[], []]
  let before = 0
  for (const batch of batches) {
    let from = 0
    while (from < batch.length) {
      const block = Math.floor(((before + from) * blocks) / rows)
      const end = Math.ceil(((block + 1) * rows) / blocks) - before
      const to = Math.min(batch.length, Math.max(end, from + 1))
      const part = out.has(block) ? testing : learning
      part.push(hold(batch, from, to))
      from = to
    }
    before += batch.length
  }
  return { learning, testing }
}

/** MurmurHash3's 32-bit finaliser. */
function scramble(number: number): number {
  let hash = number + 1
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function learnFrom(
  fields: readonly Field[],
  batches: readonly Batch[],
  strictness: Strictness | undefined,
) {
  const first = profileOf(fields, batches, { columns: [] })
  const proposals: Proposals = look(first, batches)
  const needs = unionPlans(needsOfReference(first), needsOfInference(first), proposals.needs)
  const profile = profileOf(fields, batches, needs)
  const { schema } = atStrictness(propose(profile, proposals), strictness, profile)
  return { profile, schema }
}

function profileOf(fields: readonly Field[], batches: readonly Batch[], plan: Plan): Profile {
  const start = emptyProfile(fields, plan, { name: 'held rows', format: 'held', bytes: null })
  const maker = partMaker(start, fields)
  let part = maker.empty(0)
  for (const batch of batches) part = maker.add(part, batch)
  return part.profile
}

/** The path of each rule as its position, by which findings name it. */
function pathsOf({ columns, rules = [], keys = [] }: Schema): ReadonlyMap<string, Position> {
  const paths = [
    ...columns.flatMap((column, i) => Object.keys(column).map((key) => `columns/${i}/${key}`)),
    ...rules.map((_, i) => `rules/${i}`),
    ...keys.map((_, i) => `keys/${i}`),
  ]
  return new Map(paths.map((path) => [path, { file: path, line: 1, column: 1 }]))
}
