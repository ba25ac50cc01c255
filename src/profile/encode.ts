/** A profile as a file that every reader of Arrow can open. */

import { seal } from './checksum.js'
import { metadataOf, type Tool } from './metadata.js'
import type { ColumnProfile, Profile } from './profile.js'
import { frequentOf } from './query.js'
import { hashedFrequent, type Privacy, withhold } from './redact.js'
import { encodeColumn, type Sketches, sketchesOf } from './states.js'
import { type TableRow, tableOf } from './table.js'

/**
 * The profile as the bytes of an Arrow IPC file: one row a column, plain statistics in typed columns,
 * the sketches as Apache DataSketches writes them in `kll`, `hll` and `frequent`, the rest in
 * `states`. The same profile gives the same bytes. Samples are left out unless asked for.
 */
export async function encodeProfile(
  profile: Profile,
  tool: Tool,
  privacy: Privacy = {},
): Promise<Uint8Array> {
  // apache-arrow takes longer to load than all the rest: only who writes pays.
  const { writeArrow } = await import('./arrow.js')
  const stored = withhold(profile, privacy)
  const rows = stored.columns.map(rowOf)
  const shown =
    privacy.redact === 'hash'
      ? rows.map((row, i) => hashed(row, profile.columns[i], privacy.redactKey))
      : rows
  const file = writeArrow({
    rows: rows.length,
    metadata: metadataOf(stored, tool),
    columns: tableOf(shown),
  })
  seal(file)
  return file
}

function rowOf(column: ColumnProfile): TableRow {
  const sketches = sketchesOf(column)
  return { column, sketches, states: encodeColumn(column, sketches) }
}

/** The digests are for other readers: `states` do not refer to them. */
function hashed(row: TableRow, original: ColumnProfile | undefined, key?: string): TableRow {
  const state = original && frequentOf(original)
  if (state === undefined) return row
  const sketches: Sketches = { ...row.sketches, frequent: hashedFrequent(state, key) }
  return { ...row, sketches }
}
