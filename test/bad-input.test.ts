/**
 * What goes wrong, through the real program: each case ends with its exit code and a message that says
 * what, where and what to do, without a stack, and leaves no file behind.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeProfile } from '../src/commands/profile-file.js'
import { seededRandom } from '../src/math/random.js'
import { seal } from '../src/profile/checksum.js'
import { profileOf } from './support/profiles.js'
import { validateCheckReport, validateProfileReport } from './support/report-schema.js'
import { driftgate, environment, listing, program, type RunSettings, root } from './support/run.js'
import { scratchFolder } from './support/scratch.js'

const good = readFileSync(resolve(root, 'samples/earthquakes/reference.csv'))
const header = good.subarray(0, good.indexOf(10) + 1)

/** A zip archive of one file, as far as its first bytes go. */
function zipOf(data: Uint8Array): Uint8Array {
  const body = deflateRawSync(data)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(body.length, 18)
  local.writeUInt32LE(data.length, 22)
  return Buffer.concat([local, body])
}

function noise(bytes: number): Uint8Array {
  const random = seededRandom(7)
  return Uint8Array.from({ length: bytes }, () => random.integer(256))
}

const wide = [0, 1, 2].map((row) => Array.from({ length: 5000 }, (_, i) => row * i).join(','))
const hostileNames = [
  '__proto__',
  'constructor',
  '"a\u001b[31mred"',
  '"new\nline"',
  'x'.repeat(10_000),
  '',
]

const at = scratchFolder({
  'good.csv': good,
  'good.csv.gz': gzipSync(good),
  'packed.csv': gzipSync(good),
  'cut.csv.gz': gzipSync(good).subarray(0, 5000),
  'zip.csv': zipOf(good),
  'binary.csv': readFileSync(process.execPath).subarray(0, 50_000),
  'noise.csv': noise(50_000),
  'empty.csv': '',
  'header.csv': header,
  'lines.csv': '\n'.repeat(1000),
  'quotes.csv': '"'.repeat(1001),
  'other.csv': 'p,q\n1,2\n3,4\n',
  'wide.csv': `${Array.from({ length: 5000 }, (_, i) => `c${i}`).join(',')}\n${wide.join('\n')}\n`,
  'hostile.csv': `${hostileNames.join(',')}\n${Array.from({ length: 40 }, (_, i) => [1, 2, 3, 4, 5, 6].map((n) => (n * i) % 7).join(',')).join('\n')}\n`,
  'folder/a.csv': good,
  'folder/b.csv': good,
  'nothing/notes.md': 'no data',
  'yaml/bad.yaml': 'version: 1\ncolumns: [\n',
  'yaml/key.yaml': 'version: 1\ncolumns:\n  - name: mag\n    nuls: { maximum: 0 }\n',
  'yaml/empty.yaml': '',
  'yaml/list.yaml': '- 1\n',
  'profiles/empty.profile': '',
  'profiles/text.profile': 'a,b\n1,2\n',
})

beforeAll(async () => {
  const { status, stderr } = driftgate(['infer', at('good.csv'), '-o', at('learnt/good')])
  expect(status, stderr).toBe(0)
  const bytes = readFileSync(at('learnt/good.profile'))
  const damaged = Uint8Array.from(bytes)
  damaged[bytes.length >> 1] = (damaged[bytes.length >> 1] as number) ^ 0xff
  writeFileSync(at('profiles/damaged.profile'), damaged)
  writeFileSync(at('profiles/cut.profile'), bytes.subarray(0, bytes.length - 1000))
  await writeProfile(at('profiles/other.profile'), await profileOf({ p: [1, 2] }), {})
})

const schema = () => ['--schema', at('learnt/good.schema.yaml')]

/** Runs in the folder of the files; what was there before is there afterwards, and nothing else. */
function run(words: readonly string[], settings: RunSettings = {}) {
  mkdirSync(at('temporary'), { recursive: true })
  const before = listing(at())
  const result = driftgate(words, { cwd: at(), env: { TMPDIR: at('temporary') }, ...settings })
  expect(result.signal, `ended by the clock: ${words.join(' ')}`).toBe(null)
  expect(listing(at())).toEqual(before)
  expect(result.stderr).not.toMatch(/^ +at .*:\d+|internal fault|\n\s+at /)
  expect(result.stderr).not.toContain('\u001b')
  return result
}

