/** Where the vectors lie: `test/vectors`, or the folder that DRIFTGATE_VECTORS names. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Fields } from './family.js'

/** The folder, or another of the same form. */
export function vectorFolder(): string {
  const own = resolve(import.meta.dirname, '../../vectors')
  const other = process.env.DRIFTGATE_VECTORS
  return other === undefined || other === '' ? own : resolve(other)
}

/** The names of the vector files in a folder. Throws when there are none. */
export function vectorNames(folder: string): string[] {
  const names = list(folder).filter((name) => name.endsWith('.json'))
  if (names.length === 0) throw new Error(`no vector files (*.json) in ${folder}`)
  return names.map((name) => name.slice(0, -'.json'.length)).sort()
}

/** One file, parsed. Throws, naming it, when it is not a JSON object. */
export function readVectors(folder: string, name: string): Fields {
  const path = join(folder, `${name}.json`)
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`cannot read vectors ${path}: ${String(error)}`)
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
    return parsed as Fields
  throw new Error(`${path}: expected an object of vectors`)
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw new Error(`cannot read the vector folder ${folder}: ${String(error)}`)
  }
}
