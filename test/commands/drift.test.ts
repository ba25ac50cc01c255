import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runDrift } from '../../src/commands/drift.js'
import { UsageError } from '../../src/errors.js'
import { testContext } from '../support/context.js'
import { validateCheckReport } from '../support/report-schema.js'
import { root } from '../support/run.js'

const sample = (name: string) => resolve(root, 'samples/flights', name)
const [reference, good, drifted] = ['reference.csv', 'good.csv', 'drifted.csv'].map(sample) as [
  string,
  string,
  string,
]
const json = { format: ['json'] }

describe('drift', () => {
  it('passes alike data and fails data that drifted, with valid reports', async () => {
    const passed = await runDrift(reference, good, json, testContext())
    expect(passed.exitCode).toBe(0)
    expect(validateCheckReport(passed.stdout)).toMatchObject({ command: 'drift', verdict: 'pass' })
    const failed = await runDrift(reference, drifted, json, testContext())
    expect(failed.exitCode).toBe(1)
    expect(validateCheckReport(failed.stdout).summary.columnsDrifted).toBeGreaterThan(0)
  })

  it('finds none between a data set and itself', async () => {
    const { stdout } = await runDrift(good, good, { ...json, failOn: 'warn' }, testContext())
    expect(validateCheckReport(stdout)).toMatchObject({
      verdict: 'pass',
      summary: { errors: 0, warnings: 0, columnsDrifted: 0 },
    })
  })

  it('hints at explain with the words of the run', async () => {
    const { stdout } = await runDrift(reference, drifted, { type: ['dest=string'] }, testContext())
    expect(stdout.trimEnd().split('\n').at(-1)).toContain(
      `${reference} ${drifted} --type dest=string`,
    )
  })

  it('takes standard input once', async () => {
    await expect(runDrift('-', '-', json, testContext())).rejects.toThrow(UsageError)
    await expect(runDrift('-', '-', json, testContext())).rejects.toThrow('standard input is one')
  })

  it('refuses what would mix on standard output before it reads', async () => {
    const run = runDrift('no.csv', 'no.csv', { format: ['json', 'text'] }, testContext())
    await expect(run).rejects.toThrow('would mix')
  })
})
