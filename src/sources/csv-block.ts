/** A window of the stream in the kernels' memory: it moves on as rows are taken, and grows for long ones. */
import { type Resident, residentBytes } from '../kernels/resident.js'
import { type BlockInput, type ReturningInput, returning } from './block-input.js'

export interface BlockLimits {
  /** Bytes of the block at first. */
  readonly blockBytes: number
  /** Bytes that it may grow to, at least `blockBytes`. */
  readonly rowBytes: number
}

/** What is left is moved, and the block filled, when it is less than one part in so many. */
const LOW_SHARE = 4

export class Block {
  /** The bytes not yet taken: `[start, end)` of `bytes`. */
  start = 0
  end = 0
  /** Whether nothing follows them. */
  atEnd = false
  readonly #input: ReturningInput
  readonly #limits: BlockLimits
  #memory: Resident<Uint8Array>
  #size: number
  /** Where in the stream the block begins. */
  #origin: number
  /** Nothing is read from this position of the stream on. */
  #stop = Number.POSITIVE_INFINITY

  /** `position`: where in the stream the input begins. */
  constructor(input: BlockInput, limits: BlockLimits, position: number) {
    this.#input = returning(input)
    this.#limits = limits
    this.#origin = position
    this.#size = limits.blockBytes
    this.#memory = residentBytes(this.#size)
  }

  /** The memory, until something else is allocated. */
  get bytes(): Uint8Array {
    return this.#memory.view()
  }

  /** Where in the stream the block begins. */
  get origin(): number {
    return this.#origin
  }

  /** Makes sure that a block's worth of bytes is at hand, or all that are left or wanted. */
  async fill(): Promise<void> {
    if (this.end - this.start < this.#limits.blockBytes / LOW_SHARE) this.#compact(this.#memory)
    while (!this.atEnd) {
      const size = Math.min(this.#size, this.#stop - this.#origin)
      if (this.end >= size) return
      const waiting = this.#input.wait()
      if (waiting !== undefined) await waiting
      const count = this.#input.take(this.bytes.subarray(this.end, size))
      this.end += count
      this.atEnd = count === 0
    }
  }

  /** Forgets where to stop; false where it was forgotten before. */
  lift(): boolean {
    const isLifted = this.#stop < Number.POSITIVE_INFINITY
    this.#stop = Number.POSITIVE_INFINITY
    return isLifted
  }

  /** Makes room behind the bytes at hand; false where there can be no more. */
  grow(): boolean {
    if (this.start > 0) {
      this.#compact(this.#memory)
      return true
    }
    if (this.#size >= this.#limits.rowBytes) return false
    const before = this.#memory
    this.#size = Math.min(this.#size * 2, this.#limits.rowBytes)
    this.#compact(residentBytes(this.#size))
    before.free()
    return true
  }

  /** Begins again at `start`, as a new block would, and reads nothing from the position `stop` on. */
  restart(stop: number): void {
    this.#input.giveBack(this.bytes.subarray(this.start, this.end))
    this.#origin += this.start
    this.start = 0
    this.end = 0
    this.atEnd = false
    this.#stop = stop
    const { blockBytes } = this.#limits
    if (this.#size === blockBytes) return
    this.#memory.free()
    this.#size = blockBytes
    this.#memory = residentBytes(blockBytes)
  }

  close(): Promise<void> {
    this.#memory.free()
    return this.#input.close()
  }

  /** Moves what is left to the front of the memory, or of another one. */
  #compact(memory: Resident<Uint8Array>): void {
    const from = this.start
    if (from > 0 || memory !== this.#memory) {
      const left = this.bytes.subarray(from, this.end)
      memory.view().set(left)
    }
    this.#memory = memory
    this.#origin += from
    this.end -= from
    this.start = 0
  }
}
