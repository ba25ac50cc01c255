import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/gate/run.js'
import { countEffects, diffSchemas } from '../../src/schema/diff.js'
import { parseSchema } from '../../src/schema/parse.js'
import { memorySource } from '../../src/sources/memory.js'
import { changes, schemaOf } from './diff-of.js'

const named = (...names: string[]) =>
  `columns: [${names.map((name) => `{ name: ${name}, nulls: 0 }`).join(', ')}]`

describe('two schemas', () => {
  it('that are the same have no changes', () => {
    const text = readFileSync('samples/duplicate-keys/events.schema.yaml', 'utf8')
    expect(diffSchemas(parseSchema(text, 'a'), parseSchema(text, 'b'))).toEqual([])
  })

  it.each([
    [named('a', 'b'), named('a'), ['compatible b column removed']],
    [
      `unexpectedColumns: error\n${named('a', 'b')}`,
      `unexpectedColumns: error\n${named('a')}`,
      ['breaking b column removed'],
    ],
    [
      named('a'),
      `columns: [{ name: a, nulls: 0 }, { name: b, required: false }]`,
      ['compatible b column added'],
    ],
    [
      'columns: [{ name: a, drift: { compare: false } }]',
      'columns: []',
      ['breaking a column removed'],
    ],
    [named('a', 'b', 'c'), named('c', 'a', 'b'), ['neutral c place moved']],
    [
      `columnOrder: error\n${named('a', 'b')}`,
      `columnOrder: error\n${named('b', 'a')}`,
      ['breaking b place moved'],
    ],
    [
      'columns: [{ name: air_time, type: integer, nulls: 0 }, { name: b }]',
      'columns: [{ name: b }, { name: airtime, type: integer, nulls: 0, owner: x }]',
      ['neutral b place moved', 'breaking airtime column renamed', 'neutral airtime owner added'],
    ],
  ])('%s to %s', (before, after, expected) => {
    expect(changes(before, after)).toEqual(expected)
  })

  it('are counted by effect', () => {
    const found = diffSchemas(schemaOf(named('a', 'b')), schemaOf('owner: x'))
    expect(countEffects(found)).toEqual({ breaking: 0, compatible: 2, neutral: 1 })
  })
})

const share = fc.constantFrom(0, 0.2, 0.5)
const bound = fc.integer({ min: -2, max: 4 })
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined, freq: 1 })
const mostly = maybe(fc.constantFrom(0.3, 0.6, 0.9))
const evidenceRows = maybe(fc.constantFrom(1, 5, 100))
const level = maybe(fc.constantFrom('warn', 'error'))
const demand = maybe(fc.constantFrom(true, false, 'warn', { strictly: true }))

/** Without what is undefined, as a file has it. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

const numbers = fc.record({
  name: fc.constant('n'),
  required: maybe(fc.constantFrom(true, false, 'warn')),
  type: maybe(fc.constantFrom('integer', 'number', 'decimal')),
  nulls: maybe(fc.record({ maximum: share, level, confidence: maybe(fc.constantFrom(0.9, 0.99)) })),
  range: maybe(
    fc
      .record({ minimum: bound, maximum: bound, evidenceRows, mostly, level })
      .filter(({ minimum, maximum }) => minimum <= maximum),
  ),
  multipleOf: maybe(fc.record({ step: fc.constantFrom(0.5, 1, 2), mostly })),
  increasing: demand,
  statistics: maybe(fc.record({ mean: fc.record({ minimum: bound }) })),
})
const texts = fc.record({
  name: fc.constant('t'),
  required: maybe(fc.constantFrom(true, false)),
  type: maybe(fc.constant('string')),
  domain: maybe(
    fc
      .record({
        values: fc.uniqueArray(fc.constantFrom('a', 'b', 'ab', 'abc'), { minLength: 1 }),
        unseen: maybe(share),
        mostly,
        evidenceRows,
      })
      .map((rule) => (rule.unseen === undefined ? rule : { ...rule, mostly: undefined })),
  ),
  forbidden: maybe(fc.record({ values: fc.constantFrom(['a'], ['b'], ['a', 'b']), mostly })),
  length: maybe(
    fc.record({ maximum: fc.integer({ min: 1, max: 3 }), mostly, level, evidenceRows }),
  ),
  pattern: maybe(
    fc.record({ regex: fc.constantFrom('a', 'ab?'), search: maybe(fc.boolean()), mostly }),
  ),
  unique: maybe(fc.constantFrom(true, 'warn')),
})
const anySchema = fc
  .record({
    version: fc.constant(1),
    rows: maybe(fc.record({ minimum: fc.integer({ min: 0, max: 4 }), level })),
    unexpectedColumns: maybe(fc.constantFrom('error', 'warn')),
    columns: fc.tuple(maybe(numbers), maybe(texts)),
    keys: maybe(fc.constant([['t']])),
  })
  .map(({ keys, ...schema }) => {
    const columns = schema.columns.filter((column) => column !== undefined)
    const hasKey = columns.some(({ name }) => name === 't')
    return plain({ ...schema, columns, keys: hasKey ? keys : undefined })
  })
/** Most changes are small: some keys of one schema in the other. */
const schemaPairs = fc.tuple(anySchema, anySchema, fc.array(fc.constantFrom<string>('n', 't'))).map(
  ([a, b, kept]) =>
    [
      a,
      {
        ...b,
        columns: b.columns.map((column: { name: string }) => {
          const old = a.columns.find(({ name }: { name: string }) => name === column.name)
          return kept.includes(column.name) && old !== undefined ? { ...column, ...old } : column
        }),
      },
    ] as const,
)
const anyBatch = fc
  .record({
    n: fc.array(fc.constantFrom(null, -2, 0, 1, 2, 3, 0.5), { minLength: 5, maxLength: 5 }),
    t: fc.array(fc.constantFrom(null, 'a', 'b', 'ab', 'abc', 'x'), { minLength: 5, maxLength: 5 }),
    columns: fc.constantFrom<('n' | 't')[]>(['n'], ['t'], ['n', 't']),
    rows: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ columns, rows, ...all }) =>
    Object.fromEntries(columns.map((name) => [name, all[name].slice(0, rows)])),
  )

describe('a change that is called compatible', () => {
  it('fails no batch that passed', async () => {
    let judged = 0
    await fc.assert(
      fc.asyncProperty(
        schemaPairs,
        fc.array(anyBatch, { minLength: 4, maxLength: 4 }),
        async ([a, b], batches) => {
          const [before, after] = [a, b].map((each) => parseSchema(JSON.stringify(each), 'x'))
          if (before === undefined || after === undefined) return
          const found = diffSchemas(before, after)
          if (found.some(({ effect }) => effect === 'breaking')) return
          for (const columns of batches) {
            const run = (schema: typeof before) =>
              check(memorySource({ name: 'batch', columns }), { schema })
            if ((await run(before)).verdict === 'fail') continue
            const second = await run(after)
            judged++
            const errors = second.findings.filter(
              (each) => each.outcome === 'violated' && each.level === 'error',
            )
            expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
          }
        },
      ),
      { numRuns: 400, seed: 7 },
    )
    expect(judged).toBeGreaterThan(30)
  })
})
