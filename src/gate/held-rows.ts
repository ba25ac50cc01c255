/**
 * Some rows of a source, held in memory: all of a small one; of a large one pieces spread over the file
 * where it can be read from anywhere, else those it begins with. For looking at rows more than once;
 * what is found in them is verified on all.
 */
import type { Batch } from '../batch/batch.js'
import type { Field } from '../batch/column.js'
import { hold } from '../batch/hold.js'
import { partitionCount, readCsvPartition } from '../sources/csv-partition.js'
import type { Recipe } from '../sources/recipe.js'
import type { Source } from '../sources/source.js'

/** Most rows, and most cells, that are held. */
const mostRows = 50_000
const mostCells = 2_000_000
/** Pieces of a large file. */
const pieces = 16

/** What is held of a source of so many rows. */
export interface HeldRows {
  readonly fields: readonly Field[]
  readonly batches: readonly Batch[]
  readonly rows: number
  /** Whether these are all rows. */
  readonly isWhole: boolean
}

/** Reads the rows to be held, each column as its field says. */
export async function holdRows(
  source: Source,
  fields: readonly Field[],
  rows: number,
  signal?: AbortSignal,
): Promise<HeldRows> {
  const limit = Math.min(mostRows, Math.max(1, Math.floor(mostCells / Math.max(1, fields.length))))
  const holder = holderOf(Math.min(rows, limit))
  const recipe = rows <= limit ? undefined : await source.recipe?.(fields)
  if (recipe === undefined) {
    for await (const batch of source.read(fields)) {
      signal?.throwIfAborted()
      if (holder.add(batch, limit)) break
    }
  } else {
    const small = inPieces(recipe, rows, Math.ceil(limit / pieces))
    const count = partitionCount(small)
    for (let piece = 0; piece < pieces; piece++) {
      signal?.throwIfAborted()
      const partition = Math.floor((piece * (count - 1)) / (pieces - 1))
      const start = partition === 0 ? small.start : undefined
      let left = Math.ceil(limit / pieces)
      await readCsvPartition(small, { partition, start }, (batch) => {
        const taken = Math.min(left, batch.length)
        left -= taken
        holder.add(batch, taken)
      })
    }
  }
  const { batches, held } = holder
  return { fields, batches, rows: held(), isWhole: held() === rows }
}

/** Keeps copies of batches until there are enough rows; `add` says when. */
function holderOf(limit: number) {
  const batches: Batch[] = []
  let count = 0
  return {
    batches,
    held: () => count,
    add(batch: Batch, most: number): boolean {
      const taken = Math.min(most, limit - count, batch.length)
      if (taken > 0) batches.push(hold(batch, 0, taken))
      count += Math.max(0, taken)
      return count >= limit
    },
  }
}

/** The recipe cut into pieces of about so many rows. */
function inPieces(recipe: Recipe, rows: number, rowsOfPiece: number): Recipe {
  const bytes = recipe.file.size - recipe.offset - recipe.start
  const partitionBytes = Math.max(1 << 16, Math.ceil((bytes / rows) * rowsOfPiece * 1.25))
  return { ...recipe, limits: { ...recipe.limits, partitionBytes } }
}
