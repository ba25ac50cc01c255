/**
 * A scan is a fold: partitions in their order, each profiled from nothing, each merged behind those
 * before it. Who profiled them, and when, makes no difference.
 */

import type { Spill } from '../accumulators/spill.js'
import type { Batch } from '../batch/batch.js'
import { type Column, type Field, PARTITION_ROWS } from '../batch/column.js'
import type { Fault } from '../batch/fault.js'
import { assert } from '../errors.js'
import { jointUpdater } from '../profile/joint.js'
import { appendProfile, shiftProfile } from '../profile/merge.js'
import { emptied, type Profile, updateProfile } from '../profile/profile.js'
import { spillProfile } from '../profile/spill.js'
import { joinFaults } from '../sources/fault-counter.js'

/** What one partition says, in rows as its columns number them. */
export interface Part {
  readonly partition: number
  readonly profile: Profile
  /** For each field, the union of the classes of its misfits. */
  readonly misfitClasses: readonly number[]
  readonly faults: readonly Fault[]
}

/** All rows of a source. */
export type Whole = Omit<Part, 'partition'>

/** Begins a part, and adds batches to it. */
export interface PartMaker {
  empty(partition: number): Part
  /** The part and the batch; the part's states are changed. */
  add(part: Part, batch: Batch): Part
}

/**
 * Parts with what `start` asks, of batches of these fields. `start` may hold some of the fields'
 * columns only; the others are read and not summarised. `spill` is for what memory has no room for.
 */
export function partMaker(start: Profile, fields: readonly Field[], spill?: Spill): PartMaker {
  const positions = positionsOf(start, fields)
  const updateJoint = jointUpdater(start.joint ?? new Map(), fields)
  return {
    empty(partition) {
      const profile = emptied(start)
      if (spill !== undefined) spillProfile(profile, spill)
      return { partition, profile, misfitClasses: fields.map(() => 0), faults: [] }
    },
    add(part, batch) {
      if (part.profile.joint !== undefined) updateJoint(part.profile.joint, batch)
      return {
        ...part,
        profile: updateProfile(part.profile, pick(batch, positions)),
        misfitClasses: unite(
          part.misfitClasses,
          batch.columns.map(({ misfitClasses = 0 }) => misfitClasses),
        ),
      }
    },
  }
}

/** Batches in the order of their rows as parts. */
export async function* partsOf(
  batches: AsyncIterable<Batch>,
  maker: PartMaker,
): AsyncGenerator<Part, void, undefined> {
  let part: Part | undefined
  for await (const batch of batches) {
    const { partition = 0 } = batch
    if (part !== undefined && part.partition !== partition) {
      yield part
      part = undefined
    }
    part = maker.add(part ?? maker.empty(partition), batch)
  }
  if (part !== undefined) yield part
}

/** Folds parts that come in the order of their rows; `empty` stands for no rows. */
export async function foldParts(
  parts: AsyncIterable<Part>,
  empty: Part,
  spill?: Spill,
): Promise<Whole> {
  let whole: Whole = empty
  for await (const part of parts) {
    // The first part becomes the whole, whoever made it.
    if (spill !== undefined && whole.profile.source.rows === 0) spillProfile(part.profile, spill)
    whole = append(whole, part)
  }
  return whole
}

function append(whole: Whole, { partition, profile, misfitClasses, faults }: Part): Whole {
  const rows = whole.profile.source.rows
  const shift = rows - partition * PARTITION_ROWS
  if (profile.source.rows > 0 && shift !== 0) shiftProfile(profile, shift)
  return {
    // Of parts without rows nothing is merged, so that it makes no difference whether they came.
    profile:
      profile.source.rows === 0
        ? whole.profile
        : rows === 0
          ? profile
          : appendProfile(whole.profile, profile),
    misfitClasses: unite(whole.misfitClasses, misfitClasses),
    faults: joinFaults(whole.faults, faults, shift),
  }
}

function unite(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((classes, i) => classes | (b[i] ?? 0))
}

function positionsOf(profile: Profile, fields: readonly Field[]): readonly number[] {
  const positions = new Map(fields.map((field, i) => [field.name, i]))
  return profile.columns.map(({ field }) => {
    const position = positions.get(field.name)
    assert(position !== undefined, `column ${field.name} is not among the fields read`)
    return position
  })
}

function pick(batch: Batch, positions: readonly number[]): Batch {
  return { ...batch, columns: positions.map((position) => batch.columns[position] as Column) }
}
