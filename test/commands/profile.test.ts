import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProfile } from '../../src/commands/profile.js'
import { interrupted, testContext } from '../support/context.js'
import { validateProfileReport } from '../support/report-schema.js'
import { listing, root } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const data = resolve(root, 'samples/flights/good.csv')
const at = scratchFolder({ 'header.csv': 'a,b\n' })

describe('profile', () => {
  it('prints a page, or a valid report', async () => {
    const { stdout, exitCode } = await runProfile(data, {}, testContext())
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/good\.csv · csv · 5,000 rows · 16 columns/)
    const json = await runProfile(data, { format: ['json'] }, testContext())
    expect(validateProfileReport(json.stdout).source.rows).toBe(5000)
  })

  it('writes a profile, which prints as the data do', async () => {
    const context = testContext()
    const written = await runProfile(data, { output: at('day.profile') }, context)
    expect(written).toEqual({ stdout: '', exitCode: 0 })
    expect(context.notes).toEqual([`wrote ${at('day.profile')}`])
    const flags = { format: ['json'] }
    const [stored, fresh] = [
      await runProfile(at('day.profile'), flags, context),
      await runProfile(data, flags, context),
    ]
    expect(validateProfileReport(stored.stdout)).toEqual(validateProfileReport(fresh.stdout))
    expect(stored.stdout).toBe(fresh.stdout)
  })

  it('writes and prints where both are asked for', async () => {
    const flags = { output: at('both.profile'), format: ['json', `text=${at('both.txt')}`] }
    const { stdout } = await runProfile(data, flags, testContext())
    expect(validateProfileReport(stdout).columns).toHaveLength(16)
    expect(readFileSync(at('both.txt'), 'utf8')).toContain('5,000 rows')
  })

  it('describes data without rows', async () => {
    const { stdout } = await runProfile(at('header.csv'), { format: ['json'] }, testContext())
    expect(validateProfileReport(stdout)).toMatchObject({ source: { rows: 0, columns: 2 } })
  })

  it('writes nothing after an interruption', async () => {
    const before = listing(at())
    const run = runProfile(data, { output: at('none.profile') }, interrupted())
    await expect(run).rejects.toThrow(/abort/i)
    expect(listing(at())).toEqual(before)
  })
})
