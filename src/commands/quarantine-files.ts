/**
 * The files of a quarantine: valid rows, invalid rows and errors, all three or none.
 *
 * They are written under other names and renamed at the end; where that is not reached, by an error or an
 * interruption, nothing stays, not even the folder if it was made for them.
 */
import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { UsageError } from '../errors.js'
import type { RowCounts, RowError, RowFormat, RowSink } from '../gate/quarantine.js'
import { countOf } from '../schema/words.js'
import { type GrowingFile, growFiles } from './growing-files.js'

/** Longest value in the file of errors, in UTF-16 code units. */
const longest = 200

/** UTF-16 code units of lines that are written together. */
const together = 1 << 16

const header = ['row', 'offset', 'column', 'code', 'rule', 'value']

export interface QuarantineFiles {
  readonly sink: RowSink
  /** Removes what is not finished. May be called after the end. */
  discard(): Promise<void>
}

/**
 * Opens the files in a folder, which must not exist or be empty unless `force` is set. Throws `UsageError` where it is not,
 * `DataError` where it cannot be written to; `note` is told what was written.
 */
export async function openQuarantine(
  folder: string,
  { batch, force = false }: { readonly batch: string; readonly force?: boolean },
  note: (text: string) => void,
): Promise<QuarantineFiles> {
  if (!force) await requireEmpty(folder)
  const names = namesOf(batch).map((name) => join(folder, name))
  const files = await growFiles(folder, names)
  const [valid, invalid, errors] = files.opened as [GrowingFile, GrowingFile, GrowingFile]
  const format: RowFormat = { delimiter: ',', quote: '"', lineEnd: '\n' }
  let line = liner(format)
  // Errors can be many: they are made bytes together.
  let waiting = ''
  const flush = () => {
    const bytes = Buffer.from(waiting)
    waiting = ''
    return errors.write(bytes)
  }
  const end = async (counts: RowCounts) => {
    await flush()
    await files.finish()
    const parts = [
      countOf(counts.valid, 'row'),
      countOf(counts.invalid, 'row'),
      countOf(counts.errors, 'line'),
    ]
    names.forEach((name, i) => {
      note(`wrote ${name} (${parts[i]})`)
    })
  }
  return {
    sink: {
      async begin(head, found) {
        line = liner(found)
        await valid.write(head)
        await invalid.write(head)
        waiting = line(header)
      },
      copy: async (bytes, isValid) => {
        await (isValid ? valid : invalid).write(bytes)
      },
      report(error) {
        waiting += line(cellsOf(error))
        return waiting.length < together ? undefined : flush()
      },
      end,
    },
    discard: files.discard,
  }
}

/** `orders.csv` to `orders.valid.csv` and so on; without `.gz`, since rows are written as they are. */
function namesOf(batch: string): string[] {
  const name = batch === '-' ? 'stdin.csv' : basename(batch).replace(/\.gz$/i, '')
  const extension = /^\.(csv|tsv|txt|tab)$/i.test(extname(name)) ? extname(name) : ''
  const stem = name.slice(0, name.length - extension.length)
  return ['valid', 'invalid', 'errors'].map((kind) => `${stem}.${kind}${extension || '.csv'}`)
}

async function requireEmpty(folder: string): Promise<void> {
  const found = await readdir(folder).catch(() => [])
  if (found.length === 0) return
  throw new UsageError(
    `--quarantine ${folder}: the folder is not empty (${found.slice(0, 3).join(', ')}); name another, or ` +
      'overwrite the files of this batch in it with --force',
  )
}

function cellsOf({ row, offset, columns, code, rule, value }: RowError): string[] {
  const shown = value ?? ''
  return [
    String(row),
    offset === null ? '' : String(offset),
    columns.join(', '),
    code,
    rule ?? '',
    shown.length > longest ? `${shown.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : shown,
  ]
}

/** Cells as a line; those are quoted that would be read as something else without. */
function liner({ delimiter, quote, lineEnd }: RowFormat): (cells: readonly string[]) => string {
  const special = new RegExp(`[${[delimiter, quote].map(escaped).join('')}\\r\\n]`)
  const cellText = (cell: string) =>
    special.test(cell) ? quote + cell.replaceAll(quote, quote + quote) + quote : cell
  return (cells) => cells.map(cellText).join(delimiter) + lineEnd
}

/** In a class of characters. */
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
