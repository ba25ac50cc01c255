/**
 * A reference cut into windows while it is read: what each window says of itself, beside the whole.
 *
 * Windows are equal parts in the order of the rows, or the rows of one value of a column (of one day, UTC,
 * where it holds timestamps), wherever they stand. Their profiles hold counts only, on the whole's grid,
 * and come from the read that counts the whole.
 */
import type { Batch } from '../batch/batch.js'
import { type Column, isValid } from '../batch/column.js'
import { valueText } from '../batch/format.js'
import { gather } from '../batch/gather.js'
import { effectsOfWindows } from '../drift/learnt.js'
import { needsOfReference } from '../drift/needs.js'
import { UsageError } from '../errors.js'
import { defaultNeeds, type Plan, plannedNeeds } from '../profile/plan.js'
import { emptyColumn, type Profile, updateProfile } from '../profile/profile.js'
import type { WindowStatistics } from '../profile/windows.js'
import type { Source } from '../sources/source.js'

/** So many equal parts, or the values of a column. */
export type WindowCut = { readonly count: number } | { readonly by: string }

/** Fewer cannot show a p-value of 0.05. */
export const fewestWindows = 20

/** More are not held in memory at once. */
export const mostWindows = 1000

/** Rows of a window, on average, below which its shares say nothing. */
const fewestRows = 10

const DAY = 86_400_000_000

/** A source that is listened to while it is read, and what was heard. */
export interface Listener {
  readonly source: Source
  /** The windows of the last complete read; undefined where there was none. */
  windows(): readonly Profile[] | undefined
}

/**
 * Listens to a source of which a first pass gave the profile. Throws `UsageError` at once where the
 * cut is impossible; a number of windows that only the read can tell is judged by `statisticsOf`.
 */
export function listen(source: Source, first: Profile, cut: WindowCut): Listener {
  const windowOf = rowsToWindows(first, cut)
  let heard: Profile[] | undefined
  const read: Source['read'] = async function* (fields) {
    const { keyOf, windowAt } = windowOf()
    const found: Profile[] = []
    for await (const batch of source.read(fields)) {
      for (const [window, rows] of split(batch, keyOf, windowAt)) {
        requireFewer(window, first, cut)
        found[window] = updateProfile(found[window] ?? emptyWindow(first), part(batch, rows))
      }
      yield batch
    }
    heard = found
  }
  return { source: { ...delegated(source), read }, windows: () => heard }
}

/** What the windows say of the whole. Throws `UsageError` where there are too few. */
export function statisticsOf(
  whole: Profile,
  windows: readonly Profile[],
  cut: WindowCut,
): WindowStatistics {
  const { length } = windows
  const by = 'by' in cut ? cut.by : null
  if (length < fewestWindows) {
    const values = by === null ? 'that make' : `whose column ${by} makes`
    throw new UsageError(
      `windows: ${whole.source.name}, ${values} ${length} windows, is too short: ` +
        `limits are learnt from at least ${fewestWindows}`,
    )
  }
  const rows = windows.map(({ source }) => source.rows)
  return { by, rows, tests: effectsOfWindows(whole, windows) }
}

/** Called once a read, since keys are numbered in the order in which they come. */
type Start = () => {
  /** The key of a row of the batch; undefined: it is in no window. */
  readonly keyOf: (batch: Batch, row: number) => number | string | undefined
  readonly windowAt: (key: number | string) => number
}

function rowsToWindows({ columns, source }: Profile, cut: WindowCut): Start {
  if ('count' in cut) {
    const { count } = cut
    requireCount(count, source.rows)
    const keyOf = (batch: Batch, row: number) =>
      Math.min(count - 1, Math.floor(((batch.firstRow - 1 + row) * count) / source.rows))
    return () => ({ keyOf, windowAt: Number })
  }
  const at = columns.findIndex(({ field }) => field.name === cut.by)
  if (at < 0) {
    const names = columns.map(({ field }) => field.name).join(', ')
    throw new UsageError(`windows by ${cut.by}: ${source.name} has no such column; it has ${names}`)
  }
  const keyOf = (batch: Batch, row: number) => keyOfSlot(batch.columns[at] as Column, row)
  return () => {
    const known = new Map<number | string, number>()
    const windowAt = (key: number | string) => {
      const window = known.get(key) ?? known.size
      known.set(key, window)
      return window
    }
    return { keyOf, windowAt }
  }
}

