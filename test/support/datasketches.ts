/**
 * A reader of three Apache DataSketches formats, written from their description alone and apart from
 * the code under test. It gives what a test compares: parameters, counts, items.
 */
const utf8 = new TextDecoder()

function open(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export interface KllDoubles {
  readonly k: number
  readonly n: bigint
  readonly minimum: number | undefined
  readonly maximum: number | undefined
  /** Kept items with their weights, level by level. */
  readonly items: readonly (readonly [value: number, weight: number])[]
}

/** `KllDoublesSketch`, compact. */
export function readKllDoubles(bytes: Uint8Array): KllDoubles {
  const view = open(bytes)
  if (view.getUint8(2) !== 15) throw new Error(`family ${view.getUint8(2)}`)
  if (view.getUint8(6) !== 8) throw new Error(`m ${view.getUint8(6)}`)
  const k = view.getUint16(4, true)
  const flags = view.getUint8(3)
  if (flags & 1) return { k, n: 0n, minimum: undefined, maximum: undefined, items: [] }
  if (flags & 4) {
    const value = view.getFloat64(8, true)
    return { k, n: 1n, minimum: value, maximum: value, items: [[value, 1]] }
  }
  const n = view.getBigUint64(8, true)
  const levels = view.getUint8(18)
  const starts = Array.from({ length: levels }, (_, i) => view.getUint32(20 + 4 * i, true))
  const extremes = 20 + 4 * levels
  const first = extremes + 16
  const total = (bytes.length - first) / 8
  const ends = [...starts.slice(1), (starts[0] ?? 0) + total]
  const items: [number, number][] = []
  starts.forEach((start, level) => {
    for (let i = start; i < (ends[level] ?? 0); i++) {
      items.push([view.getFloat64(first + 8 * (i - (starts[0] ?? 0)), true), 2 ** level])
    }
  })
  return {
    k,
    n,
    minimum: view.getFloat64(extremes, true),
    maximum: view.getFloat64(extremes + 8, true),
    items,
  }
}

export interface Hll {
  readonly lgK: number
  /** Coupons, or registers that are not 0. */
  readonly occupied: number
}

/** HLL with registers of 8 bits, updatable or compact. */
export function readHll(bytes: Uint8Array): Hll {
  const view = open(bytes)
  if (view.getUint8(2) !== 7) throw new Error(`family ${view.getUint8(2)}`)
  const lgK = view.getUint8(3)
  const mode = view.getUint8(7) & 3
  if (mode === 0) return { lgK, occupied: view.getUint8(6) }
  if (mode === 1) return { lgK, occupied: view.getUint32(8, true) }
  const registers = bytes.subarray(40, 40 + 2 ** lgK)
  return { lgK, occupied: registers.filter((value) => value > 0).length }
}

export interface FrequentItems {
  readonly lgMaxMapSize: number
  readonly weight: bigint
  readonly offset: bigint
  readonly items: readonly (readonly [text: string, weight: bigint])[]
}

/** `ItemsSketch<String>`. */
export function readFrequentStrings(bytes: Uint8Array): FrequentItems {
  const view = open(bytes)
  if (view.getUint8(2) !== 10) throw new Error(`family ${view.getUint8(2)}`)
  const lgMaxMapSize = view.getUint8(3)
  if (view.getUint8(0) === 1) return { lgMaxMapSize, weight: 0n, offset: 0n, items: [] }
  const count = view.getUint32(8, true)
  let at = 32 + 8 * count
  const items = Array.from({ length: count }, (_, i): [string, bigint] => {
    const size = view.getUint32(at, true)
    const text = utf8.decode(bytes.subarray(at + 4, at + 4 + size))
    at += 4 + size
    return [text, view.getBigInt64(32 + 8 * i, true)]
  })
  if (at !== bytes.length) throw new Error(`${bytes.length - at} bytes too many`)
  const [weight, offset] = [view.getBigInt64(16, true), view.getBigInt64(24, true)]
  return { lgMaxMapSize, weight, offset, items }
}
