import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../src/commands/command.js'
import { runDrift } from '../../src/commands/drift.js'
import { type ExplainFlags, runExplain } from '../../src/commands/explain.js'
import { runInfer } from '../../src/commands/infer.js'
import { DataError, UsageError } from '../../src/errors.js'
import { validateCheckReport } from '../support/report-schema.js'

const flights = (name: string) => resolve(import.meta.dirname, '../../samples/flights', name)
const [june, july, september] = ['reference.csv', 'good.csv', 'drifted.csv'].map(flights) as [
  string,
  string,
  string,
]
const airTime = flights('../unit-air-time/batch.csv')

const notes: string[] = []
const context: Context = {
  signal: new AbortController().signal,
  now: '2024-02-29T12:00:00Z',
  terminal: { color: false, unicode: true, width: 100 },
  note: (text) => notes.push(text),
}

let folder: string
let saved: string
let learnt: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'driftgate-explain-'))
  saved = join(folder, 'report.json')
  learnt = join(folder, 'june')
  const { stdout } = await runDrift(june, september, { format: ['json'] }, context)
  writeFileSync(saved, stdout)
  await runInfer(june, { output: learnt }, context)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const explain = async (topic?: string, data: readonly string[] = [], flags: ExplainFlags = {}) => {
  const { stdout, exitCode } = await runExplain(topic, data, flags, context)
  expect(exitCode).toBe(0)
  return stdout
}

describe('explain without data', () => {
  it('tells what a code means, or lists the codes', async () => {
    expect(await explain('drift.psi')).toMatch(
      /^drift.psi {2}the shares of bins moved.*\n {2}meaning/,
    )
    expect(await explain()).toMatch(/^ {2}drift\.ks .*$/m)
  })

  it('says what it takes where the topic is no code', async () => {
    await expect(explain('drift.psy')).rejects.toThrow(UsageError)
    await expect(explain('drift.psy')).rejects.toThrow('did you mean drift.psi?')
    await expect(explain('arr_delay')).rejects.toThrow('driftgate explain <column> <batch>')
  })
})

describe('explain of a saved report', () => {
  it('shows the tests of a column with their bins', async () => {
    const text = await explain('arr_delay', [], { report: saved })
    expect(text).toMatch(/✖ {2}arr_delay {2}drift\.ks {2}drift \(error\)/)
    expect(text).toMatch(/≤ -6 +2,092 \(43\.6 %\) +3,236 \(65\.9 %\) +-0\.224/)
    expect(text).toMatch(/≤ -25 +483 \(9\.66 %\) +1,016 \(20\.3 %\) +0\.0791 +27\.1 %/)
    expect(text).toContain('largest that fails 0.1963, smallest that passes 0.1964')
    expect(text.indexOf('drift.psi')).toBeLessThan(text.indexOf('drift.nulls'))
  })

  it('has limits that turn the verdict: the report proves it', async () => {
    const report = validateCheckReport(
      (await runDrift(june, september, { format: ['json'] }, context)).stdout,
    )
    const test = report.findings.find(
      ({ code, column }) => code === 'drift.ks' && column === 'arr_delay',
    )?.test
    expect(test?.effectLow).toBeGreaterThan(0.1963)
    expect(test?.effectLow).toBeLessThanOrEqual(0.1964)
    const bins = report.findings.flatMap((each) => each.test?.bins ?? [])
    expect(bins.length).toBeGreaterThan(100)
  })

  it('shows all findings of a code, raised ones first', async () => {
    const text = await explain('drift.ks', [], { report: saved })
    const order = [...text.matchAll(/^(\S) {2}(\w+) {2}drift\.ks/gm)].map(([, , column]) => column)
    expect(order.length).toBeGreaterThan(5)
    expect(order.slice(0, 2).sort()).toEqual(['arr_delay', 'dep_delay'])
  })

  it('tells what a code means where nothing was judged under it', async () => {
    expect(await explain('change.unit', [], { report: saved })).toMatch(/^change\.unit {2}another/)
    expect(notes.at(-1)).toContain('nothing was judged under change.unit')
  })

  it('refuses a column that is not there, and files that are no report', async () => {
    await expect(explain('arr_dela', [], { report: saved })).rejects.toThrow(
      'did you mean arr_delay?',
    )
    await expect(explain('x', [], { report: june })).rejects.toThrow(DataError)
    await expect(explain('x', [], { report: join(folder, 'none') })).rejects.toThrow('no such file')
  })
})

describe('explain of data', () => {
  it('compares two data sets as drift does', async () => {
    const text = await explain('air_time', [june, airTime])
    expect(text).toContain('air_time  change.unit  violated (info)')
    expect(text).toContain('values are 60 times what they were; seconds or minutes')
  })

  it('checks one batch as check does', async () => {
    const flags = { schema: `${learnt}.schema.yaml` }
    const text = await explain('air_time', [airTime], flags)
    expect(text).toMatch(/air_time {2}range\.above {2}violated/)
    expect(text).toContain('smallest maximum that passes')
    expect(await explain('dest', [july], flags)).not.toContain('✖')
  })

  it('takes one way at a time', async () => {
    await expect(explain('x', ['a', 'b', 'c'])).rejects.toThrow('found 3')
    await expect(explain('x', ['a'], { report: saved })).rejects.toThrow('--report takes the place')
    await expect(explain('x', ['a', 'b'], { schema: 's' })).rejects.toThrow('go with one batch')
  })
})

describe('the last line of a report', () => {
  it('is the command that explains the worst column', async () => {
    const { stdout } = await runDrift(june, airTime, { delimiter: ',' }, context)
    const last = stdout.trimEnd().split('\n').at(-1) ?? ''
    expect(last).toBe(`  driftgate explain air_time ${june} ${airTime} --delimiter ,`)
  })
})
