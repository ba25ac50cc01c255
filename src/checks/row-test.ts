/** A rule of a schema as a question about single rows. */
import type { BatchView } from '../profile/batch-view.js'
import type { BrokenRows } from './row-finders.js'

/** A rule that names rows. */
export interface RowTest {
  readonly code: string
  /** What it reads; none where it is about the whole row. */
  readonly columns: readonly string[]
  /** The condition, or its name, of a rule over rows. */
  readonly rule: string | null
  /** The rows of a batch that break it, ascending; batches come in their order, each once. */
  readonly rowsOf: (view: BatchView) => BrokenRows
}
