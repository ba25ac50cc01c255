/**
 * The states of a profile as bytes for another thread of the same program, which knows what was asked:
 * unlike a profile file they say nothing of columns and specs, and are never stored.
 */
import type { Accumulator } from '../accumulators/accumulator.js'
import { type Kind, registry, type Spec, type State } from '../accumulators/registry.js'
import { Reader } from '../bytes/reader.js'
import { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import type { JointCell } from './joint.js'
import { jointOf, type Profile } from './profile.js'

const accumulators: Readonly<Record<Kind, Accumulator<Spec, State>>> = registry

/** The states of all cells, in their order, in a buffer of their own. */
export function packStates({ columns, joint = new Map() }: Profile): ArrayBuffer {
  const writer = new Writer(1 << 16)
  for (const cells of [...columns.map((column) => column.cells), joint]) {
    for (const { state } of cells.values()) accumulators[state.spec.kind].encode(state, writer)
  }
  return writer.finish().buffer as ArrayBuffer
}

/** `empty`, a profile of the same columns and cells, with so many rows and the states that were packed. */
export function unpackStates(bytes: ArrayBuffer, empty: Profile, rows: number): Profile {
  const reader = new Reader(new Uint8Array(bytes))
  const filled = <Of extends { readonly spec: Spec }>(cells: ReadonlyMap<string, Of>) =>
    new Map(
      [...cells].map(([key, cell]) => {
        const state = accumulators[cell.spec.kind].decode(reader, cell.spec)
        return [key, { ...cell, state }]
      }),
    )
  const columns = empty.columns.map(({ field, cells }) => ({ field, cells: filled(cells) }))
  const joint = filled(empty.joint ?? new Map<string, JointCell>())
  assert(reader.left === 0, `${reader.left} bytes of other states`)
  return { ...empty, source: { ...empty.source, rows }, columns, ...jointOf(joint) }
}
