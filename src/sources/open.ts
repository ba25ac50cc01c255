/** From what a user names to a source: a file, a folder, a pattern, standard input. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from '../errors.js'
import { concatenation } from './concatenation.js'
import { csvSource } from './csv.js'
import type { CsvOptions } from './csv-dialect.js'
import { fileInput, reasonOf } from './file-input.js'
import { isPattern, matchingFiles } from './glob.js'
import type { Source } from './source.js'
import { spoolInput } from './spool-input.js'

export { sniffFormat } from './sniff.js'

/** How rows are read. */
export type ReadOptions = CsvOptions

/** Files of a folder that are taken as data. */
const dataFile = /\.(csv|tsv|txt)(\.gz)?$/i

/**
 * Opens what `input` names: a file, a folder (its `.csv`, `.tsv` and `.txt` files in the order of their
 * names, as one data set), a pattern with `*`, `?`, `**` or `[…]`, or `-` for standard input. A file of
 * that very name goes before a pattern. Throws `DataError` where there is nothing to read; what a file
 * holds is looked at when it is read.
 */
export async function openSource(input: string, options: ReadOptions = {}): Promise<Source> {
  if (input === '-') return csvSource(spoolInput('-', standardInput()), options)
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(input)) {
    throw new DataError(`cannot read ${input}: only files are read yet; download it first`)
  }
  const found = await stat(input).catch((error: unknown) => error)
  if (found instanceof Error) {
    if (isPattern(input)) return several(input, await matchingFiles(input), options)
    throw new DataError(`cannot read ${input}: ${reasonOf(found)}`)
  }
  const info = found as Awaited<ReturnType<typeof stat>>
  if (info.isFile()) return csvSource(await fileInput(input), options)
  // A pipe can be read once, as standard input can.
  if (!info.isDirectory()) return csvSource(spoolInput(input, createReadStream(input)), options)
  return several(input, await dataFilesOf(input), options)
}

async function dataFilesOf(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter(
        (entry) => !entry.isDirectory() && !entry.name.startsWith('.') && dataFile.test(entry.name),
      )
      .map(({ name }) => join(folder, name))
      .sort()
  } catch (error) {
    throw new DataError(`cannot read ${folder}: ${reasonOf(error)}`, { cause: error })
  }
}

async function several(
  name: string,
  paths: readonly string[],
  options: ReadOptions,
): Promise<Source> {
  const [only] = paths
  if (only === undefined) {
    throw new DataError(
      isPattern(name)
        ? `${name} matches no file; check the pattern, and quote it for the shell`
        : `${name} is a folder without data: no .csv, .tsv or .txt file in it`,
    )
  }
  if (paths.length === 1) return csvSource(await fileInput(only), options)
  const sources: Source[] = []
  for (const path of paths) sources.push(csvSource(await fileInput(path), options))
  return concatenation(name, sources)
}

function standardInput(): AsyncIterable<Uint8Array> {
  if (process.stdin.isTTY === true) {
    throw new DataError('-: standard input is a terminal; pipe data into it, or name a file')
  }
  return process.stdin
}
