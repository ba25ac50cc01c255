/** The program as a shell starts it: streams, exit codes, help, mistakes, interruptions. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { validateCheckReport, validateProfileReport } from './support/report-schema.js'
import { driftgate, environment, listing, program, root } from './support/run.js'
import { scratchFolder } from './support/scratch.js'

const sample = (name: string) => resolve(root, 'samples/flights', name)
const [reference, good, drifted] = ['reference.csv', 'good.csv', 'drifted.csv'].map(sample) as [
  string,
  string,
  string,
]
const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
const commands = ['infer', 'check', 'drift', 'explain', 'profile', 'merge', 'help']
const isPosix = process.platform !== 'win32'

const at = scratchFolder({ 'header.csv': 'a,b\n' })

describe('help', () => {
  it('is printed where it is asked for, and fits 80 columns', () => {
    for (const words of [
      ['--help'],
      ['-h'],
      ['help'],
      ...commands.map((name) => [name, '--help']),
    ]) {
      const { status, stdout, stderr } = driftgate(words)
      expect([status, stderr], words.join(' ')).toEqual([0, ''])
      expect(stdout).toMatch(/^Usage: driftgate /)
      for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    }
  })

  it('names every command, every exit code, and examples', () => {
    const { stdout } = driftgate(['--help'])
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
    for (const code of [0, 1, 2, 3, 130]) expect(stdout).toMatch(new RegExp(`^  ${code} +\\w`, 'm'))
    expect(stdout).toContain('Examples:')
  })

  it('is the same by help <command>', () => {
    for (const name of ['check', 'help']) {
      expect(driftgate(['help', name]).stdout).toBe(driftgate([name, '--help']).stdout)
    }
  })

  it('goes to standard error where nothing was asked', () => {
    const { status, stdout, stderr } = driftgate([])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toBe(driftgate(['--help']).stdout)
  })

  it('is followed by nothing else: --version prints the version', () => {
    const { status, stdout, stderr } = driftgate(['--version'])
    expect([status, stdout, stderr]).toEqual([0, `${version}\n`, ''])
  })
})

describe('a mistake in the arguments', () => {
  it.each<[string[], string]>([
    [['chek', 'x'], "unknown command 'chek' (did you mean check?); see driftgate --help"],
    [['help', 'mereg'], "unknown command 'mereg' (did you mean merge?); see driftgate --help"],
    [['check', 'x', '--shema', 'y'], '(did you mean --schema?); see driftgate check --help'],
    [['drift', 'x', 'y', '--fialon'], "unknown option '--fialon'"],
    [['check'], "missing required argument 'batch'; see driftgate check --help"],
    [['check', 'a', 'b'], 'Expected 1 argument but got 2'],
    [['drift', 'a'], "missing required argument 'batch'"],
    [['merge', 'a', 'b'], "required option '-o, --output <file>' not specified"],
    [['check', 'a', '--fail-on', 'wrn'], 'Allowed choices are error, warn, never'],
    [['profile', 'a', '--color', 'sometimes'], 'Allowed choices are auto, always, never'],
    [['profile', 'a', '--format', 'jsno'], 'unknown format jsno (did you mean json?)'],
    [['profile', 'a', '--format', 'json', '--format', 'text'], 'would mix on standard output'],
    [['profile', 'a', '--delimiter', 'ab'], '--delimiter ab: one ASCII character was expected'],
    [['profile', 'a', '--type', 'x=intger'], 'expected column=type with a type among'],
    [['profile', good, '--type', 'desst=string'], 'did you mean dest?'],
    [['profile', good, '--encoding', 'klingon'], 'unknown encoding klingon'],
    [['infer', good, '--redact=hsh', '-o', 'x'], 'Allowed choices are omit, hash'],
    [['infer', '-'], 'name the output with -o'],
    [['drift', '-', '-'], 'standard input is one data set'],
    [['explain', 'drift.pis'], 'did you mean drift.psi?'],
    [['profile', 'a\u001b[31m\u202e', '--format', 'x\u001b[2J'], 'unknown format x\\u{1b}[2J'],
  ])('is told in a line, exit 2: %j', (words, message) => {
    const { status, stdout, stderr } = driftgate(words)
    expect([status, stdout], stderr).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^driftgate: .*\n$/)
    expect(stderr).not.toContain('\u001b')
  })
})

describe('exit codes', () => {
  it.each<[number, string[]]>([
    [0, ['drift', reference, good]],
    [1, ['drift', reference, drifted]],
    [0, ['drift', reference, drifted, '--fail-on', 'never']],
    [1, ['drift', reference, drifted, '--fail-on', 'warn']],
    [0, ['profile', drifted]],
    [2, ['drift', reference, drifted, '--nosuch']],
    [3, ['drift', reference, 'nosuch.csv']],
  ])('%i: %j', (code, words) => {
    expect(driftgate(words).status).toBe(code)
  })
})

describe('streams', () => {
  const format = ['--format', 'json']

  it('have the report on standard output, and the same bytes twice', () => {
    const words = ['drift', reference, drifted, ...format]
    const [first, second] = [driftgate(words), driftgate(words)]
    expect(first.stdout).toBe(second.stdout)
    expect(first.stderr).toBe('')
    expect(validateCheckReport(first.stdout).verdict).toBe('fail')
  })

  it('have nothing on standard output where there is no result', () => {
    const { status, stdout, stderr } = driftgate(['profile', 'nosuch.csv', ...format])
    expect([status, stdout]).toEqual([3, ''])
    expect(stderr).toBe('driftgate: cannot read nosuch.csv: there is no such file\n')
  })

  it('give data in by -', () => {
    const input = readFileSync(good)
    const { status, stdout } = driftgate(['profile', '-', ...format], { input })
    expect(status).toBe(0)
    const { source, columns } = validateProfileReport(stdout)
    expect(source).toMatchObject({ name: '-', rows: 5000, bytes: null })
    const named = driftgate(['profile', good, ...format]).stdout
    expect(columns).toEqual(validateProfileReport(named).columns)
  })

  it.runIf(isPosix)('give data in by a pipe with a name', () => {
    const script = `"$1" "$2" profile <(cat "$3") --format json`
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', script, 'bash', process.execPath, program, good],
      { encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 60_000, env: environment() },
    )
    expect(status, stderr).toBe(0)
    expect(validateProfileReport(stdout).source.rows).toBe(5000)
  })

  it.runIf(isPosix)('may be closed by the reader', () => {
    const script = `"$1" "$2" drift "$3" "$4" --format json | head -1; echo "\${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', script, 'bash', process.execPath, program, reference, drifted],
      { encoding: 'utf8', timeout: 60_000, env: environment() },
    )
    expect([stdout, stderr]).toEqual(['{\n1\n', ''])
  })

  it.runIf(existsSync('/dev/full'))('may be full', () => {
    const script = `"$1" "$2" drift "$3" "$4" --format json > /dev/full`
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', script, 'bash', process.execPath, program, reference, drifted],
      { encoding: 'utf8', timeout: 60_000, env: environment() },
    )
    expect(status).toBe(3)
    expect(stderr).toMatch(/^driftgate: cannot write to standard output: .*no space.*\n$/)
  })
})

describe('colour', () => {
  const colored = (words: string[], env = {}) =>
    driftgate(['drift', reference, good, ...words], { env }).stdout.includes('\u001b[')

  it('is for terminals, and for who asks', () => {
    expect(colored([])).toBe(false)
    expect(colored(['--color', 'always'])).toBe(true)
    expect(colored([], { NO_COLOR: '', FORCE_COLOR: '1' })).toBe(true)
    expect(colored([], { FORCE_COLOR: '1' })).toBe(false)
    expect(colored(['--color', 'never'], { NO_COLOR: '', FORCE_COLOR: '1' })).toBe(false)
  })

  it('and width come from the environment', () => {
    const widest = (COLUMNS: string) =>
      Math.max(
        ...driftgate(['drift', reference, drifted], { env: { COLUMNS } })
          .stdout.split('\n')
          .filter((line) => !line.includes('driftgate explain') && !line.includes('/'))
          .map((line) => line.length),
      )
    expect(widest('60')).toBeLessThan(widest('0'))
  })
})

describe('an interruption', () => {
  /** Starts a run, sends the signal after some time, and tells how it ended. */
  function interrupt(
    words: readonly string[],
    { signal, cwd, stdin }: { signal: NodeJS.Signals; cwd: string; stdin?: 'pipe' },
  ): Promise<{ code: number | null; stdout: string; stderr: string; seconds: number }> {
    return new Promise((done) => {
      const child = spawn(process.execPath, [program, ...words], {
        cwd,
        env: environment({ TMPDIR: at('temporary') }),
        stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
      })
      const texts = { stdout: '', stderr: '' }
      child.stdout?.on('data', (piece) => (texts.stdout += piece))
      child.stderr?.on('data', (piece) => (texts.stderr += piece))
      let sent = 0
      setTimeout(() => {
        sent = performance.now()
        child.kill(signal)
      }, 700)
      const kill = setTimeout(() => child.kill('SIGKILL'), 30_000)
      child.on('close', (code) => {
        clearTimeout(kill)
        done({ code, ...texts, seconds: (performance.now() - sent) / 1000 })
      })
    })
  }

  beforeAll(() => {
    mkdirSync(at('temporary'))
    mkdirSync(at('large'))
    const row = (i: number) =>
      `${i},${(i * 7919) % 10_007},${i / 8},word ${i % 1000},2026-01-0${(i % 9) + 1}`
    const rows = Array.from({ length: 40_000 }, (_, i) => row(i)).join('\n')
    const text = `id,n,x,word,day\n${`${rows}\n`.repeat(60)}`
    writeFileSync(at('large/large.csv'), text)
  })

  it.runIf(isPosix).each<[NodeJS.Signals, number, string[]]>([
    ['SIGINT', 130, ['profile', 'large.csv', '-o', 'large.profile']],
    ['SIGINT', 130, ['infer', 'large.csv']],
    ['SIGTERM', 143, ['drift', 'large.csv', 'large.csv', '--format', 'json=report.json']],
  ])('by %s ends a run with %i and leaves nothing: %j', async (signal, code, words) => {
    const run = await interrupt(words, { signal, cwd: at('large') })
    expect(run).toMatchObject({ code, stdout: '', stderr: 'driftgate: interrupted\n' })
    expect(readdirSync(at('large'))).toEqual(['large.csv'])
    expect(listing(at('temporary'))).toEqual([])
    // Not a measurement: far from the seconds that the run itself would take, or from for ever.
    expect(run.seconds).toBeLessThan(10)
  })

  it.runIf(isPosix)('ends a run that waits for standard input', async () => {
    const run = await interrupt(['profile', '-'], {
      signal: 'SIGINT',
      cwd: at('large'),
      stdin: 'pipe',
    })
    expect(run).toMatchObject({ code: 130, stdout: '', stderr: 'driftgate: interrupted\n' })
    expect(listing(at('temporary'))).toEqual([])
  })
})
