/**
 * The states of a profile as bytes for another thread of the same program, which knows what was asked:
 * unlike a profile file they say nothing of columns and specs, and are never stored.
 */
import type { Accumulator } from '../accumulators/accumulator.js'
import { type Kind, registry, type Spec, type State } from '../accumulators/registry.js'
import { Reader } from '../bytes/reader.js'
import { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import type { Profile } from './profile.js'

const accumulators: Readonly<Record<Kind, Accumulator<Spec, State>>> = registry

/** The states of all cells, in their order, in a buffer of their own. */
export function packStates({ columns }: Profile): ArrayBuffer {
  const writer = new Writer(1 << 16)
  for (const { cells } of columns) {
    for (const { state } of cells.values()) accumulators[state.spec.kind].encode(state, writer)
  }
  return Uint8Array.from(writer.finish()).buffer
}

/** `empty`, a profile of the same columns and cells, with so many rows and the states that were packed. */
export function unpackStates(bytes: ArrayBuffer, empty: Profile, rows: number): Profile {
  const reader = new Reader(new Uint8Array(bytes))
  const columns = empty.columns.map(({ field, cells }) => ({
    field,
    cells: new Map(
      [...cells].map(([key, { derivation, spec }]) => {
        const state = accumulators[spec.kind].decode(reader, spec)
        return [key, { derivation, spec, state }]
      }),
    ),
  }))
  assert(reader.left === 0, `${reader.left} bytes of other states`)
  return { ...empty, source: { ...empty.source, rows }, columns }
}
