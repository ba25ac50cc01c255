/** Where batches come from. */
import type { Batch } from '../batch/batch.js'
import type { Field } from '../batch/column.js'
import type { Fault } from '../batch/fault.js'
import type { Recipe } from './recipe.js'
import type { Transcript } from './transcript.js'

export interface Source {
  /** Path or name as the user gave it; `-` is standard input. */
  readonly name: string
  /** `csv`, … */
  readonly format: string
  /** Size in bytes, null where it is not known before reading. */
  readonly bytes: number | null
  /**
   * Column names, with the classes of cells seen in the head of the data as a first guess. Throws
   * `DataError` where nothing can be read.
   */
  fields(): Promise<readonly Field[]>
  /**
   * Reads all rows once, each column in the given field's type. `fields` has the names of
   * `this.fields()` in their order; types and classes may differ. May be called again after the
   * iteration ended (standard input is kept in a temporary file for that).
   */
  read(fields: readonly Field[]): AsyncIterable<Batch>
  /**
   * How other threads can read the same rows in the same partitions; undefined, as where there is no
   * such method, where only `read` will do.
   */
  recipe?(fields: readonly Field[]): Promise<Recipe | undefined>
  /**
   * Offsets in the file of the first bytes of some rows (numbers from 1, ascending); undefined, as where
   * there is no such method, where rows are not bytes of one file as they stand in it. Reads up to the last of
   * them.
   */
  locate?(
    rows: readonly number[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<number, number> | undefined>
  /**
   * Reads all rows again, for whoever copies some of them; undefined where there is no such method, as where
   * rows are not lines of one text.
   */
  transcript?(fields: readonly Field[]): Promise<Transcript>
  /** Structural faults met by the last complete `read`. */
  faults(): readonly Fault[]
  /** Frees files and removes temporary ones. May be called twice. */
  close(): Promise<void>
}
