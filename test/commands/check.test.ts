import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type CheckFlags, reportOfCheck, runCheck } from '../../src/commands/check.js'
import { runInfer } from '../../src/commands/infer.js'
import { UsageError } from '../../src/errors.js'
import { testContext } from '../support/context.js'
import { validateCheckReport } from '../support/report-schema.js'
import { root } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const sample = (name: string) => resolve(root, 'samples', name)
const good = sample('flights/good.csv')
const drifted = sample('flights/drifted.csv')

const at = scratchFolder({ 'empty/none.txt': '' })
const learnt = () => at('learnt')
const flags = (more: CheckFlags = {}): CheckFlags => ({
  schema: `${learnt()}.schema.yaml`,
  format: ['json'],
  ...more,
})

beforeAll(async () => {
  await runInfer(sample('flights/reference.csv'), { output: learnt() }, testContext())
})
const folder = process.cwd()
afterEach(() => process.chdir(folder))

describe('check', () => {
  it('passes good data and fails data that drifted, with valid reports', async () => {
    const passed = await runCheck(good, flags(), testContext())
    expect(passed.exitCode).toBe(0)
    expect(validateCheckReport(passed.stdout)).toMatchObject({ command: 'check', verdict: 'pass' })
    const failed = await runCheck(drifted, flags(), testContext())
    expect(failed.exitCode).toBe(1)
    const report = validateCheckReport(failed.stdout)
    expect(report.summary.columnsDrifted).toBeGreaterThan(0)
    expect(report.reference?.rows).toBe(5000)
  })

  it('reports and does not fail where nothing may', async () => {
    const { exitCode, stdout } = await runCheck(drifted, flags({ failOn: 'never' }), testContext())
    expect(exitCode).toBe(0)
    expect(validateCheckReport(stdout).summary.errors).toBeGreaterThan(0)
  })

  it('takes the reference beside the schema, another where it is named, or none', async () => {
    const context = testContext()
    const other = await reportOfCheck(good, flags({ reference: drifted }), context)
    expect(other.reference?.name).toBe(drifted)
    expect(context.notes).toEqual([])
    copyFileSync(`${learnt()}.schema.yaml`, at('alone.schema.yaml'))
    const alone = await reportOfCheck(good, flags({ schema: at('alone.schema.yaml') }), context)
    rmSync(at('alone.schema.yaml'))
    expect(alone.reference).toBe(null)
    expect(alone.findings.some(({ code }) => code.startsWith('drift.'))).toBe(false)
    expect(context.notes).toEqual([
      `no profile beside ${at('alone.schema.yaml')}: drift is not judged (--reference names one)`,
    ])
  })

  it('finds the only schema of the folder', async () => {
    process.chdir(at())
    const report = await reportOfCheck(good, {}, testContext())
    expect(report).toMatchObject({ verdict: 'pass', reference: { rows: 5000 } })
    copyFileSync('learnt.schema.yaml', 'another.schema.yaml')
    await expect(reportOfCheck(good, {}, testContext())).rejects.toThrow(
      'several schemas in this folder (another.schema.yaml, learnt.schema.yaml)',
    )
    rmSync('another.schema.yaml')
    process.chdir(at('empty'))
    await expect(reportOfCheck(good, {}, testContext())).rejects.toThrow(UsageError)
    await expect(reportOfCheck(good, {}, testContext())).rejects.toThrow('driftgate infer')
  })

  it('refuses a format before it reads', async () => {
    const run = runCheck('nosuch.csv', flags({ format: ['jsonn'] }), testContext())
    await expect(run).rejects.toThrow('unknown format jsonn (did you mean json?)')
  })

  it('ends in the command that explains, with the flags of the run', async () => {
    const text = { format: ['text'], delimiter: ',' }
    const { stdout } = await runCheck(drifted, flags(text), testContext())
    const last = stdout.trimEnd().split('\n').at(-1)
    expect(last).toContain(`${drifted} --schema ${learnt()}.schema.yaml --delimiter ,`)
  })

  it('checks several files as one, and a profile in their place', async () => {
    copyFileSync(good, join(at('empty'), 'a.csv'))
    copyFileSync(good, join(at('empty'), 'b.csv'))
    rmSync(join(at('empty'), 'none.txt'))
    const { stdout } = await runCheck(at('empty'), flags(), testContext())
    expect(validateCheckReport(stdout).batch.rows).toBe(10_000)
    const stored = await runCheck(`${learnt()}.profile`, flags(), testContext())
    expect(validateCheckReport(stored.stdout)).toMatchObject({
      verdict: 'pass',
      batch: { rows: 5000, format: 'csv' },
    })
    expect(readFileSync(`${learnt()}.schema.yaml`, 'utf8')).toContain('version: 1')
  })
})