/** A failure: its code, nothing on standard output, and one line that says all of it. */
function refused(
  words: readonly string[],
  code: number,
  message: string | RegExp,
  settings?: RunSettings,
) {
  const { status, stdout, stderr } = run(words, settings)
  expect([status, stdout], stderr).toEqual([code, ''])
  if (typeof message === 'string') expect(stderr).toContain(message)
  else expect(stderr).toMatch(message)
  expect(stderr).toMatch(/^driftgate: .*\n$/)
  expect(stderr.length).toBeLessThan(1000)
}

describe('a path', () => {
  it.each<[string, string | RegExp]>([
    ['none.csv', 'cannot read none.csv: there is no such file'],
    ['good.csv/x.csv', 'cannot read good.csv/x.csv: a part of the path is no directory'],
    ['nothing', 'nothing is a folder without data: no .csv, .tsv or .txt file in it'],
    ['*.none', '*.none matches no file; check the pattern'],
    ['https://example.com/a.csv', 'download it first'],
    [`${'x'.repeat(300)}.csv`, 'the name is too long'],
  ])('with nothing to read: %s', (path, message) => {
    refused(['profile', path], 3, message)
    refused(['infer', path, '-o', 'new'], 3, message)
    refused(['drift', 'good.csv', path], 3, message)
  })

  it('of a folder with data is all of it', () => {
    const { stdout } = run(['profile', 'folder', '--format', 'json'])
    expect(validateProfileReport(stdout).source.rows).toBe(2 * 930)
  })

  it('of a file that may not be read is told so', (context) => {
    writeFileSync(at('secret.csv'), good)
    chmodSync(at('secret.csv'), 0o000)
    let isReadable = true
    try {
      readFileSync(at('secret.csv'))
    } catch {
      isReadable = false
    }
    context.skip(isReadable, 'root reads everything')
    refused(['profile', 'secret.csv'], 3, 'cannot read secret.csv: permission denied')
  })
})

describe('a file named .csv', () => {
  it.each<[string, string]>([
    ['binary.csv', 'binary.csv looks like a binary file'],
    ['noise.csv', 'noise.csv looks like a binary file'],
    ['zip.csv', 'zip.csv looks like a zip archive or an Excel workbook, unpack it'],
    ['cut.csv.gz', 'cut.csv.gz is damaged: unexpected end of file while decompressing'],
    ['empty.csv', 'empty.csv is empty: a header line was expected'],
    ['lines.csv', 'lines.csv is empty: a header line was expected'],
  ])('that is none: %s', (name, message) => {
    refused(['profile', name], 3, message)
    refused(['check', name, ...schema()], 3, message)
  })

  it('may be gzip, whatever its name', () => {
    const plain = validateProfileReport(run(['profile', 'good.csv', '--format', 'json']).stdout)
    for (const name of ['good.csv.gz', 'packed.csv']) {
      const { stdout } = run(['profile', name, '--format', 'json'])
      expect(validateProfileReport(stdout).columns).toEqual(plain.columns)
    }
  })

  it('of quotes only is a header that never ends', () => {
    const { status, stdout } = run(['profile', 'quotes.csv', '--format', 'json'])
    expect(status).toBe(0)
    expect(validateProfileReport(stdout).source).toMatchObject({ rows: 0, columns: 1 })
    refused(['infer', 'quotes.csv', '-o', 'new'], 3, 'quotes.csv has no rows')
  })
})

