/**
 * What goes wrong, through the real program: one plain message with what, where and what to do, the
 * right exit code, no stack trace, nothing left behind. Needs dist/.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../src/math/random.js'
import { driftgate, listing, root } from './support/run.js'
import { scratchFolder } from './support/scratch.js'

const rows = Array.from({ length: 200 }, (_, i) => `${i},${(i * 7) % 5},v${i % 4}`).join('\n')
const random = seededRandom(1)
const noise = Uint8Array.from({ length: 50_000 }, () => random.integer(256))

const at = scratchFolder({
  'good.csv': `id,n,kind\n${rows}\n`,
  'good.csv.gz': new Uint8Array(gzipSync(`id,n,kind\n${rows}\n`)),
  'other.csv': 'x,y\n1,2\n',
  'empty.csv': '',
  'header.csv': 'id,n,kind\n',
  'binary.csv': new Uint8Array([0, 1, 2, 3, 0, 0, 255, 254, 0]),
  'zip.csv': 'PK\u0003\u0004rest of an archive',
  'noise.csv': noise,
  'quotes.csv': '"'.repeat(10_001),
  'lines.csv': '\n'.repeat(10_000),
  'hostile.csv': '__proto__,constructor,"a\nb",\u001b[31mred\n1,2,3,4\n5,6,7,8\n',
  'long-row.csv': `a,b\n${'x'.repeat(40_000_000)},1\n2,3\n`,
  'wide.csv': `${Array.from({ length: 5000 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(4999)}1\n`,
  'no-data/readme.md': 'nothing to read here',
  'with-data/a.csv': 'id\n1\n2\n',
  'with-data/b.csv': 'id\n3\n',
  'keys.schema.yaml': 'version: 1\ncolumns:\n  - name: n\n    typ: integer\n',
  'yaml.schema.yaml': 'version: 1\ncolumns: [\n',
  'columns.schema.yaml': 'version: 1\ncolumns:\n  - name: nn\n    type: integer\n',
  'text.profile': 'this is no profile',
})

const run = (...words: string[]) => driftgate(words, { cwd: at() })

beforeAll(() => {
  expect(run('infer', 'good.csv').status).toBe(0)
  const whole = readFileSync(at('good.profile'))
  writeFileSync(at('half.profile'), whole.subarray(0, whole.length >> 1))
  const damaged = Buffer.from(whole)
  damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 4
  writeFileSync(at('damaged.profile'), damaged)
})

describe('bad input', () => {
  it.each([
    [['check', 'none.csv', '--schema', 'good.schema.yaml'], 3, 'none.csv'],
    [['profile', 'none.csv'], 3, 'no such file'],
    [['profile', 'no-data'], 3, 'without data'],
    [['profile', '*.parquet'], 3, 'matches no file'],
    [['profile', 'binary.csv'], 3, 'binary'],
    [['profile', 'zip.csv'], 3, 'zip archive'],
    [['profile', 'empty.csv'], 3, 'is empty'],
    [['infer', 'header.csv'], 3, 'no rows'],
    [['drift', 'header.csv', 'good.csv'], 3, 'no rows'],
    [['drift', 'good.profile', 'other.csv'], 3, 'no column in common'],
    [['profile', 'text.profile'], 3, 'text.profile'],
    [['profile', 'half.profile'], 3, 'half.profile'],
    [
      ['check', 'good.csv', '--reference', 'damaged.profile', '--schema', 'good.schema.yaml'],
      3,
      'damaged.profile',
    ],
    [['check', 'good.csv', '--schema', 'none.yaml'], 3, 'none.yaml'],
    [['infer', 'good.csv', '-o', 'good.csv/below/x'], 3, 'cannot write'],
    [['check', 'good.csv', '--schema', 'keys.schema.yaml'], 2, 'keys.schema.yaml:4'],
    [['check', 'good.csv', '--schema', 'yaml.schema.yaml'], 2, 'yaml.schema.yaml:'],
    [['check'], 2, 'batch'],
    [['chek', 'good.csv'], 2, 'check'],
    [['check', 'good.csv', '--fromat', 'json'], 2, '--format'],
    [['profile', 'good.csv', '--format', 'xml'], 2, 'json'],
    [['profile', 'good.csv', '--type', 'n=complex'], 2, 'integer'],
    [['profile', 'good.csv', '--delimiter', 'ab'], 2, 'delimiter'],
    [['profile', 'good.csv', '--encoding', 'klingon'], 2, 'klingon'],
    [['merge', 'good.profile', '-o', 'x.profile'], 2, 'two'],
  ] as const)('%j', (words, status, message) => {
    const before = listing(at())
    const { status: found, stdout, stderr } = run(...words)
    expect([found, stderr]).toEqual([status, expect.stringContaining(message)])
    expect(stdout).toBe('')
    expect(stderr).not.toMatch(/\n {4}at /)
    expect(listing(at())).toEqual(before)
  })

  it('suggests what was meant in a schema', () => {
    const { stderr } = run('check', 'good.csv', '--schema', 'keys.schema.yaml')
    expect(stderr).toContain('type')
    expect(stderr).toContain('typ: integer')
  })

  it('says which column of the schema the batch lacks', () => {
    const { status, stdout } = run('check', 'good.csv', '--schema', 'columns.schema.yaml')
    expect(status).toBe(1)
    expect(stdout).toContain('column.missing')
  })
})

describe('odd input', () => {
  it.each([
    ['good.csv.gz'],
    ['with-data'],
    ['hostile.csv'],
    ['quotes.csv'],
    ['long-row.csv'],
    ['wide.csv'],
  ])('reads %s', (name) => {
    const { status, stdout, stderr } = run('profile', name, '--format', 'json')
    expect([status, stderr]).toEqual([0, ''])
    expect(() => JSON.parse(stdout)).not.toThrow()
  })

  it.each([['noise.csv'], ['lines.csv']])('survives %s', (name) => {
    const { status, stderr } = run('profile', name)
    expect([0, 3]).toContain(status)
    expect(stderr).not.toContain('internal fault')
  })

  it('fails a batch without rows, unless it may be empty', () => {
    expect(run('check', 'header.csv', '--schema', 'good.schema.yaml').status).toBe(1)
    const words = ['check', 'header.csv', '--schema', 'good.schema.yaml', '--allow-empty'] as const
    expect(run(...words).status).toBe(0)
  })

  it('shows no control character of the data', () => {
    const { stdout } = run('profile', 'hostile.csv')
    expect(stdout).not.toContain('\u001b')
    expect(stdout).toContain('__proto__')
  })

  it('reads standard input', () => {
    const input = readFileSync(at('good.csv'))
    const { status, stdout } = driftgate(['profile', '-', '--format', 'json'], { cwd: at(), input })
    expect(status).toBe(0)
    expect(JSON.parse(stdout).source.rows).toBe(200)
  })

  it('gives the same bytes for the same input', () => {
    copyFileSync(`${root}/samples/flights/good.csv`, at('flights.csv'))
    const once = () => run('drift', 'flights.csv', 'flights.csv', '--format', 'json').stdout
    expect(once()).toBe(once())
  })
})
