/** `check --quarantine` as a shell starts it: what stands in the folder afterwards, and what does not. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { driftgate, environment, listing, program } from './support/run.js'
import { scratchFolder } from './support/scratch.js'

const schema = `version: 1
columns:
  - { name: id, type: integer, unique: true }
  - { name: amount, type: number, range: { minimum: 0, maximum: 100 } }
  - { name: note, tags: [personal], length: { maximum: 12 } }
`
const lines = ['1,5,fine', '2,500,"two\nlines"', '2,7,again', '3,x,Zoë', '4,8,a very long note']
const file = (end: string, rows: readonly string[] = lines) =>
  ['id,amount,note', ...rows, ''].join(end)
const bad = [1, 2, 3, 4].map((i) => lines[i] as string)

const at = scratchFolder({
  'plain.csv': file('\n'),
  'marked.csv': `\ufeff${file('\r\n')}`,
  'packed.csv.gz': gzipSync(file('\n')),
  'latin.csv': Buffer.from(file('\n'), 'latin1'),
  'several/a.csv': file('\n'),
  'several/b.csv': file('\n'),
  'full/mine.txt': 'mine',
  'again/plain.valid.csv': 'old',
  'mine.schema.yaml': schema,
})

const check = (batch: string, folder: string, ...words: readonly string[]) =>
  driftgate(['check', batch, '-s', at('mine.schema.yaml'), '--quarantine', folder, '-q', ...words])

const read = (folder: string, name: string) => readFileSync(at(folder, name), 'utf8')

describe('check --quarantine', () => {
  it('parts valid rows from invalid ones, and says what is wrong', () => {
    const run = check(at('plain.csv'), at('one'))
    expect(run.status).toBe(1)
    expect(run.stderr.replaceAll(at('one'), '')).toContain(
      'wrote /plain.valid.csv (1 row)\nwrote /plain.invalid.csv (4 rows)\nwrote /plain.errors.csv (4 lines)\n',
    )
    expect(listing(at('one'))).toEqual(['plain.errors.csv', 'plain.invalid.csv', 'plain.valid.csv'])
    expect(read('one', 'plain.valid.csv')).toBe(file('\n', [lines[0] as string]))
    expect(read('one', 'plain.invalid.csv')).toBe(file('\n', bad))
    expect(read('one', 'plain.errors.csv')).toBe(
      [
        'row,offset,column,code,rule,value',
        '2,24,amount,range.above,,500',
        '3,42,id,unique.duplicate,,2',
        '4,52,amount,type.mismatch,,x',
        '5,61,note,length.above,,a very long note',
        '',
      ].join('\n'),
    )
  })

  it('writes rows as they were, from wherever they came', () => {
    check(at('marked.csv'), at('two'))
    const whole = readFileSync(at('marked.csv'))
    const valid = read('two', 'marked.valid.csv')
    expect(valid).toBe(`\ufeff${file('\r\n', [lines[0] as string])}`)
    const invalid = readFileSync(at('two/marked.invalid.csv'))
    const start = whole.indexOf('2,500')
    expect(invalid.subarray(-(whole.length - start))).toEqual(whole.subarray(start))
    expect(read('two', 'marked.errors.csv')).toMatch(/^row,offset,.*\r\n2,29,amount,range/)

    check(at('packed.csv.gz'), at('three'))
    expect(gunzipSync(readFileSync(at('packed.csv.gz'))).toString()).toContain(bad.join('\n'))
    expect(read('three', 'packed.invalid.csv')).toBe(file('\n', bad))
    expect(read('three', 'packed.errors.csv')).toContain('\n2,,amount,range.above')

    check(at('latin.csv'), at('four'), '--encoding', 'latin1')
    expect(read('four', 'latin.invalid.csv')).toBe(file('\n', bad))

    const words = ['check', '-', '-s', at('mine.schema.yaml'), '--quarantine', at('five'), '-q']
    expect(driftgate(words, { input: file('\n') }).status).toBe(1)
    expect(read('five', 'stdin.invalid.csv')).toBe(file('\n', bad))
  })

  it('leaves what is in a folder alone, unless it is told to overwrite', () => {
    const refused = check(at('plain.csv'), at('full'))
    expect([refused.status, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toMatch(/full: the folder is not empty \(mine\.txt\)/)
    expect(listing(at('full'))).toEqual(['mine.txt'])
    expect(check(at('plain.csv'), at('again'), '--force').status).toBe(1)
    expect(read('again', 'plain.valid.csv')).toContain('fine')
    expect(listing(at('again'))).toHaveLength(3)
    const alone = driftgate(['check', at('plain.csv'), '-s', at('mine.schema.yaml'), '--force'])
    expect([alone.status, alone.stderr]).toEqual([
      2,
      'driftgate: --force: it goes with --quarantine\n',
    ])
  })

  it('needs the rows of one file', () => {
    expect(driftgate(['profile', at('plain.csv'), '-o', at('kept.profile')]).status).toBe(0)
    for (const batch of [at('several'), at('kept.profile')]) {
      const run = check(batch, at('six'))
      expect([run.status, run.stdout]).toEqual([2, ''])
      expect(run.stderr).toMatch(/quarantine .*: expected the rows of one file, found/)
      expect(existsSync(at('six'))).toBe(false)
    }
  })

  it('leaves nothing behind where it cannot write', () => {
    const below = check(at('plain.csv'), at('plain.csv/deep'))
    expect([below.status, below.stdout]).toEqual([3, ''])
    expect(below.stderr).toMatch(
      /cannot write .*plain\.csv\/deep: a part of the path is no directory/,
    )
    const rows = Array.from({ length: 40_000 }, (_, i) => `${i},500,note`)
    writeFileSync(at('large.csv'), file('\n', rows))
    const command = `ulimit -f 64; exec "$0" "$@"`
    const words = [
      'check',
      at('large.csv'),
      '-s',
      at('mine.schema.yaml'),
      '--quarantine',
      at('seven'),
    ]
    const full = spawnSync('bash', ['-c', command, process.execPath, program, ...words], {
      encoding: 'utf8',
      env: environment(),
    })
    expect([full.status, full.stdout]).toEqual([3, ''])
    expect(full.stderr).toMatch(
      /cannot write .*large\.(invalid|errors)\.csv: the file would be larger/,
    )
    expect(existsSync(at('seven'))).toBe(false)
  })

  it('leaves nothing behind where it is interrupted', async () => {
    const words = ['check', '-', '-s', at('mine.schema.yaml'), '--quarantine', at('eight')]
    const child = spawn(process.execPath, [program, ...words], { env: environment() })
    child.stdin.write(file('\n'))
    const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)))
    const isOpen = () => existsSync(at('eight')) && readdirSync(at('eight')).length === 3
    while (!isOpen()) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    expect(existsSync(at('eight'))).toBe(false)
  })

  it('shows no value of sensitive columns but in the rows themselves', () => {
    writeFileSync(at('secret.schema.yaml'), schema.replace('personal', 'sensitive'))
    const words = ['check', at('plain.csv'), '-s', at('secret.schema.yaml'), '-q']
    driftgate([...words, '--quarantine', at('nine')])
    expect(read('nine', 'plain.errors.csv')).toContain('5,61,note,length.above,,\n')
    expect(read('nine', 'plain.errors.csv')).toContain('amount,range.above,,500\n')
    expect(read('nine', 'plain.invalid.csv')).toContain('a very long note')
    driftgate([...words, '--quarantine', at('ten'), '--redact=hash'])
    expect(read('ten', 'plain.errors.csv')).toMatch(/range\.above,,sha256:[0-9a-f]{12}\n/)
  })

  it('holds little in memory, whatever fails', () => {
    const rows = Array.from({ length: 120_000 }, () => '1,-5,the very same long note')
    writeFileSync(at('failing.csv'), file('\n', rows))
    const words = ['check', at('failing.csv'), '-s', at('mine.schema.yaml'), '-q']
    const env = { NODE_OPTIONS: '--max-old-space-size=48' }
    const run = driftgate([...words, '--quarantine', at('eleven')], { env })
    expect([run.status, run.stderr.includes('359,999 lines')]).toEqual([1, true])
    expect(read('eleven', 'failing.valid.csv')).toBe(file('\n', []))
    expect(read('eleven', 'failing.invalid.csv')).toBe(file('\n', rows))
  })
})
