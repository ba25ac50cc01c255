/** Constants as vectors. */
import type { Constant, ValueType } from './typed.js'
import { FALSE, NULL, TRUE, UNKNOWN, type Vector } from './vector.js'

const encoder = new TextEncoder()

/** A vector of one slot that stands for every row. */
export function constantVector(type: ValueType, value: Constant): Vector {
  const status = value === null ? Uint8Array.of(NULL) : undefined
  switch (type) {
    case 'boolean': {
      const truth = value === null ? UNKNOWN : value === true ? TRUE : FALSE
      return { kind: 'truth', mask: 0, values: Uint8Array.of(truth) }
    }
    case 'string':
    case 'binary':
    case 'decimal':
    case 'null': {
      const bytes = encoder.encode(value === null ? '' : String(value))
      const ends = Int32Array.of(bytes.length)
      return { kind: 'text', mask: 0, status, bytes, starts: Int32Array.of(0), ends }
    }
    default:
      if (typeof value === 'bigint') {
        return { kind: 'wide', mask: 0, status, values: BigInt64Array.of(value) }
      }
      return { kind: 'float', mask: 0, status, values: Float64Array.of(Number(value ?? 0)) }
  }
}
