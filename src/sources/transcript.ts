/** Rows together with where they lie in the bytes, and the bytes: for whoever copies some of the rows. */
import type { Batch } from '../batch/batch.js'
import type { FaultCode } from '../batch/fault.js'
import type { ByteReader } from './input.js'

/** A structural fault of a row, as a reader met it. */
export interface RowFault {
  readonly code: FaultCode
  readonly row: number
  /** The offending text, shortened. */
  readonly value: string
}

/** A batch whose row r (from 0) is the bytes from `starts[r]` to `ends[r]`, with its line end. */
export interface PlacedBatch extends Batch {
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** In the order of their codes' discovery, not of their rows. */
  readonly faults: readonly RowFault[]
}

/** Positions count from the first decoded byte. */
export interface Transcript {
  /** Where the first row behind the header starts. */
  readonly start: number
  /** What stands before the first decoded byte and is to be kept: a byte order mark. */
  readonly mark: Uint8Array
  /** What is to be added to a position to have it in the file; null where rows are not bytes of it. */
  readonly offset: number | null
  /** The bytes between fields, and around those that need it. */
  readonly delimiter: number
  readonly quote: number
  readonly terminator: 'lf' | 'cr'
  /** All rows, in batches that are valid until the next one; to be read once. */
  readonly batches: AsyncIterable<PlacedBatch>
  /** The decoded bytes, from the first on; whoever opens it closes it. */
  open(): Promise<ByteReader>
}
