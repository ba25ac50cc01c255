/**
 * Reads a FlatBuffer by the shape that its schema gives, every offset and length checked.
 *
 * Tables are found by relative offsets, and generated readers follow them unchecked: a crafted buffer
 * can claim a vector of two thousand million items, or share tables so that they are visited without
 * end. Format: FlatBuffers internals (flatbuffers.dev/internals).
 *
 * Guarantee: a buffer of any content is read or refused in time and memory linear in its size.
 */
import { DataError } from '../errors.js'

/** What may stand in a table's slot. */
export type Slot =
  | { readonly kind: 'scalar'; readonly size: 1 | 2 | 4 | 8 }
  | { readonly kind: 'text' }
  /** A vector of structs of `size` bytes. */
  | { readonly kind: 'structs'; readonly size: number }
  | { readonly kind: 'table'; readonly shape: Shape }
  /** A vector of tables. */
  | { readonly kind: 'tables'; readonly shape: Shape }

/** Slots by number; those that a shape does not name must be absent. */
export interface Shape {
  readonly [slot: number]: Slot
}

/** A table's slots by number. */
export type Table = ReadonlyMap<number, FoundSlot>

export interface FoundSlot {
  /** The scalar, the text, or the items of the vector of structs; a view. Empty for tables. */
  readonly bytes: Uint8Array
  /** The table or tables. */
  readonly tables: readonly Table[]
}

/** Far more than a profile's schema has. */
const maximumTables = 4000
const nothing = new Uint8Array(0)

interface Visit {
  readonly bytes: Uint8Array
  readonly view: DataView
  tables: number
}

/** The root table of a buffer. Throws `DataError` where the buffer is not of the shape. */
export function readFlatBuffer(bytes: Uint8Array, shape: Shape): Table {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const visit = { bytes, view, tables: 0 }
  return readTable(visit, follow(visit, 0), shape)
}

function readTable(visit: Visit, at: number, shape: Shape): Table {
  const { view } = visit
  visit.tables++
  if (visit.tables > maximumTables) throw new DataError('its metadata have too many parts')
  need(visit, at, 4)
  const layout = at - view.getInt32(at, true)
  need(visit, layout, 4)
  const size = view.getUint16(layout, true)
  need(visit, layout, size)
  const slots = new Map<number, FoundSlot>()
  for (let slot = 0; 4 + 2 * slot + 2 <= size; slot++) {
    const offset = view.getUint16(layout + 4 + 2 * slot, true)
    if (offset === 0) continue
    const expected = shape[slot]
    if (expected === undefined) throw new DataError('its metadata are not those of a profile')
    slots.set(slot, readSlot(visit, at + offset, expected))
  }
  return slots
}

function readSlot(visit: Visit, at: number, slot: Slot): FoundSlot {
  switch (slot.kind) {
    case 'scalar':
      return { bytes: take(visit, at, slot.size), tables: [] }
    case 'text':
      return { bytes: readVector(visit, at, 1).items, tables: [] }
    case 'structs':
      return { bytes: readVector(visit, at, slot.size).items, tables: [] }
    case 'table':
      return { bytes: nothing, tables: [readTable(visit, follow(visit, at), slot.shape)] }
    case 'tables': {
      const { first, items } = readVector(visit, at, 4)
      const tables = Array.from({ length: items.length / 4 }, (_, i) =>
        readTable(visit, follow(visit, first + 4 * i), slot.shape),
      )
      return { bytes: nothing, tables }
    }
  }
}

function readVector(
  visit: Visit,
  at: number,
  itemSize: number,
): { readonly first: number; readonly items: Uint8Array } {
  const start = follow(visit, at)
  need(visit, start, 4)
  const first = start + 4
  return { first, items: take(visit, first, visit.view.getUint32(start, true) * itemSize) }
}

function follow(visit: Visit, at: number): number {
  need(visit, at, 4)
  return at + visit.view.getUint32(at, true)
}

function take(visit: Visit, at: number, size: number): Uint8Array {
  need(visit, at, size)
  return visit.bytes.subarray(at, at + size)
}

function need({ bytes }: Visit, at: number, size: number): void {
  if (at < 0 || at + size > bytes.length) throw new DataError('its metadata point outside of it')
}
