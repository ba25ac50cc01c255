/** A growing little-endian buffer. */
import { assert } from '../errors.js'

export class Writer {
  #bytes: Uint8Array
  #view: DataView
  #length = 0

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity)
    this.#view = new DataView(this.#bytes.buffer)
  }

  get length(): number {
    return this.#length
  }

  u8(value: number): this {
    const at = this.#claim(1)
    this.#view.setUint8(at, value)
    return this
  }

  u16(value: number): this {
    const at = this.#claim(2)
    this.#view.setUint16(at, value, true)
    return this
  }

  u32(value: number): this {
    const at = this.#claim(4)
    this.#view.setUint32(at, value, true)
    return this
  }

  i64(value: bigint): this {
    const at = this.#claim(8)
    this.#view.setBigInt64(at, value, true)
    return this
  }

  /** A count or weight: an integer from 0 to below 2^53, written as 64 bits. */
  count(value: number): this {
    assert(Number.isSafeInteger(value) && value >= 0, `count ${value} is no exact integer`)
    return this.i64(BigInt(value))
  }

  f64(value: number): this {
    const at = this.#claim(8)
    this.#view.setFloat64(at, value, true)
    return this
  }

  f64s(values: Float64Array): this {
    for (const value of values) this.f64(value)
    return this
  }

  raw(bytes: Uint8Array): this {
    const at = this.#claim(bytes.length)
    this.#bytes.set(bytes, at)
    return this
  }

  /** UTF-8 text behind its length in bytes (u32). */
  text(value: string): this {
    const bytes = new TextEncoder().encode(value)
    return this.u32(bytes.length).raw(bytes)
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  /** Room for so many bytes more. It may replace the view: claim first, then write. */
  #claim(size: number): number {
    const at = this.#length
    this.#length += size
    if (this.#length > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2))
      bytes.set(this.#bytes)
      this.#bytes = bytes
      this.#view = new DataView(bytes.buffer)
    }
    return at
  }
}