function requireCount(count: number, rows: number): void {
  if (!Number.isInteger(count) || count < fewestWindows || count > mostWindows) {
    throw new UsageError(
      `windows ${count}: expected a whole number from ${fewestWindows} to ${mostWindows}`,
    )
  }
  if (rows / count >= fewestRows) return
  const most = Math.floor(rows / fewestRows)
  throw new UsageError(
    `windows ${count}: of ${rows} rows; a window needs ${fewestRows}, so ` +
      (most < fewestWindows
        ? `at least ${fewestWindows * fewestRows} rows are needed`
        : `at most ${most} are possible`),
  )
}

function requireFewer(window: number, { source }: Profile, cut: WindowCut): void {
  if (window < mostWindows) return
  const by = 'by' in cut ? cut.by : ''
  throw new UsageError(
    `windows by ${by}: ${source.name} has more than ${mostWindows} values in it; name a column ` +
      'with fewer, such as a date, or a number of windows',
  )
}

/** Days of timestamps, values of other columns; nulls and misfits have none. */
function keyOfSlot(column: Column, slot: number): number | string | undefined {
  if (!isValid(column, slot)) return undefined
  if (column.storage !== 'float64') return valueText(column, slot)
  const value = column.values[slot] ?? 0
  return column.type === 'timestamp' ? Math.floor(value / DAY) : value
}

/** The rows of each window that the batch has rows of. */
function split(
  batch: Batch,
  keyOf: (batch: Batch, row: number) => number | string | undefined,
  windowAt: (key: number | string) => number,
): ReadonlyMap<number, Int32Array> {
  const rows = new Map<number, number[]>()
  let [last, same]: [number | string | undefined, number[]] = [undefined, []]
  for (let row = 0; row < batch.length; row++) {
    const key = keyOf(batch, row)
    if (key === undefined) continue
    if (key !== last) {
      const window = windowAt(key)
      same = rows.get(window) ?? []
      rows.set(window, same)
      last = key
    }
    same.push(row)
  }
  return new Map([...rows].map(([window, each]) => [window, Int32Array.from(each)]))
}

function part(batch: Batch, rows: Int32Array): Batch {
  if (rows.length === batch.length) return batch
  return {
    length: rows.length,
    firstRow: batch.firstRow + (rows[0] ?? 0),
    columns: batch.columns.map((column) => partOf(column, rows)),
  }
}

/** With the misfits of these rows: without them they would count as nulls. */
function partOf(column: Column, rows: Int32Array): Column {
  const gathered = gather(column, rows)
  const { misfits } = column
  if (misfits === undefined) return gathered
  const wanted = new Set(gathered.rows ?? [])
  const found = [...(misfits.rows ?? [])].flatMap((row, i) => (wanted.has(row) ? [i] : []))
  const own = gather(misfits, Int32Array.from(found))
  return own.storage === 'utf8' ? { ...gathered, misfits: own } : gathered
}

/** Counts only: cells of the grid, rows by kind, rows by text. */
function emptyWindow(first: Profile): Profile {
  const grids = gridsOf(first)
  return {
    source: { ...first.source, rows: 0, bytes: null },
    columns: first.columns.map(({ field }) => {
      const usual = defaultNeeds(field.type).filter(
        ({ derivation: { of }, spec: { kind } }) =>
          of === 'values' && (kind === 'tally' || (kind === 'frequent' && field.type === 'string')),
      )
      return emptyColumn(field, [...usual, ...plannedNeeds(grids, field)])
    }),
    faults: [],
  }
}

const grids = new WeakMap<Profile, Plan>()

/** The grids are many numbers: made once for all windows. */
function gridsOf(first: Profile): Plan {
  const plan = grids.get(first) ?? needsOfReference(first)
  grids.set(first, plan)
  return plan
}

/** The other methods of a source, whatever it is an instance of. */
function delegated(source: Source): Omit<Source, 'read'> {
  return {
    name: source.name,
    format: source.format,
    get bytes() {
      return source.bytes
    },
    fields: () => source.fields(),
    faults: () => source.faults(),
    close: () => source.close(),
  }
}
