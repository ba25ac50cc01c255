import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runSuggest } from '../../src/commands/suggest.js'
import { testContext } from '../support/context.js'
import { driftgate } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const schema =
  '# mine\r\nversion: 1\r\ncolumns:\r\n  - name: n\r\n    type: integer\r\n    nulls: 0   # none\r\n  - name: t\r\n    domain: [a]\r\n'
const hostile = '"\u001b[31m""x\u202e"'
const at = scratchFolder({
  'windows.schema.yaml': schema,
  'copy.schema.yaml': schema,
  'locked.schema.yaml': schema,
  'one.schema.json': '{"version": 1, "columns": [{"name": "n", "nulls": 0}, {"name": "t"}]}',
  'anchored.schema.yaml': 'version: 1\ncolumns: &a []\n',
  'good.csv': 'n,t\n1,a\n',
  'bad.csv': `n,t\n1,a\n,${hostile}\n2,b\n`,
  'empty.csv': 'n,t\n',
  'broken.csv': '',
})

describe('suggest through the program', () => {
  it('prints a patch, with a line ahead of it for each edit', () => {
    const { status, stdout } = driftgate([
      'suggest',
      at('bad.csv'),
      '-s',
      at('windows.schema.yaml'),
    ])
    expect(status).toBe(0)
    const lines = stdout.split('\n')
    expect(lines[0]).toBe(
      '# n: nulls: maximum 0 → 0.34; nulls.share: 1 row is null (33.3 %), none may; 1 row (33.3 %)',
    )
    expect(lines[1]).toContain('# t: domain: 2 values more: "\\u001b[31m')
    expect(stdout).toContain('-    nulls: 0   # none\r\n+    nulls: 0.34   # none\r\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there.
    expect(stdout).not.toMatch(/[\u001b\u202e]/)
    expect(readFileSync(at('windows.schema.yaml'), 'utf8')).toBe(schema)
  })

  it('makes the edits, after which check passes', () => {
    const { status, stderr } = driftgate([
      'suggest',
      at('bad.csv'),
      '-s',
      at('copy.schema.yaml'),
      '--apply',
    ])
    expect([status, stderr]).toEqual([0, expect.stringContaining('wrote')])
    const after = readFileSync(at('copy.schema.yaml'), 'utf8')
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(after.startsWith('# mine\r\n')).toBe(true)
    expect(driftgate(['check', at('bad.csv'), '-s', at('copy.schema.yaml')]).status).toBe(0)
    const again = driftgate(['suggest', at('bad.csv'), '-s', at('copy.schema.yaml')])
    expect([again.status, again.stdout]).toEqual([0, ''])
    expect(again.stderr).toContain('there is nothing to suggest')
  })

  it('edits a schema in JSON', () => {
    const { status } = driftgate(['suggest', at('bad.csv'), '-s', at('one.schema.json'), '--apply'])
    expect(status).toBe(0)
    expect(JSON.parse(readFileSync(at('one.schema.json'), 'utf8')).columns[0].nulls).toBe(0.34)
  })

  it.each([
    [['empty.csv', 'windows.schema.yaml'], 1, 'no edit of'],
    [['good.csv', 'none.yaml'], 3, 'make one with'],
    [['none.csv', 'windows.schema.yaml'], 3, 'none.csv'],
    [['good.csv', 'anchored.schema.yaml'], 2, 'an anchor is not allowed'],
  ])('tells of %j', (names, code, message) => {
    const [batch = '', file = ''] = names
    const { status, stdout, stderr } = driftgate(['suggest', at(batch), '-s', at(file)])
    expect([status, stdout]).toEqual([code, ''])
    expect(stderr).toContain(message)
  })

  it('does not replace a file that is read-only', () => {
    chmodSync(at('locked.schema.yaml'), 0o444)
    const { status, stdout, stderr } = driftgate([
      'suggest',
      at('bad.csv'),
      '-s',
      at('locked.schema.yaml'),
      '--apply',
    ])
    expect([status, stdout]).toEqual([3, ''])
    expect(stderr).toContain('it is read-only')
    expect(readFileSync(at('locked.schema.yaml'), 'utf8')).toBe(schema)
  })

  it('takes a schema only where it is told which', () => {
    const { status, stderr } = driftgate(['suggest', at('good.csv')], { cwd: at() })
    expect(status).toBe(2)
    expect(stderr).toContain('several schemas in this folder')
  })

  it('has help', () => {
    expect(driftgate(['suggest', '--help']).stdout).toContain(
      'Exit code 0 where there are suggestions',
    )
  })
})

describe('suggest', () => {
  it('leaves a file alone that changed meanwhile', async () => {
    copyFileSync(at('windows.schema.yaml'), at('moving.schema.yaml'))
    const context = testContext()
    const run = runSuggest(
      at('bad.csv'),
      { schema: at('moving.schema.yaml'), apply: true },
      context,
    )
    writeFileSync(at('moving.schema.yaml'), `${schema}# more\r\n`)
    const result = await run.catch((error: Error) => error.message)
    const text = readFileSync(at('moving.schema.yaml'), 'utf8')
    // It was read before the change, or after it.
    expect(typeof result === 'string' ? result : text).toMatch(/changed meanwhile|# more/)
    expect(text).toContain('# more')
  })
})