describe('no rows', () => {
  const format = ['--format', 'json']

  it('fail a check, unless they may', () => {
    const failed = run(['check', 'header.csv', ...schema(), ...format])
    expect(failed.status).toBe(1)
    const { findings } = validateCheckReport(failed.stdout)
    const none = findings.find(({ code }) => code === 'rows.none')
    expect(none).toMatchObject({ outcome: 'violated', level: 'error', observed: 0 })
    const allowed = run(['check', 'header.csv', ...schema(), '--allow-empty', ...format])
    expect(allowed.status, allowed.stdout).toBe(0)
    expect(validateCheckReport(allowed.stdout).verdict).toBe('pass')
    expect(run(['drift', 'good.csv', 'header.csv']).status).toBe(1)
  })

  it('are no reference', () => {
    const message = 'header.csv has no rows; a reference needs some'
    refused(['infer', 'header.csv', '-o', 'new'], 3, message)
    refused(['drift', 'header.csv', 'good.csv'], 3, message)
    refused(['check', 'good.csv', ...schema(), '--reference', 'header.csv'], 3, message)
  })
})

describe('a schema', () => {
  /** A mistake in a schema has a line of its own, and a frame below. */
  function framed(name: string, message: RegExp) {
    const words = ['check', 'good.csv', '--schema', `yaml/${name}`, '--reference', 'good.csv']
    const { status, stdout, stderr } = run(words)
    expect([status, stdout], stderr).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^ +\d+ \|.*\n +\| +\^/m)
  }

  it('that does not parse is shown where', () => {
    framed('bad.yaml', /^driftgate: yaml\/bad\.yaml:\d+:\d+: /)
    framed('empty.yaml', /^driftgate: yaml\/empty\.yaml:1:1: the schema is empty/)
    framed('list.yaml', /^driftgate: yaml\/list\.yaml:1:1: expected a mapping, found a list/)
  })

  it('with an unknown key suggests the one that was meant', () => {
    framed('key.yaml', /^driftgate: yaml\/key\.yaml:4:5: unknown key "nuls".*did you mean nulls/)
  })

  it('that names a column which is not there is a finding, with the place', () => {
    const text = readFileSync(at('learnt/good.schema.yaml'), 'utf8')
    writeFileSync(at('yaml/renamed.yaml'), text.replace('name: mag\n', 'name: mga\n'))
    const words = ['check', 'good.csv', '--schema', 'yaml/renamed.yaml', '--format', 'json']
    const { status, stdout } = run(words)
    expect(status).toBe(1)
    const missing = validateCheckReport(stdout).findings.find(
      ({ code, outcome }) => code === 'column.missing' && outcome === 'violated',
    )
    expect(missing).toMatchObject({ column: 'mga', position: { file: 'yaml/renamed.yaml' } })
    expect(missing?.position?.line).toBe(
      text.slice(0, text.indexOf('name: mag\n')).split('\n').length,
    )
    expect(`${missing?.message} ${missing?.suggestion ?? ''}`).toContain('mag')
  })

  it('that is not there, or is data or a folder', () => {
    const check = (name: string) => ['check', 'good.csv', '-r', 'good.csv', '--schema', name]
    refused(check('none.yaml'), 3, 'there is no such file; make one with: driftgate infer')
    refused(check('folder'), 3, 'cannot read schema folder: it is a directory')
    expect(run(check('good.csv')).status).toBe(2)
    refused(['check', 'good.csv'], 2, 'no *.schema.yaml in this folder; name one with --schema')
  })
})

describe('a profile', () => {
  it.each<[string, string]>([
    ['damaged', 'its checksum is wrong'],
    ['cut', 'its end is missing'],
    ['empty', 'it is not an Arrow file'],
    ['text', 'it is not an Arrow file'],
    ['none', 'there is no such file'],
  ])('that is %s is named, wherever it stands', (name, message) => {
    const path = `profiles/${name}.profile`
    for (const words of [
      ['profile', path],
      ['drift', path, 'good.csv'],
      ['drift', 'good.csv', path],
      ['check', 'good.csv', ...schema(), '--reference', path],
      ['merge', path, path, '-o', 'new.profile'],
    ]) {
      refused(words, 3, message)
      refused(words, 3, path)
    }
  })

  it('of a newer version says which is read', () => {
    const bytes = readFileSync(at('learnt/good.profile'))
    const key = bytes.indexOf('driftgate.formatVersion')
    // Beside the key stands its value: its length, 1, and the text 1.
    const value = bytes.indexOf(Uint8Array.of(1, 0, 0, 0, 0x31, 0), key - 200)
    expect(Math.min(key, value)).toBeGreaterThan(0)
    bytes[value + 4] = 0x39
    seal(bytes)
    writeFileSync(at('profiles/newer.profile'), bytes)
    const message =
      'its format version is 9, and this driftgate reads 1; use the version of driftgate'
    refused(['profile', 'profiles/newer.profile'], 3, message)
    refused(['drift', 'good.csv', 'profiles/newer.profile'], 3, message)
  })

  it('without a column in common with the batch', () => {
    const message = /no column in common with .*: expected .*, found .*; check the files/
    refused(['drift', 'profiles/other.profile', 'good.csv'], 3, message)
    refused(['check', 'other.csv', ...schema()], 3, message)
    refused(
      ['merge', 'profiles/other.profile', 'learnt/good.profile', '-o', 'new'],
      3,
      'cannot merge',
    )
  })
})

