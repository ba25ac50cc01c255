import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runDiff } from '../../src/commands/diff.js'
import { DataError, UsageError } from '../../src/errors.js'
import { testContext } from '../support/context.js'
import { validateDiffReport } from '../support/report-schema.js'
import { driftgate, root } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const old = 'version: 1\n# a\ncolumns:\n  - name: n\n    nulls: 0.1\n# fingerprint: 1\n'
const at = scratchFolder({
  'old.yaml': old,
  'new.yaml': old
    .replace('0.1', '0.05')
    .replace('# a', '# b')
    .replace('fingerprint: 1', 'fingerprint: 2'),
  'loose.schema.json': '{"version":1,"columns":[{"name":"n","nulls":0.2}]}',
  'plain.json': '{"version":1,"columns":[{"name":"n","nulls":0.2}]}',
  'broken.yaml': 'version: 1\ncolumms: []\n',
  'a.csv': 'n,t\n1,x\n2,y\n',
  'b.csv': 'n,t\n1,x\n2,z\n3,z\n',
})
const run = (before: string, after: string, flags = {}) =>
  runDiff(at(before), at(after), flags, testContext())

describe('diff of schemas', () => {
  it('says what breaks, and fails where it is asked to', async () => {
    const { stdout, exitCode } = await run('old.yaml', 'new.yaml')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('nulls.maximum  breaking  lowered  0.1 → 0.05')
    expect(stdout).toContain('comments')
    expect(stdout).toContain('1 breaking, 1 neutral')
    expect((await run('old.yaml', 'new.yaml', { failOn: 'breaking' })).exitCode).toBe(1)
    expect((await run('new.yaml', 'old.yaml', { failOn: 'breaking' })).exitCode).toBe(0)
  })

  it('takes a schema in JSON, under any name', async () => {
    for (const name of ['loose.schema.json', 'plain.json']) {
      const { stdout } = await run('old.yaml', name, { format: ['json'] })
      const report = validateDiffReport(stdout)
      expect(report).toMatchObject({ compared: 'schemas', summary: { breaking: 0, compatible: 1 } })
    }
  })

  it('does not take the fingerprint for a comment', async () => {
    const { stdout } = await run('old.yaml', 'old.yaml')
    expect(stdout).toContain('✓ no change')
    const report = validateDiffReport(
      (await run('old.yaml', 'new.yaml', { format: ['json'] })).stdout,
    )
    if (report.compared !== 'schemas') throw new Error('expected schemas')
    expect(report.changes.at(-1)).toMatchObject({ rule: 'comments', before: ['a'], after: ['b'] })
  })
})

describe('diff of data', () => {
  it('says what differs, and never fails', async () => {
    const flags = { format: ['json'], failOn: 'breaking' } as const
    const { stdout, exitCode } = await run('a.csv', 'b.csv', flags)
    expect(exitCode).toBe(0)
    expect(validateDiffReport(stdout)).toMatchObject({ compared: 'profiles', after: { rows: 3 } })
    expect((await run('a.csv', 'b.csv')).stdout).toContain('share of "z"')
  })

  it('shows no value where they are redacted', async () => {
    const { stdout } = await run('a.csv', 'b.csv', { redact: true })
    expect(stdout).toContain('distinct')
    expect(stdout).not.toMatch(/"[xyz]"/)
  })

  it('takes profiles', async () => {
    expect(driftgate(['profile', at('a.csv'), '-o', at('a.profile')]).status).toBe(0)
    const { stdout } = await run('a.profile', 'a.csv')
    expect(stdout).toContain('2 the same')
  })
})

describe('diff through the program', () => {
  it('reads one of the two from standard input', () => {
    const { status, stdout, stderr } = driftgate(
      ['diff', '-', at('new.yaml'), '--fail-on', 'breaking'],
      { input: old },
    )
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toContain('- → ')
    const data = driftgate(['diff', at('a.csv'), '-'], { input: 'n,t\n9,x\n' })
    expect(data.status).toBe(0)
    expect(data.stdout).toContain('- · csv · 1 row')
  })

  it('writes a report to a file beside the text', () => {
    const words = [
      'diff',
      at('old.yaml'),
      at('new.yaml'),
      '--format',
      `json=${at('d.json')}`,
      '--format',
      'text',
    ]
    const { stdout, stderr } = driftgate(words)
    expect(stdout).toContain('1 breaking')
    expect(stderr).toContain('wrote')
    expect(validateDiffReport(readFileSync(at('d.json'), 'utf8')).command).toBe('diff')
  })

  it.each([
    [['old.yaml', 'a.csv'], 2, 'is a schema and'],
    [['old.yaml', 'none.yaml'], 3, 'cannot read schema'],
    [['none.csv', 'a.csv'], 3, 'none.csv'],
    [['broken.yaml', 'old.yaml'], 2, 'did you mean columns'],
  ])('tells of %j', (names, code, message) => {
    const { status, stdout, stderr } = driftgate(['diff', ...names.map((name) => at(name))])
    expect([status, stdout]).toEqual([code, ''])
    expect(stderr).toContain(message)
  })

  it('has help', () => {
    const { status, stdout } = driftgate(['diff', '--help'])
    expect(status).toBe(0)
    expect(stdout).toContain(
      'breaking    a batch that passed the older schema can fail the newer one',
    )
  })
})

describe('diff refuses', () => {
  it('standard input twice, and unknown formats, before it reads', async () => {
    await expect(runDiff('-', '-', {}, testContext())).rejects.toThrow(UsageError)
    await expect(run('none.yaml', 'none.yaml', { format: ['html'] })).rejects.toThrow(
      'known: json, text',
    )
    await expect(run('none.yaml', 'none.yaml')).rejects.toThrow(DataError)
  })

  it('no schema that is compared with itself', async () => {
    const sample = resolve(root, 'samples/duplicate-keys/events.schema.yaml')
    const { stdout } = await runDiff(sample, sample, {}, testContext())
    expect(stdout).toContain('no change')
  })
})
