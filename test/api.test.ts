/** The library as a user has it: what `driftgate` exports, run and compiled. Needs dist/. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import * as api from '../src/index.js'
import { validateCheckReport, validateProfileReport } from './support/report-schema.js'
import { root } from './support/run.js'
import { scratchFolder } from './support/scratch.js'

const sample = (name: string) => resolve(root, 'samples/flights', name)
const [reference, good, drifted] = ['reference.csv', 'good.csv', 'drifted.csv'].map(sample) as [
  string,
  string,
  string,
]
const tool = { name: 'driftgate', version: '1' }
const at = scratchFolder({})

describe('the library', () => {
  it('infers, keeps and checks, on paths', async () => {
    const learnt = await api.infer(reference)
    const text = api.writeSchema(learnt.schema, { evidence: learnt.evidence })
    writeFileSync(at('flights.schema.yaml'), text)
    writeFileSync(at('flights.profile'), await api.encodeProfile(learnt.profile, tool))
    const options = { schema: at('flights.schema.yaml'), reference: at('flights.profile') }
    const passed = await api.check(good, options)
    expect(validateCheckReport(api.renderJson(passed)).verdict).toBe('pass')
    const failed = await api.check(drifted, { ...options, failOn: 'warn' })
    expect(validateCheckReport(api.renderJson(failed)).verdict).toBe('fail')
    const shown = { color: false, unicode: true, width: 80, verbose: false, quiet: false }
    expect(api.renderText(failed, shown)).toContain('arr_delay')
  })

  it('compares arrays', async () => {
    const n = Array.from({ length: 2000 }, (_, i) => (i * 7919) % 1009)
    const kind = n.map((value) => (value % 3 === 0 ? 'a' : 'b'))
    const normal = () => api.memorySource({ name: 'normal', columns: { n, kind } })
    const same = await api.drift(normal(), normal())
    expect(validateCheckReport(api.renderJson(same)).summary.columnsDrifted).toBe(0)
    const shifted = api.memorySource({
      name: 'shifted',
      columns: { n: n.map((v) => v + 700), kind },
    })
    const moved = validateCheckReport(api.renderJson(await api.drift(normal(), shifted)))
    expect(moved.verdict).toBe('fail')
    const codes = moved.findings.filter(({ outcome }) => outcome === 'drift')
    expect([...new Set(codes.map(({ column }) => column))]).toEqual(['n'])
  })

  it('profiles, merges, and takes profiles in the place of data', async () => {
    const [one, two] = [await api.profile(good), await api.profile(drifted)]
    const both = api.merge([one, two])
    const description = api.describeProfile(both, tool)
    expect(validateProfileReport(api.renderJson(description)).source.rows).toBe(10_000)
    const report = await api.drift(one, two)
    expect(validateCheckReport(api.renderJson(report)).reference?.rows).toBe(5000)
    const kept = await api.decodeProfile(await api.encodeProfile(one, tool), 'kept')
    expect(await api.profile(kept)).toEqual(kept)
    const { schema } = await api.infer(kept)
    expect((await api.check(kept, { schema, reference: one })).verdict).toBe('pass')
  })

  it('compares schemas, and suggests edits of one', async () => {
    const text = 'version: 1\ncolumns:\n  - name: n\n    nulls: 0\n'
    const schema = api.parseSchema(text, 'mine')
    const looser = api.parseSchema(text.replace('nulls: 0', 'nulls: 0.5'), 'mine')
    expect(api.diffSchemas(looser, schema).map(({ effect }) => effect)).toEqual(['breaking'])
    writeFileSync(at('mine.yaml'), text)
    const batch = api.memorySource({ name: 'mine', columns: { n: [1, null] } })
    const { after, suggestions } = await api.suggest(batch, { schema: at('mine.yaml') })
    expect(suggestions.map(({ what }) => what)).toEqual(['maximum 0 → 0.5'])
    expect(after).toBe(text.replace('nulls: 0', 'nulls: 0.5'))
  })

  it('reads schemas of text', async () => {
    const schema = api.parseSchema('version: 1\ncolumns:\n  - name: n\n    type: integer\n', 'mine')
    const source = api.memorySource({ name: 'mine', columns: { n: [1, 2.5] } })
    const report = validateCheckReport(api.renderJson(await api.check(source, { schema })))
    expect(report.findings.find(({ code }) => code === 'type.mismatch')?.outcome).toBe('violated')
    expect(() => api.parseSchema('version: 1\ncolumms: []\n', 'mine')).toThrow(api.UsageError)
  })

  it('rejects with errors that a program can tell apart', async () => {
    await expect(api.profile('none.csv')).rejects.toThrow(api.DataError)
    await expect(api.check(good, { schema: 'none.yaml' })).rejects.toThrow(api.DataError)
    const late = api.profile(good, { types: { nosuch: 'date' } })
    await expect(late).rejects.toThrow(api.UsageError)
    const stopped = api.profile(good, { signal: AbortSignal.abort() })
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('is in the bundle, name by name', async () => {
    const built = await import(join(root, 'dist/index.js'))
    expect(Object.keys(built).sort()).toEqual(Object.keys(api).sort())
    const report = await built.drift(reference, good)
    expect(validateCheckReport(built.renderJson(report)).verdict).toBe('pass')
  })
})

const consumer = `
import {
  type CheckOptions, type Input, type Learnt, type Profile, type Schema,
  check, DataError, decodeProfile, describeProfile, drift, encodeProfile, infer, memorySource, merge,
  parseSchema, profile, readProfile, readSchema, renderJson, renderText, UsageError, writeSchema,
} from 'driftgate'

const input: Input = memorySource({ name: 'mine', columns: { n: [1, 2n, null], day: [new Date()] } })
const learnt: Learnt = await infer(input, { types: { n: 'integer' }, delimiter: ';' })
const schema: Schema = learnt.schema
const options: CheckOptions = { schema, reference: learnt.profile, failOn: 'warn', allowEmpty: true }
const report = await check('batch.csv', options)
const verdict: 'pass' | 'fail' = report.verdict
for (const { code, column, level, samples } of report.findings) {
  const words: string = [code, column ?? '', level, ...samples.map(({ row }) => String(row))].join()
  if (words === '') throw new DataError(words)
}
const whole: Profile = merge([await profile(input), await readProfile('a.profile')])
const bytes: Uint8Array = await encodeProfile(whole, { name: 'mine', version: '1' }, { redact: 'hash' })
const kept: Profile = await decodeProfile(bytes, 'kept')
const mean: number | string | null | undefined = describeProfile(kept, { name: 'mine', version: '1' }).columns[0]?.mean
const text: string = renderJson(await drift(kept, whole)) + verdict + String(mean) + writeSchema(schema, {})
const parsed: Schema = text === '' ? parseSchema(text, 'mine') : await readSchema('mine.yaml')
renderText(report, { color: false, unicode: true, width: 80, verbose: true, quiet: false })
// @ts-expect-error: a schema is needed
await check('batch.csv', {})
// @ts-expect-error: there is no such type
await profile('a.csv', { types: { n: 'int' } })
// @ts-expect-error: findings are not to be changed
report.findings.push()
export const all = [parsed, UsageError]
`

describe('the declarations', () => {
  it('compile in a strict project that has no other package', () => {
    const installed = at('consumer/node_modules/driftgate')
    mkdirSync(installed, { recursive: true })
    cpSync(join(root, 'package.json'), join(installed, 'package.json'))
    cpSync(join(root, 'dist/types'), join(installed, 'dist/types'), { recursive: true })
    writeFileSync(at('consumer/package.json'), '{ "type": "module" }')
    writeFileSync(at('consumer/main.ts'), consumer)
    const program = ts.createProgram([at('consumer/main.ts')], {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    })
    const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      return `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
    expect(problems).toEqual([])
    const loaded = program.getSourceFiles().map(({ fileName }) => fileName)
    expect(
      loaded.some((name) => name.includes('node_modules/driftgate/dist/types/index.d.ts')),
    ).toBe(true)
    expect(readFileSync(at('consumer/package.json'), 'utf8')).not.toContain('dependencies')
  })
})