describe('an output', () => {
  const words = ['drift', 'good.csv', 'good.csv', '--format']

  it('in a place where nothing can be written', () => {
    refused(
      ['profile', 'good.csv', '-o', 'good.csv/p.profile'],
      3,
      'cannot write good.csv/p.profile: a part of the path is no directory',
    )
    refused(['infer', 'good.csv', '-o', 'good.csv/p'], 3, 'cannot write good.csv/p.profile')
    refused(['profile', 'good.csv', '-o', 'folder'], 3, 'cannot write folder: it is a directory')
    refused([...words, 'json=folder'], 3, 'cannot write folder: it is a directory')
    refused([...words, `json=${'x'.repeat(300)}`], 3, 'the name is too long')
  })

  it.runIf(existsSync('/proc/self'))('below a folder in which none can be made', () => {
    refused(
      ['profile', 'good.csv', '-o', '/proc/none/p.profile'],
      3,
      'cannot write /proc/none/p.profile',
    )
  })

  it.runIf(existsSync('/dev/full'))('on a full disk', () => {
    refused(
      [...words, 'json=/dev/full'],
      3,
      'cannot write /dev/full: no space is left on the device',
    )
    refused(['profile', 'good.csv', '-o', '/dev/full'], 3, 'no space is left')
  })
})

describe('standard input', () => {
  it('that is empty, or noise, is named as -', () => {
    refused(['profile', '-'], 3, '- is empty: a header line was expected', { input: '' })
    refused(['profile', '-'], 3, '- looks like a binary file', { input: noise(1000) })
  })

  it.runIf(existsSync('/usr/bin/script'))('that is a terminal is not waited for', () => {
    const command = `"${process.execPath}" "${program}" profile -`
    const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      encoding: 'utf8',
      timeout: 60_000,
      env: environment(),
    })
    expect(status).toBe(3)
    expect(stdout).toContain('standard input is a terminal; pipe data into it, or name a file')
  })
})

describe('hostile data', () => {
  /** From reference to verdict, in a folder of its own. */
  function trip(name: string) {
    const out = at(`trips-${name}`)
    const learnt = driftgate(['infer', at(name), '-o', join(out, 'x')], { cwd: at() })
    expect(learnt.status, learnt.stderr).toBe(0)
    const words = ['check', at(name), '--schema', join(out, 'x.schema.yaml')]
    const checked = run([...words, '--format', 'json'])
    expect(checked.status, checked.stdout.slice(0, 2000)).toBe(0)
    const shown = run([...words, '--verbose'])
    expect(shown.stdout).not.toContain('\u001b')
    return validateCheckReport(checked.stdout)
  }

  it('with names that mean something elsewhere', () => {
    const { findings } = trip('hostile.csv')
    const names = new Set(findings.map(({ column }) => column))
    for (const name of [
      '__proto__',
      'constructor',
      'a\u001b[31mred',
      'new\nline',
      'x'.repeat(10_000),
    ]) {
      expect(names.has(name), name.slice(0, 20)).toBe(true)
    }
  })

  it('of 5,000 columns', () => {
    expect(trip('wide.csv').batch.columns).toBe(5000)
  })

  it('with a row of 40 MB', () => {
    writeFileSync(at('long.csv'), `a,b\n1,${'x'.repeat(40_000_000)}\n2,y\n`)
    expect(trip('long.csv').batch.rows).toBe(2)
  })
})
