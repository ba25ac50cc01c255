/** A folder of one's own for a test, removed afterwards. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** Writes the files before the tests of a suite; the result gives paths in the folder. */
export function scratchFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
): (...parts: string[]) => string {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'driftgate-test-'))
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return (...parts) => join(folder, ...parts)
}
