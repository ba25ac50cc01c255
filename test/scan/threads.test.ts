/** Large files through the program as users have it, with real threads. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyProfile } from '../../src/profile/profile.js'
import { readInThreads } from '../../src/scan/threads.js'
import { csvSource } from '../../src/sources/csv.js'
import { fileInput } from '../../src/sources/file-input.js'
import { jobFor } from '../support/job.js'
import { driftgate, environment, listing, program } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({ 'out/keep.txt': '', 'small.csv': 'a,b\n1,x\n2,y\n' })
const isPosix = process.platform !== 'win32'

/** Three partitions of 16 MiB, with line ends in quoted text. */
beforeAll(() => {
  const text = 'long text '.repeat(40)
  const rows = Array.from({ length: 2000 }, (_, i) => {
    const note = i % 7 === 0 ? `"${text}\n${i},${i}\n""quoted"", and more"` : `${text}${i % 100}`
    return `${i},${(i * 0.37) % 11},${note}\n`
  })
  writeFileSync(path('large.csv'), `id,x,note\n${rows.join('').repeat(42)}`)
})

/** What threads do with each read of the file, as a script that Node loads before the program. */
function preload(name: string, act: string): { readonly env: Record<string, string> } {
  const script = `
    const fs = require('node:fs')
    const threads = require('node:worker_threads')
    const read = fs.readSync
    if (!threads.isMainThread) {
      fs.readSync = (...args) => {
        const count = read(...args)
        if (typeof args[4] !== 'number') return count
        fs.appendFileSync(${JSON.stringify(path(`${name}.log`))}, count + '\\n')
        ${act}
        return count
      }
      require('node:module').syncBuiltinESMExports()
    }`
  writeFileSync(path(`${name}.cjs`), script)
  return { env: { NODE_OPTIONS: `--require ${path(`${name}.cjs`)}` } }
}

const profiled = (...words: string[]) => [
  'profile',
  path('large.csv'),
  ...['--format', 'json', '-o', path('out/large.profile')],
  ...words,
]

describe('a large file', () => {
  it('gives the same bytes from 1, 2 and 8 workers, and reads each byte once', () => {
    const results = [1, 2, 8].map((workers) => {
      const counting = preload(`count-${workers}`, '')
      const run = driftgate(profiled('--workers', `${workers}`, '--keep-values'), counting)
      expect(run.stderr).toBe(`wrote ${path('out/large.profile')}\n`)
      return [run.stdout, readFileSync(path('out/large.profile')).toString('base64')]
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
    expect(existsSync(path('count-1.log'))).toBe(false)
    const { size } = statSync(path('large.csv'))
    expect(Math.ceil(size / 2 ** 24)).toBe(3)
    for (const workers of [2, 8]) {
      const counts = readFileSync(path(`count-${workers}.log`), 'utf8')
        .trim()
        .split('\n')
      const bytes = counts.reduce((sum, count) => sum + Number(count), 0)
      // Beside each byte: what a guess looks at, and the rest of a partition's last row.
      expect(bytes).toBeGreaterThanOrEqual(size - 100)
      expect(bytes).toBeLessThan(size + 3 * 2 ** 17)
    }
  })

  it('is learnt from and checked alike by 1 and 2 workers', () => {
    const results = [1, 2].map((workers) => {
      const words = [path('large.csv'), '--workers', `${workers}`]
      const name = path('out/large')
      const files = [`${name}.schema.yaml`, `${name}.profile`]
      const learnt = driftgate(['infer', ...words, '-o', name, '--force'])
      const read = files.map((file) => readFileSync(file).toString('base64'))
      const checked = driftgate(['check', ...words, '--schema', `${name}.schema.yaml`, '-v'])
      const compared = driftgate(['drift', path('large.csv'), ...words, '-v'])
      for (const { status, stderr } of [learnt, checked, compared]) {
        expect([status, stderr]).toEqual([0, ''])
      }
      return [learnt.stdout, ...read, checked.stdout, compared.stdout]
    })
    expect(results[1]).toEqual(results[0])
  })

  it('that changes while it is read ends the run', () => {
    const file = JSON.stringify(path('large.csv'))
    const run = driftgate(
      profiled('--workers', '2'),
      preload('touch', `fs.utimesSync(${file}, 1, 1)`),
    )
    expect(run.status).toBe(3)
    expect(run.stderr).toMatch(/large\.csv changed while it was read: it was written to; run again/)
  })

  it('whose worker dies ends the run', () => {
    const run = driftgate(profiled('--workers', '2'), preload('die', 'process.exit(7)'))
    expect(run.status).toBe(3)
    expect(run.stderr).toMatch(/cannot read .*large\.csv: a worker stopped \(exit code 7\)/)
  })

  it('whose worker throws ends the run with what it threw', () => {
    const run = driftgate(profiled('--workers', '2'), preload('throw', 'count.no.such'))
    expect(run.status).toBe(3)
    expect(run.stderr).toMatch(/cannot read .*large\.csv: Cannot read properties of undefined/)
  })

  it.runIf(isPosix)('whose workers hang is left at once when the run is interrupted', async () => {
    const before = [...readdirSync(path('out')), ...listing(path('out'))]
    const hang = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'
    const { env } = preload('hang', hang)
    const child = spawn(process.execPath, [program, ...profiled('--workers', '2')], {
      env: environment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [texts, closed] = [
      { stdout: '', stderr: '' },
      new Promise((done) => child.on('close', done)),
    ]
    child.stdout.on('data', (piece) => (texts.stdout += piece))
    child.stderr.on('data', (piece) => (texts.stderr += piece))
    while (!existsSync(path('hang.log'))) await new Promise((next) => setTimeout(next, 20))
    child.kill('SIGINT')
    expect(await closed).toBe(130)
    expect(texts).toEqual({ stdout: '', stderr: 'driftgate: interrupted\n' })
    expect([...readdirSync(path('out')), ...listing(path('out'))]).toEqual(before)
  })
})

describe('--workers', () => {
  it.each(['0', '65', '1.5', 'many', '-1', ''])('refuses %j', (count) => {
    const run = driftgate(['profile', path('small.csv'), `--workers=${count}`])
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toMatch(/--workers .*: expected a whole number of workers from 1 to 64/)
  })

  it('starts no thread for a small file', () => {
    const script = path('none.cjs')
    writeFileSync(script, "if (!require('node:worker_threads').isMainThread) process.abort()")
    const env = { NODE_OPTIONS: `--require ${script}` }
    expect(driftgate(['profile', path('small.csv'), '--workers', '8'], { env }).status).toBe(0)
  })
})

describe('readInThreads', () => {
  it('ends with the reason of its signal, or with what its threads throw', async () => {
    const { recipe } = await jobFor(path('small.csv'))
    const source = csvSource(await fileInput(path('small.csv')))
    const start = emptyProfile(await source.fields(), { columns: [] }, source)
    const abort = new AbortController()
    const aborted = readInThreads(recipe, start, 2, { signal: abort.signal })
    abort.abort(new Error('interrupted'))
    await expect(aborted).rejects.toThrow('interrupted')
    // Beside the source there is no file to start a thread from.
    await expect(readInThreads(recipe, start, 2, {})).rejects.toThrow(/a worker stopped/)
  })
})
