/**
 * A column's statistics as bytes: those that are sketches in the format of Apache DataSketches in
 * columns of their own, for every reader of Arrow, and the rest, with what that format has no place
 * for, in one column for us.
 *
 * ```
 * text type, u32 classes, u32 cells, for each:
 *   derivation, spec
 *   u8  0: u32 length and the state, packed
 *       1: the state is u32 length and bytes, the sketch, u32 length and bytes
 *       2: the state is what the sketch says
 * ```
 */
import type { Accumulator } from '../accumulators/accumulator.js'
import { frequentFromBytes, frequentToBytes } from '../accumulators/frequent-bytes.js'
import { hllToBytes } from '../accumulators/hll-bytes.js'
import type { KllState } from '../accumulators/kll.js'
import { kllFromBytes, kllToBytes } from '../accumulators/kll-bytes.js'
import { view } from '../accumulators/kll-query.js'
import { type Kind, registry, type Spec, type State } from '../accumulators/registry.js'
import type { Field } from '../batch/column.js'
import { classesOf, type LogicalType, typeOf } from '../batch/type.js'
import { Reader } from '../bytes/reader.js'
import { Writer } from '../bytes/writer.js'
import { DataError } from '../errors.js'
import { pack, unpack } from './pack.js'
import { cellKey } from './plan.js'
import type { Cell, ColumnProfile } from './profile.js'
import { frequentOf, hllOf, kllOf } from './query.js'
import { readDerivation, readSpec, writeDerivation, writeSpec } from './spec-bytes.js'

/** A column's sketches, in the format of Apache DataSketches; null where it has none. */
export interface Sketches {
  readonly kll: Uint8Array | null
  readonly hll: Uint8Array | null
  readonly frequent: Uint8Array | null
}

const Form = { plain: 0, aroundSketch: 1, sketch: 2 } as const

const accumulators: Readonly<Record<Kind, Accumulator<Spec, State>>> = registry

/**
 * The sketches of the column's values. HyperLogLog's is the updatable form, which keeps the places of
 * its coupons and so can be continued as if it had never been stored.
 */
export function sketchesOf(column: ColumnProfile): Sketches {
  const [kll, hll, frequent] = [kllOf(column), hllOf(column), frequentOf(column)]
  return {
    kll: kll === undefined ? null : kllToBytes(kll),
    hll: hll === undefined ? null : hllToBytes(hll, { isCompact: false }),
    frequent: frequent === undefined ? null : frequentToBytes(frequent),
  }
}

/** Everything that `sketches` do not say. */
export function encodeColumn(column: ColumnProfile, sketches: Sketches): Uint8Array {
  const { field, cells } = column
  const writer = new Writer()
  writer.text(field.type).u32(field.classes).u32(cells.size)
  const mains = new Set<State | undefined>([kllOf(column), hllOf(column), frequentOf(column)])
  for (const { derivation, spec, state } of cells.values()) {
    writeDerivation(derivation, writer)
    writeSpec(spec, writer, () => keptValues(kllOf(column)))
    writeState(writer, state, mains.has(state) ? sketchFor(spec, sketches) : null, field.type)
  }
  return writer.finish()
}

/** The column that was encoded. Throws an error on bytes that were not. */
export function decodeColumn(name: string, bytes: Uint8Array, sketches: Sketches): ColumnProfile {
  const reader = new Reader(bytes)
  const field = readField(name, reader)
  const count = reader.u32()
  const { kll } = sketches
  const cells = new Map<string, Cell>()
  // What was asked of a sketch is known of it from then on: so ask the one that stays.
  const known = () => kllOf({ field, cells })
  const restored = () => (kll === null ? undefined : kllFromBytes(kll))
  for (let i = 0; i < count; i++) {
    const derivation = readDerivation(reader)
    const spec = readSpec(reader, () => keptValues(known() ?? restored()))
    const state = readState(reader, spec, sketchFor(spec, sketches), field.type)
    cells.set(cellKey(derivation, spec), { derivation, spec, state })
  }
  if (reader.left > 0) throw new DataError(`${reader.left} bytes too many in column ${name}`)
  return { field, cells }
}

function keptValues(sketch: KllState | undefined): Float64Array {
  return sketch === undefined ? new Float64Array(0) : view(sketch).values
}

function writeState(
  writer: Writer,
  state: State,
  sketch: Uint8Array | null,
  type: LogicalType,
): void {
  const bytes = bytesOf(state)
  const at = sketch === null ? -1 : Buffer.from(bytes.buffer, 0, bytes.length).indexOf(sketch)
  if (sketch !== null && at >= 0) {
    const after = bytes.subarray(at + sketch.length)
    writer.u8(Form.aroundSketch).u32(at).raw(bytes.subarray(0, at))
    writer.u32(after.length).raw(after)
  } else if (sketch !== null && saysAll(sketch, state.spec, type, bytes)) {
    writer.u8(Form.sketch)
  } else {
    const packed = pack(bytes)
    writer.u8(Form.plain).u32(packed.length).raw(packed)
  }
}

function readState(
  reader: Reader,
  spec: Spec,
  sketch: Uint8Array | null,
  type: LogicalType,
): State {
  const form = reader.u8()
  if (form === Form.plain) return stateOf(spec, unpack(reader.raw(reader.u32())))
  if (sketch === null) throw new DataError(`a statistic of kind ${spec.kind} without its sketch`)
  if (form === Form.sketch) return frequentFromBytes(sketch, type)
  const before = reader.raw(reader.u32())
  const after = reader.raw(reader.u32())
  return stateOf(spec, new Writer().raw(before).raw(sketch).raw(after).finish())
}

/** A frequent-items sketch names long texts by their beginning, and is no longer exact. */
function saysAll(sketch: Uint8Array, spec: Spec, type: LogicalType, bytes: Uint8Array): boolean {
  if (spec.kind !== 'frequent') return false
  const restored = bytesOf(frequentFromBytes(sketch, type))
  return Buffer.compare(restored, bytes) === 0
}

function sketchFor(spec: Spec, sketches: Sketches): Uint8Array | null {
  const { kind } = spec
  return kind === 'kll' || kind === 'hll' || kind === 'frequent' ? sketches[kind] : null
}

function bytesOf(state: State): Uint8Array {
  const writer = new Writer()
  accumulators[state.spec.kind].encode(state, writer)
  return writer.finish()
}

function stateOf(spec: Spec, bytes: Uint8Array): State {
  const reader = new Reader(bytes)
  const state = accumulators[spec.kind].decode(reader, spec)
  if (reader.left > 0) throw new DataError(`${reader.left} bytes too many in ${spec.kind}`)
  return state
}

const types: readonly LogicalType[] = [
  'unknown',
  'boolean',
  'integer',
  'number',
  'decimal',
  'date',
  'time',
  'timestamp',
  'string',
  'binary',
]

function readField(name: string, reader: Reader): Field {
  const text = reader.text()
  const classes = reader.u32()
  const type = types.find((known) => known === text)
  if (type === undefined) throw new DataError(`a column of unknown type ${text}`)
  const isText = type === 'string' || type === 'binary'
  const isPossible = isText ? classes <= classesOf(type) : typeOf(classes) === type
  if (!isPossible) throw new DataError(`a column of type ${type} with classes ${classes}`)
  return { name, type, classes }
}
