/** Keys of more values than memory has room for, through the program as users have it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { driftgate, environment, program } from './support/run.js'
import { scratchFolder } from './support/scratch.js'

const rows = 1_300_000
const schema = `version: 1
keys: [id]
columns:
  - { name: id, unique: true }
  - { name: note }
`

const path = scratchFolder({ 'x.schema.yaml': schema, 'temporary/keep.txt': '' })
const isPosix = process.platform !== 'win32'

/** Numbers in no order, all different but two, in a file of three partitions. */
beforeAll(async () => {
  const file = createWriteStream(path('keys.csv'))
  file.write('id,note\n')
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, i) => {
      const row = from + i === rows - 2 ? 2 : from + i === 700_000 ? 10 : from + i
      return `${(row * 2_654_435) % 4_294_967_291},just a few words more\n`
    })
    if (!file.write(lines.join(''))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}, 60_000)

const words = (...more: string[]) => [
  ...['check', path('keys.csv'), '--schema', path('x.schema.yaml'), '--format', 'json'],
  ...more,
]
const env = (more: Record<string, string> = {}) => ({
  env: { TMPDIR: path('temporary'), ...more },
})
const left = () => readdirSync(path('temporary'))

/** What threads, or all, do in place of writing to a file, as a script that Node loads first. */
function preload(name: string, act: string): { readonly NODE_OPTIONS: string } {
  const script = `
    const fs = require('node:fs')
    const threads = require('node:worker_threads')
    const write = fs.writeSync
    fs.writeSync = (file, bytes, ...rest) => {
      if (bytes.length > 1e6) { ${act} }
      return write(file, bytes, ...rest)
    }
    require('node:module').syncBuiltinESMExports()`
  writeFileSync(path(`${name}.cjs`), script)
  return { NODE_OPTIONS: `--require ${path(`${name}.cjs`)}` }
}

describe('more keys than memory has room for', () => {
  it('are compared exactly, by one worker as by several, and no file is left', () => {
    const runs = ['1', '2', '8'].map((workers) => driftgate(words('--workers', workers), env()))
    for (const run of runs) {
      expect([run.status, run.stdout]).toEqual([1, runs[0]?.stdout])
    }
    const { findings } = JSON.parse(runs[0]?.stdout ?? '')
    const found = findings.filter(({ code }: { code: string }) => code.endsWith('.duplicate'))
    expect(found).toHaveLength(2)
    for (const finding of found) {
      expect(finding).toMatchObject({
        outcome: 'violated',
        observed: 2,
        samples: [
          { row: 700_001, value: 'as in row 11' },
          { row: rows - 1, value: 'as in row 3' },
        ],
      })
    }
    expect(left()).toEqual(['keep.txt'])
  }, 180_000)

  it.runIf(isPosix)(
    'need a folder for temporary files',
    () => {
      const run = driftgate(words('--workers', '1'), env({ TMPDIR: path('nowhere') }))
      expect([run.status, run.stdout]).toEqual([3, ''])
      expect(run.stderr).toMatch(/cannot make a temporary file in .*nowhere.*TMPDIR/)
    },
    60_000,
  )

  it.each([
    ['a full disk', '1', "throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })"],
    ['a full disk', '2', "throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })"],
    ['a thread that ends', '2', 'if (!threads.isMainThread) process.exit(7)'],
  ])(
    'end with an error at %s, %s workers, and no file is left',
    (why, workers, act) => {
      const run = driftgate(words('--workers', workers), env(preload(`stop-${workers}`, act)))
      expect([run.status, run.stdout]).toEqual([3, ''])
      const expected = why === 'a full disk' ? /no space is left.*TMPDIR/ : /a worker stopped/
      expect(run.stderr).toMatch(expected)
      expect(left()).toEqual(['keep.txt'])
    },
    60_000,
  )

  it.runIf(process.platform === 'linux')(
    'leave no file when they are interrupted',
    async () => {
      const child = spawn(process.execPath, [program, ...words('--workers', '2')], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: environment(env().env),
      })
      const isOpen = () => {
        const folder = `/proc/${child.pid}/fd`
        return readdirSync(folder).some((each) => {
          try {
            return readlinkSync(`${folder}/${each}`).includes('/hashes (deleted)')
          } catch {
            return false // It was closed meanwhile.
          }
        })
      }
      const ended = once(child, 'exit')
      while (child.exitCode === null && !isOpen()) await new Promise((done) => setTimeout(done, 5))
      expect(left()).toEqual(['keep.txt'])
      child.kill('SIGINT')
      expect((await ended)[0]).toBe(130)
      expect(left()).toEqual(['keep.txt'])
    },
    60_000,
  )
})
