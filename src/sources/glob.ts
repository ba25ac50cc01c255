/** Which files does a pattern name? `*` and `?` within a name, `**` across folders, `[abc]` one of. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DataError } from '../errors.js'
import { reasonOf } from './file-input.js'

/** Whether a path has the marks of a pattern. */
export function isPattern(path: string): boolean {
  return /[*?[]/.test(path)
}

/** The files that match, in the order of their names; none where a folder of the pattern is missing. */
export async function matchingFiles(pattern: string): Promise<readonly string[]> {
  const parts = pattern.replaceAll('\\', '/').split('/')
  const isAbsolute = parts[0] === ''
  const found = await walk(isAbsolute ? '/' : '', isAbsolute ? parts.slice(1) : parts)
  return [...new Set(found)].sort()
}

async function walk(folder: string, [part, ...rest]: readonly string[]): Promise<string[]> {
  if (part === undefined || part === '') return []
  if (part === '**') {
    const below = await entriesOf(folder)
    const folders = below.filter(({ isFolder, name }) => isFolder && !name.startsWith('.'))
    const here = await walk(folder, rest)
    const deeper = folders.map(({ name }) => walk(join(folder, name), ['**', ...rest]))
    return [...here, ...(await Promise.all(deeper)).flat()]
  }
  if (!isPattern(part) && rest.length > 0) return walk(join(folder, part), rest)
  const matches = matcherOf(part)
  const entries = (await entriesOf(folder)).filter(({ name }) => matches(name))
  if (rest.length === 0) {
    return entries.filter(({ isFolder }) => !isFolder).map(({ name }) => join(folder, name))
  }
  const folders = entries.filter(({ isFolder }) => isFolder)
  return (await Promise.all(folders.map(({ name }) => walk(join(folder, name), rest)))).flat()
}

async function entriesOf(folder: string): Promise<{ name: string; isFolder: boolean }[]> {
  try {
    const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true })
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw new DataError(`cannot read folder ${folder}: ${reasonOf(error)}`, { cause: error })
  }
}

/** Names beginning with a dot match only patterns that begin with one. */
function matcherOf(part: string): (name: string) => boolean {
  const source = part.replace(/\[(!?)([^\]]+)\]|[*?]|[\\^$.|+(){}[\]]/g, (mark, not, set) => {
    if (mark === '*') return '[^/]*'
    if (mark === '?') return '[^/]'
    if (set === undefined) return `\\${mark}`
    return `[${not === '!' ? '^' : ''}${String(set).replace(/[\\^\]]/g, '\\$&')}]`
  })
  const pattern = new RegExp(`^${source}$`, 'u')
  return (name) => pattern.test(name) && (part.startsWith('.') || !name.startsWith('.'))
}
