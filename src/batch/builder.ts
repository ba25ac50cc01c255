/**
 * The buffers of a column being filled: where they come from, and how they grow.
 *
 * Buffers in the kernels' memory are good only as long as that does not move (`Memory.generation`); those
 * on the heap for ever.
 */
import { assert } from '../errors.js'
import { type Groups, placesFor } from '../kernels/groups.js'
import { kernels } from '../kernels/kernels.js'
import { type Arrays, heapArrays, type Resident } from '../kernels/resident.js'
import { type TextBuilder, textBuilder } from './build-text.js'
import { type DerivedRoom, type Field, PATTERN_SLACK } from './column.js'
import { type LogicalType, type Storage, storageOf, storageOfType } from './type.js'

/** One column being filled. Which of the buffers is in use, `storage` says. */
export interface ColumnBuilder {
  readonly type: LogicalType
  readonly storage: Storage
  /** The classes of cells that conform. */
  readonly classes: number
  length: number
  /** Rows that there is room for. */
  capacity: number
  invalidCount: number
  firstRow: number
  /** All ones at the start of a round; the bits of invalid slots are cleared. */
  validity: Uint8Array
  values: Float64Array
  wideValues: BigInt64Array
  bits: Uint8Array
  readonly text: TextBuilder
  /** Text through a dictionary: the entry of each slot, and the entries. */
  codes: Int32Array
  groups: Groups
  room: DerivedRoom
  readonly misfits: TextBuilder
  misfitRows: Float64Array
  misfitClasses: number
  /** Where the buffers come from, and those that came from there, by name. */
  readonly arrays: Arrays
  readonly held: Map<string, Resident<{ readonly length: number }>>
}

/**
 * An empty builder for a field. Throws `InvariantError` where its type and classes contradict. Whoever
 * gives it arrays other than the heap's frees it.
 */
export function columnBuilder(field: Field, arrays: Arrays = heapArrays): ColumnBuilder {
  const { type, classes } = field
  const isText = type === 'string' || type === 'binary'
  const storage = isText ? 'utf8' : storageOf(classes)
  const expected = storage === 'int64' && type === 'integer' ? 'int64' : storageOfType(type)
  assert(
    storage === expected,
    `field ${field.name}: type ${type} cannot hold the classes ${classes}`,
  )
  return {
    type,
    storage,
    classes: isText ? -1 : classes,
    length: 0,
    capacity: 0,
    invalidCount: 0,
    firstRow: 1,
    validity: new Uint8Array(0),
    values: new Float64Array(0),
    wideValues: new BigInt64Array(0),
    bits: new Uint8Array(0),
    text: textBuilder(),
    codes: new Int32Array(0),
    groups: {
      count: 0,
      weights: new Int32Array(0),
      hashes: new Uint32Array(0),
      places: new Int32Array(0),
      placeCount: 0,
    },
    room: {
      lengths: new Float64Array(0),
      entryLengths: new Float64Array(0),
      patterns: new Uint8Array(0),
      entryOffsets: new Int32Array(0),
      patternOffsets: new Int32Array(0),
    },
    misfits: textBuilder(),
    misfitRows: new Float64Array(0),
    misfitClasses: 0,
    arrays,
    held: new Map(),
  }
}

/** Gives the buffers back; columns that were built are gone with them. */
export function freeColumn({ held }: ColumnBuilder): void {
  for (const array of held.values()) array.free()
  held.clear()
}

/** Makes the builder's arrays anew where the kernels' memory moved. */
export function refreshColumn(builder: ColumnBuilder): void {
  claimRows(builder)
  if (builder.held.has('bytes')) reserveBytes(builder, 0)
  if (builder.held.has('places')) claimDictionary(builder)
}

/** Room that is made may move what was claimed before: then it is all claimed anew, as it now lies. */
export function whileMoving(claimAll: () => void): void {
  let generation: number
  do {
    ;({ generation } = kernels())
    claimAll()
  } while (kernels().generation !== generation)
}

/** Makes room for the rows of the round. */
export function claimRows(builder: ColumnBuilder): void {
  const { storage, arrays, text, capacity: rows } = builder
  const bitmapSize = Math.ceil(rows / 64) * 8
  builder.validity = claim(builder, 'validity', bitmapSize, arrays.uint8)
  if (storage === 'float64') builder.values = claim(builder, 'values', rows, arrays.float64)
  else if (storage === 'int64') builder.wideValues = claim(builder, 'wide', rows, arrays.bigInt64)
  else if (storage === 'boolean') builder.bits = claim(builder, 'bits', bitmapSize, arrays.uint8)
  else text.offsets = claim(builder, 'offsets', rows + 1, arrays.int32)
}

/** Makes room for a dictionary, and for what is derived from it. */
export function claimDictionary(builder: ColumnBuilder): void {
  const { arrays, capacity: rows, groups, room } = builder
  builder.codes = claim(builder, 'codes', rows, arrays.int32)
  builder.groups = {
    ...groups,
    weights: claim(builder, 'weights', rows, arrays.int32),
    hashes: claim(builder, 'hashes', rows * 4, arrays.uint32),
    places: claim(builder, 'places', placesFor(rows), arrays.int32),
  }
  const size = builder.text.bytes.length
  builder.room = {
    lengths: claim(builder, 'lengths', rows, arrays.float64),
    entryLengths: claim(builder, 'entryLengths', rows, arrays.float64),
    entryOffsets: claim(builder, 'entryOffsets', rows + 1, arrays.int32),
    patternOffsets: claim(builder, 'patternOffsets', rows + 1, arrays.int32),
    patterns: builder.held.has('patterns')
      ? claim(builder, 'patterns', roomForPatterns(size), arrays.uint8)
      : room.patterns,
  }
}

/** Makes room for so many bytes of text in all; those that are there stay. */
export function reserveBytes(builder: ColumnBuilder, size: number): void {
  const { held, arrays, text } = builder
  const before = held.get('bytes') as Resident<Uint8Array> | undefined
  const used = before?.view()
  if (used !== undefined && used.length >= size) {
    text.bytes = used
    return
  }
  const grown = arrays.uint8(2 ** Math.ceil(Math.log2(Math.max(64, size))))
  if (before !== undefined) grown.view().set(before.view())
  before?.free()
  held.set('bytes', grown)
  text.bytes = grown.view()
}

/** See `DerivedRoom`. */
const roomForPatterns = (bytes: number) => 2 * (bytes + PATTERN_SLACK)

/** Makes the room for derived columns as large as what was built asks for. May move the memory. */
export function settleColumn(builder: ColumnBuilder): void {
  if (builder.type !== 'string') return
  const size = roomForPatterns(builder.text.bytes.length)
  const patterns = claim(builder, 'patterns', size, builder.arrays.uint8)
  builder.room = { ...builder.room, patterns }
}

/** A buffer of at least this length, the one that is held if it is long enough. */
function claim<View extends { readonly length: number }>(
  { held }: ColumnBuilder,
  name: string,
  length: number,
  make: (length: number) => Resident<View>,
): View {
  let array = held.get(name) as Resident<View> | undefined
  if (array === undefined || array.view().length < length) {
    array?.free()
    array = make(2 ** Math.ceil(Math.log2(Math.max(64, length))))
    held.set(name, array)
  }
  return array.view()
}
