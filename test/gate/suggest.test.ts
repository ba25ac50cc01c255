import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { check, infer } from '../../src/gate/run.js'
import { suggest } from '../../src/gate/suggest.js'
import { parseSchema } from '../../src/schema/parse.js'
import { writeSchema } from '../../src/schema/write.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import { root } from '../support/run.js'

const samples = join(root, 'samples')
const folder = mkdtempSync(join(tmpdir(), 'driftgate-suggest-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Case {
  readonly command: string
  readonly reference?: string
  readonly schema?: string
  readonly batch: string
  readonly options?: readonly string[]
  readonly raised: readonly { readonly code: string }[]
}

const cases = readdirSync(samples)
  .filter((name) => statSync(join(samples, name)).isDirectory())
  .flatMap((story) =>
    (JSON.parse(readFileSync(join(samples, story, 'expected.json'), 'utf8')) as Case[])
      .filter(({ command, options = [] }) => command === 'check' && options.length === 0)
      .map((each) => [story, each.batch, each] as const),
  )

const learnt = new Map<string, Promise<Awaited<ReturnType<typeof infer>>>>()

describe('a batch of the samples', () => {
  it.each(cases)('%s, %s passes the schema that is suggested', async (story, _, each) => {
    const at = (path: string) => resolve(samples, story, path)
    const file = join(folder, 'sample.schema.yaml')
    let reference: Awaited<ReturnType<typeof infer>>['profile'] | undefined
    if (each.schema !== undefined) writeFileSync(file, readFileSync(at(each.schema)))
    else {
      const path = at(each.reference ?? '')
      const found = await (learnt.get(path) ?? learnt.set(path, infer(path)).get(path))
      if (found === undefined) throw new Error('expected a reference')
      writeFileSync(file, writeSchema(found.schema, { evidence: found.evidence }))
      reference = found.profile
    }
    const options = {
      now: '2024-02-29T00:00:00Z',
      ...(reference === undefined ? {} : { reference }),
    }
    const { after, left } = await suggest(at(each.batch), { ...options, schema: file })
    if (each.raised.some(({ code }) => code === 'rows.none')) {
      expect(left.map(({ code }) => code)).toContain('rows.none')
      return
    }
    expect(left).toEqual([])
    const report = await check(at(each.batch), { ...options, schema: parseSchema(after, 'after') })
    expect(report.verdict).toBe('pass')
  })
})

const mostly = fc.constantFrom(undefined, 1, 0.8)
const bound = fc.integer({ min: -2, max: 4 })
const numberRules = {
  type: fc.constantFrom('integer', 'number', 'boolean', 'string'),
  required: fc.constantFrom(true, false),
  nulls: fc.constantFrom<unknown>(
    0,
    { maximum: 0, evidenceRows: 5 },
    { maximum: 0.1, confidence: 0.9 },
  ),
  range: fc.record({ minimum: bound, mostly, evidenceRows: fc.constantFrom(undefined, 5000) }),
  multipleOf: fc.record({ step: fc.constantFrom(0.5, 2), mostly }),
  unique: fc.constantFrom<unknown>(true, 'warn'),
  increasing: fc.constantFrom<unknown>(true, { strictly: true }),
  statistics: fc.record({
    mean: fc.record({ maximum: bound }),
    distinct: fc.record({ minimum: bound }),
  }),
}
const textRules = {
  domain: fc.constantFrom<unknown>(
    ['a'],
    { values: ['a', 'b'], unseen: 0.1 },
    { values: ['a'], mostly: 0.9 },
  ),
  forbidden: fc.constantFrom<unknown>(['a'], { values: ['b', 'x'] }),
  length: fc.record({ minimum: fc.integer({ min: 1, max: 3 }), mostly }),
  pattern: fc.constantFrom<unknown>('a', { regex: 'b+', search: true }),
  unique: fc.constant(true),
}
const some = (rules: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(rules, { requiredKeys: [] })

/** What has a meaning for its type, as a file has it. */
function sound({ type, ...rules }: Record<string, unknown>): object {
  const isNumber = type === 'integer' || type === 'number' || type === undefined
  const { range, multipleOf, statistics, ...others } = rules
  return { type, ...others, ...(isNumber ? { range, multipleOf, statistics } : {}) }
}

const anySchema = fc
  .record({
    n: some(numberRules),
    t: some(textRules),
    rest: some({
      unexpectedColumns: fc.constantFrom('error', 'warn'),
      columnOrder: fc.constant('error'),
      rows: fc.record({ minimum: fc.integer({ min: 1, max: 9 }) }),
      uniqueRows: fc.constant(true),
      keys: fc.constantFrom<unknown>(['t'], [{ columns: ['n', 't'], primary: true }]),
      rules: fc.constantFrom<unknown>(['n > 0'], [{ expression: 't is not null', mostly: 0.9 }]),
    }),
  })
  .map(({ n, t, rest }) => ({
    version: 1,
    ...rest,
    columns: [
      { name: 't', ...t },
      { name: 'n', ...sound(n) },
    ],
  }))
const values = (...all: MemoryValue[]) =>
  fc.array(fc.constantFrom(...all), { minLength: 6, maxLength: 6 })
const anyBatch = fc.record({
  n: fc.oneof(values(null, -5, 0, 1, 2.5, 3), values(1, 2, 3), values('x', 'y')),
  t: values(null, 'a', 'b', 'bb', '\u001b"x', ''),
  new: values(null, 1, 2),
  columns: fc.constantFrom(['n', 't'], ['t', 'n'], ['t', 'new', 'n'], ['n'], ['new', 't']),
  rows: fc.integer({ min: 1, max: 6 }),
})

describe('a schema and a batch, drawn', () => {
  it('come to agree, in YAML and in JSON', async () => {
    let broken = 0
    await fc.assert(
      fc.asyncProperty(anySchema, anyBatch, fc.boolean(), async (schema, all, isJson) => {
        const columns = Object.fromEntries(
          all.columns.map((name) => [name, all[name as 'n' | 't' | 'new'].slice(0, all.rows)]),
        )
        const json = JSON.stringify(schema, null, isJson ? 2 : 0)
        const parsed = (() => {
          try {
            return parseSchema(json, 'drawn')
          } catch {
            return undefined
          }
        })()
        // Conditions on a column that is no number.
        if (parsed === undefined) return
        const file = join(folder, 'drawn.schema.json')
        writeFileSync(file, isJson ? json : writeSchema(parsed))
        const batch = () => memorySource({ name: 'batch', columns })
        const { before, after, left, suggestions } = await suggest(batch(), { schema: file })
        expect(left).toEqual([])
        expect(suggestions.length > 0).toBe(before !== after)
        if (suggestions.length > 0) broken++
        const report = await check(batch(), { schema: parseSchema(after, 'after') })
        expect(report.verdict).toBe('pass')
      }),
      { numRuns: 70, seed: 11 },
    )
    expect(broken).toBeGreaterThan(30)
  })
})

interface Golden {
  readonly schema: {
    readonly domain?: readonly string[]
    readonly in_environment?: readonly string[]
  }
  readonly stats: string
  readonly stats_rank?: Readonly<Record<string, number>>
  readonly environment?: string
  readonly result_domain?: readonly string[]
  readonly result?: {
    readonly in_environment?: readonly string[]
    readonly lifecycle_stage?: string
  }
}

describe('what another tool makes of a schema by statistics', () => {
  const rows = JSON.parse(readFileSync(join(root, 'test/vectors/tfdv.json'), 'utf8'))
    .update_schema as Golden[]
  // Where it deprecates a column, ours need not be there, or gets a wider type: the rest of its rules stays.
  const told = rows.filter(({ result }) => result?.lifecycle_stage === undefined)

  it.each(told.map((row) => [JSON.stringify(row.schema), row] as const))(
    'from %s',
    async (_, row) => {
      const { domain, in_environment: environments } = row.schema
      const column = { name: 'x', domain, in: environments }
      const known = { unexpectedColumns: 'error', environments: ['env1', 'env2'] }
      const file = join(folder, 'golden.schema.json')
      writeFileSync(file, JSON.stringify({ version: 1, ...known, columns: [column] }))
      const batch = memorySource({
        name: 'x',
        columns: { x: Object.keys(row.stats_rank ?? { v: 1 }) },
      })
      const { environment } = row
      const { after } = await suggest(batch, {
        schema: file,
        ...(environment === undefined ? {} : { environment }),
      })
      const [found] = parseSchema(after, 'after').columns
      expect(found?.domain?.values).toEqual(row.result_domain)
      expect(found?.in).toEqual(row.result?.in_environment)
    },
  )

  it('are two rows of four', () => {
    expect([rows.length, told.length]).toEqual([4, 2])
  })
})

describe('suggest', () => {
  it('refuses a batch that can be read once only', async () => {
    await expect(suggest('-', { schema: 'none' })).rejects.toThrow(UsageError)
  })
})
