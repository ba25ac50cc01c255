import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type InferFlags, runInfer } from '../../src/commands/infer.js'
import { DataError, UsageError } from '../../src/errors.js'
import { readProfile } from '../../src/gate/dataset.js'
import { readSchema } from '../../src/gate/schema-file.js'
import { interrupted, testContext } from '../support/context.js'
import { listing, root } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const reference = resolve(root, 'samples/flights/reference.csv')
const at = scratchFolder({
  'small.csv': 'a,b\n1,x\n2,y\n',
  'header.csv': 'a,b\n',
  'sorted.csv': `kind\n${Array.from({ length: 2000 }, (_, i) => `k${Math.floor(i / 50)}`).join('\n')}\n`,
  'work/.keep': '',
})
const folder = process.cwd()
afterEach(() => process.chdir(folder))

const infer = (input: string, flags: InferFlags = {}) => runInfer(input, flags, testContext())

describe('infer', () => {
  it('writes a schema and a profile that can be read, and says what comes next', async () => {
    const name = at('out/flights')
    const { stdout, exitCode } = await infer(reference, { output: name })
    expect(exitCode).toBe(0)
    const schema = await readSchema(`${name}.schema.yaml`)
    const profile = await readProfile(`${name}.profile`)
    expect(profile.source).toMatchObject({ rows: 5000, columns: 16, format: 'csv' })
    expect(schema.columns.map((column) => column.name)).toEqual(
      profile.columns.map(({ field }) => field.name),
    )
    expect(stdout).toMatch(/^.*reference\.csv: 5,000 rows, 16 columns\n/)
    expect(stdout).toContain(`next: driftgate check <batch> --schema ${name}.schema.yaml`)
    expect(listing(at('out'))).toEqual(['flights.profile', 'flights.schema.yaml'])
  })

  it('writes the same bytes when it is run again', async () => {
    const names = [at('twice/a'), at('twice/b')]
    for (const name of names) await infer(reference, { output: name })
    for (const kind of ['schema.yaml', 'profile']) {
      const [first, second] = names.map((name) => readFileSync(`${name}.${kind}`))
      expect(first?.equals(second as Buffer), kind).toBe(true)
    }
  })

  it('names its files after the input, in the folder it runs in', async () => {
    process.chdir(at('work'))
    await infer(at('small.csv'))
    expect(listing('.')).toEqual(['.keep', 'small.profile', 'small.schema.yaml'])
    await infer('small.profile')
    await expect(infer('-')).rejects.toThrow('name the output with -o')
    await expect(infer('*.csv')).rejects.toThrow(UsageError)
  })

  it('overwrites its own schema, and one that was edited only by force', async () => {
    const name = at('edited/small')
    const file = `${name}.schema.yaml`
    await infer(at('small.csv'), { output: name })
    await infer(at('small.csv'), { output: name })
    appendFileSync(file, '# mine\n')
    const before = listing(at('edited'))
    await expect(infer(at('small.csv'), { output: name })).rejects.toThrow(UsageError)
    await expect(infer(at('small.csv'), { output: name })).rejects.toThrow('was edited by hand')
    expect(readFileSync(file, 'utf8')).toContain('# mine')
    await infer(at('small.csv'), { output: name, force: true })
    expect(readFileSync(file, 'utf8')).not.toContain('# mine')
    writeFileSync(file, '')
    await expect(infer(at('small.csv'), { output: name })).rejects.toThrow(UsageError)
    expect(listing(at('edited'))).toEqual(before)
  })

  it('writes nothing where there are no rows, or after an interruption', async () => {
    const before = listing(at())
    await expect(infer(at('header.csv'), { output: at('none') })).rejects.toThrow(DataError)
    await expect(infer(at('header.csv'), { output: at('none') })).rejects.toThrow('has no rows')
    const run = runInfer(at('small.csv'), { output: at('none') }, interrupted())
    await expect(run).rejects.toThrow(/abort/i)
    expect(listing(at())).toEqual(before)
  })

  it('reads columns as the types it is given', async () => {
    const name = at('typed')
    await infer(at('small.csv'), { output: name, type: ['a=string'] })
    expect((await readSchema(`${name}.schema.yaml`)).columns[0]?.type).toBe('string')
    await expect(infer(at('small.csv'), { output: name, type: ['c=string'] })).rejects.toThrow(
      'type of column c: there is none in',
    )
  })

  it('says how rules did on rows held out, and which were loosened', async () => {
    const { stdout } = await infer(reference, { output: at('held/flights') })
    expect(stdout).toMatch(/\n1\d\d rules measured on 1,000 rows held out: none cries wolf\n/)
    const name = at('held/sorted')
    const sorted = await infer(at('sorted.csv'), { output: name })
    expect(sorted.stdout).toMatch(/rows held out: \d would cry wolf\n/)
    expect(sorted.stdout).toContain('  kind: domain: now a warning\n')
    const { columns } = await readSchema(`${name}.schema.yaml`)
    expect(columns[0]?.domain?.level).toBe('warn')
  })

  it('asks for more, or for less', async () => {
    const name = at('strict/flights')
    await infer(reference, { output: name, strict: true })
    const strict = await readSchema(`${name}.schema.yaml`)
    expect(strict.unexpectedColumns).toBe('error')
    expect(strict.columns.find((column) => column.name === 'origin')?.nulls).toEqual({ maximum: 0 })
    await infer(reference, { output: name, lenient: true })
    const lenient = await readSchema(`${name}.schema.yaml`)
    expect(lenient.columns.some(({ range, domain }) => range ?? domain)).toBe(false)
    await expect(infer(reference, { output: name, strict: true, lenient: true })).rejects.toThrow(
      '--strict and --lenient: one of them says how much is asked, not both',
    )
  })

  it('learns limits from windows, equal ones or by a column', async () => {
    const name = at('windows/flights')
    const { stdout } = await infer(reference, { output: name, windows: '25' })
    expect(stdout).toContain('drift limits were learnt from 25 equal windows')
    const profile = await readProfile(`${name}.profile`)
    expect(profile.windows?.rows).toEqual(Array.from({ length: 25 }, () => 200))
    const schema = await readSchema(`${name}.schema.yaml`)
    const delay = schema.columns.find((column) => column.name === 'arr_delay')
    expect(delay?.drift?.windows).toBe(25)
    expect(delay?.drift?.ks).toBeGreaterThan(0)
    const days = await infer(reference, { output: name, windowsBy: 'time_hour' })
    expect(days.stdout).toMatch(/from 3[01] windows by time_hour/)
  })

  it('refuses windows that are none', async () => {
    const refused = (flags: InferFlags) =>
      expect(infer(reference, { output: at('none'), ...flags })).rejects
    await refused({ windows: 'day' }).toThrow('--windows-by names a column')
    await refused({ windows: '25', windowsBy: 'day' }).toThrow('not both')
    await refused({ windows: '7' }).toThrow(UsageError)
    await refused({ windowsBy: 'origin' }).toThrow('3 windows, is too short')
    expect(listing(at()).some((file) => file.startsWith('none'))).toBe(false)
  })
})
