/** Schemas from files. */
import { readFile } from 'node:fs/promises'
import { DataError } from '../errors.js'
import { parseSchema } from '../schema/parse.js'
import type { Schema } from '../schema/schema.js'
import { reasonOf } from '../sources/file-input.js'

/**
 * Reads a schema file. Throws `DataError` where it cannot be read, `UsageError` with positions where
 * it does not parse.
 */
export async function readSchema(path: string): Promise<Schema> {
  return parseSchema(await readSchemaText(path), path)
}

/** The text of a schema file. Throws `DataError` where it cannot be read. */
export async function readSchemaText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const advice = code === 'ENOENT' ? '; make one with: driftgate infer <reference>' : ''
    throw new DataError(`cannot read schema ${path}: ${reasonOf(cause)}${advice}`, { cause })
  }
}
