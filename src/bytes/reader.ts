/** A little-endian cursor over bytes. Reading past the end throws `DataError`. */
import { DataError } from '../errors.js'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Bytes not read yet. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true)
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true)
  }

  i64(): bigint {
    return this.#view.getBigInt64(this.#take(8), true)
  }

  /** A count or weight: 64 bits that must hold an integer from 0 to below 2^53. */
  count(): number {
    const value = Number(this.i64())
    if (!Number.isSafeInteger(value)) throw new DataError(`count beyond 2^53: ${value}`)
    if (value < 0) throw new DataError(`negative count: ${value}`)
    return value
  }

  f64(): number {
    return this.#view.getFloat64(this.#take(8), true)
  }

  f64s(length: number): Float64Array {
    const at = this.#take(length * 8)
    const values = new Float64Array(length)
    for (let i = 0; i < length; i++) values[i] = this.#view.getFloat64(at + i * 8, true)
    return values
  }

  /** A view of the next `size` bytes. */
  raw(size: number): Uint8Array {
    const at = this.#take(size)
    return this.#bytes.subarray(at, at + size)
  }

  /** UTF-8 text behind its length in bytes (u32). */
  text(): string {
    const bytes = this.raw(this.u32())
    try {
      return decoder.decode(bytes)
    } catch {
      throw new DataError(`text of ${bytes.length} bytes is not UTF-8`)
    }
  }

  #take(size: number): number {
    const at = this.#at
    if (size < 0 || size > this.left) {
      throw new DataError(`truncated: ${size} bytes needed at ${at}, ${this.left} left`)
    }
    this.#at = at + size
    return at
  }
}
