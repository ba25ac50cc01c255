/**
 * Structural faults of text files: what a reader forgave, counted, with the first rows.
 *
 * A validator must survive the file that it condemns, so a reader never throws over the content of a
 * file; checks decide what a fault means.
 */

export type FaultCode =
  /** A column name that occurred before; the reader appends `_2`, `_3`, … */
  | 'header.duplicate'
  /** A column without a name; the reader calls it `column_<position>`. */
  | 'header.empty'
  /** A row with too few fields (the others are null) or too many (they are dropped). */
  | 'row.ragged'
  /** The last row, where the file ends in it: too few fields, and no line end. It is not ragged. */
  | 'row.truncated'
  /** A row that outgrows the limits of one row; its fields behind the limit are dropped. */
  | 'row.long'
  /** A quote inside an unquoted field, or text after a closing quote. */
  | 'quote.stray'
  /** A quoted field that the file ends in, or that outgrows the record limit. */
  | 'quote.unclosed'
  /** A cell whose bytes are not valid in the file's encoding. */
  | 'encoding.invalid'
  /** A cell with a NUL byte. */
  | 'byte.nul'

export interface Fault {
  readonly code: FaultCode
  readonly count: number
  /** The first rows (data rows from 1; 0 is the header), at most five, with the offending text. */
  readonly samples: readonly { readonly row: number; readonly value: string }[]
}
