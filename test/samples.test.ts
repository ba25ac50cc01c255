/** The stories of samples/, end to end: the real program on real files. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Finding, Level } from '../src/verdict/finding.js'
import { isRaised } from '../src/verdict/verdict.js'
import { validateCheckReport } from './support/report-schema.js'

const root = resolve(import.meta.dirname, '..')
const samples = join(root, 'samples')
const program = join(root, 'bin/driftgate.js')

/** A finding that must or must not be raised; without a column: in any. */
interface Expectation {
  readonly code: string
  readonly column?: string | null
  readonly level?: Level
}

/** One run, as `expected.json` of a story lists them. Paths are relative to the story. */
interface Case {
  readonly story: string
  readonly command: 'check' | 'drift'
  /** What `infer` learns a schema and a profile from, or what `drift` compares with. */
  readonly reference?: string
  /** A schema written by hand, instead. */
  readonly schema?: string
  readonly batch: string
  /** Further arguments. */
  readonly options?: readonly string[]
  readonly exitCode: number
  readonly raised: readonly Expectation[]
  readonly notRaised: readonly Expectation[]
  /** Columns (null: the data set) that errors may be in; absent: any. */
  readonly errorsOnlyIn?: readonly (string | null)[]
}

const stories = readdirSync(samples).filter((name) => statSync(join(samples, name)).isDirectory())

const casesOf = (story: string): Case[] =>
  JSON.parse(readFileSync(join(samples, story, 'expected.json'), 'utf8'))

const node = (argv: readonly string[], cwd = root) =>
  spawnSync(process.execPath, argv, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  })

const driftgate = (...argv: string[]) => node([program, ...argv])

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'driftgate-samples-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What `infer` made of a reference, once for all stories that share it. */
const learnt = new Map<string, string>()
function learn(reference: string): string {
  const name = learnt.get(reference) ?? join(folder, `reference-${learnt.size}`)
  if (!learnt.has(reference)) {
    const { status, stderr } = driftgate('infer', reference, '-o', name)
    expect(status, stderr).toBe(0)
    learnt.set(reference, name)
  }
  return name
}

function run(story: string, { command, reference, schema, batch, options = [] }: Case) {
  const at = (path: string) => resolve(samples, story, path)
  const format = ['--format', 'json', ...options]
  if (schema !== undefined) return driftgate('check', at(batch), '--schema', at(schema), ...format)
  if (reference === undefined) throw new Error(`${story}: expected a reference or a schema`)
  if (command === 'drift') return driftgate('drift', at(reference), at(batch), ...format)
  const name = learn(at(reference))
  const learnt = ['--schema', `${name}.schema.yaml`, '--reference', `${name}.profile`]
  return driftgate('check', at(batch), ...learnt, ...format)
}

const matches =
  ({ code, column, level }: Expectation) =>
  (finding: Finding) =>
    finding.code === code &&
    (column === undefined || finding.column === column) &&
    (level === undefined || finding.level === level)

const named = ({ code, column, message }: Finding) => `${code} ${column ?? ''}: ${message}`

describe.each(stories)('samples/%s', (story) => {
  it.each(casesOf(story))('$command: $story', (each) => {
    const { status, stdout, stderr } = run(story, each)
    expect(stdout, stderr).not.toBe('')
    const report = validateCheckReport(stdout)
    const raised = report.findings.filter(isRaised)
    const errors = raised.filter(({ level }) => level === 'error')
    const summary = raised.map(named).join('\n')
    for (const expectation of each.raised) {
      expect(raised.some(matches(expectation)), `${expectation.code} in:\n${summary}`).toBe(true)
    }
    for (const expectation of each.notRaised) {
      expect(raised.filter(matches(expectation)).map(named)).toEqual([])
    }
    if (each.errorsOnlyIn !== undefined) {
      expect(
        errors.filter(({ column }) => !each.errorsOnlyIn?.includes(column)).map(named),
      ).toEqual([])
    }
    expect(status, summary).toBe(each.exitCode)
    expect(report.verdict).toBe(each.exitCode === 0 ? 'pass' : 'fail')
    expect(report.command).toBe(each.command)
  })
})

describe('samples', () => {
  it('are what the script makes of the good data', () => {
    const copy = join(folder, 'variants')
    expect(node([join(samples, 'make-variants.mjs'), copy]).status).toBe(0)
    const made = readdirSync(copy).sort()
    expect(made.length).toBeGreaterThan(10)
    for (const name of made) {
      const path = join(name, 'batch.csv')
      expect(readFileSync(join(copy, path)).equals(readFileSync(join(samples, path))), path).toBe(
        true,
      )
    }
    const withBatch = stories.filter((name) =>
      readdirSync(join(samples, name)).includes('batch.csv'),
    )
    expect(withBatch.sort()).toEqual(made)
  })

  it('stay within 3 MB', () => {
    const files = readdirSync(samples, { recursive: true, encoding: 'utf8' })
    const bytes = files.map((file) => statSync(join(samples, file))).filter((stat) => stat.isFile())
    expect(bytes.reduce((total, { size }) => total + size, 0)).toBeLessThan(3_000_000)
  })

  it('give the same report twice, byte by byte', () => {
    const [first] = casesOf('flights')
    const reports = [1, 2].map(() => run('flights', first as Case).stdout)
    expect(reports[0]).toBe(reports[1])
  })

  it('are shown by the demo, which leaves nothing behind', () => {
    const temporary = mkdtempSync(join(folder, 'demo-'))
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(samples, 'demo.mjs')], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    })
    expect(status, stdout + stderr).toBe(0)
    expect(stdout).toContain('$ driftgate check good.csv')
    expect(stdout).toMatch(/✓.*exit 0/)
    expect(stdout).toMatch(/✖.*exit 1/)
    expect(stdout).not.toContain('\u001b')
    expect(readdirSync(temporary)).toEqual([])
  })

  it('fail the demo where the program is not there', () => {
    const copy = join(folder, 'alone')
    cpSync(samples, join(copy, 'samples'), { recursive: true })
    const { status, stdout } = node([join(copy, 'samples/demo.mjs')], copy)
    expect(status, stdout).toBe(1)
  })

  it('are described, with their source and licence', () => {
    const text = readFileSync(join(samples, 'README.md'), 'utf8')
    for (const name of stories) expect(text, relative(root, samples)).toContain(name)
    expect(text).toMatch(/CC0/)
    expect(text).toMatch(/public domain/i)
  })
})
