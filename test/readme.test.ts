/**
 * The README is true to the last character: its terminal captures are what the commands print.
 * `UPDATE_README=1` writes them anew.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const readme = join(root, 'README.md')
const folder = mkdtempSync(join(tmpdir(), 'driftgate-readme-'))
for (const name of ['reference.csv', 'good.csv', 'drifted.csv']) {
  copyFileSync(join(root, 'samples/flights', name), join(folder, name))
}
afterAll(() => rmSync(folder, { recursive: true }))

/** What the commands of a capture print, each behind its line. */
function capture(block: string): string {
  const commands = block.split('\n').filter((line) => line.startsWith('$ driftgate '))
  return commands
    .map((line) => {
      const words = line.slice('$ driftgate '.length).split(' ')
      const { stdout } = spawnSync(process.execPath, [join(root, 'bin/driftgate.js'), ...words], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' },
      })
      return `${line}\n${stdout}`
    })
    .join('\n')
}

describe('README', () => {
  it('shows what the commands print', () => {
    const text = readFileSync(readme, 'utf8')
    const actual = text.replace(/```console\n([\s\S]*?)```/g, (_, block) => {
      return `\`\`\`console\n${capture(block)}\`\`\``
    })
    if (process.env.UPDATE_README === '1') writeFileSync(readme, actual)
    else expect(text).toBe(actual)
  })

  it('links to files that exist', () => {
    const text = readFileSync(readme, 'utf8')
    for (const [, path] of text.matchAll(/\]\(([^)#:]+)\)/g)) {
      expect(() => readFileSync(join(root, path as string)), path).not.toThrow()
    }
  })

  it('names every command of the program', () => {
    const { stdout } = spawnSync(process.execPath, [join(root, 'bin/driftgate.js'), '--help'], {
      encoding: 'utf8',
    })
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) \[/gm)].map(([, name]) => name)
    const text = readFileSync(readme, 'utf8')
    for (const name of commands.filter((each) => each !== 'help')) {
      expect(text).toContain(`\`driftgate ${name}`)
    }
  })
})
