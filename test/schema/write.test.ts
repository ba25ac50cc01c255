import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse as yamlParse } from 'yaml'
import { parseSchema } from '../../src/schema/parse.js'
import type { ColumnSchema, Schema } from '../../src/schema/schema.js'
import { dimensions, faultCodes, stages, typeNames } from '../../src/schema/vocabulary.js'
import { writeSchema } from '../../src/schema/write.js'

const hostile = [
  '__proto__',
  'constructor',
  '- x',
  'yes',
  'No',
  'null',
  '~',
  '',
  ' ',
  ' a ',
  'a: b',
  'a #b',
  '#',
  '&a',
  '*a',
  '!x',
  '%',
  '@',
  '`',
  '{',
  '[a]',
  ',',
  '|',
  '>',
  '"',
  "'",
  '1',
  '1e3',
  '0x1F',
  '0o17',
  '.inf',
  '.NaN',
  '2024-01-01',
  '12:30:45',
  'true',
  'a\nb',
  'a\r\nb',
  '\t',
  '\u0000',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\uD800',
  '😀',
  '<<',
  '=',
  '---',
  '...',
  '日本語',
  'x'.repeat(3000),
  '_',
  '1_000',
  '-',
  '?',
  ':',
]

const word = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
)
const level = fc.constantFrom('error', 'warn', 'info') as fc.Arbitrary<'error' | 'warn' | 'info'>
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0)
const confidence = fc.double({ min: 0.51, max: 0.999999, noNaN: true })
const rows = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0)
const optional = { requiredKeys: [] as never[] }

const attributes = fc.record(
  {
    level: fc.constant('error' as const),
    description: word,
    owner: word,
    tags: fc.array(word, { maxLength: 3 }),
    dimension: fc.constantFrom(...dimensions),
    minimumRows: rows,
  },
  optional,
)

/** A rule with attributes, and with a limit that warns. */
const ruled = <Limits extends object>(limits: fc.Arbitrary<Limits>, warn: fc.Arbitrary<object>) =>
  fc.tuple(limits, attributes, fc.option(warn, { nil: undefined })).map(([rule, about, limit]) => ({
    ...rule,
    ...about,
    ...(limit === undefined ? {} : { warn: limit }),
  }))

const shareLimit = fc.oneof(
  ruled(
    fc.record({ maximum: share, confidence }, { requiredKeys: ['maximum'] }),
    fc.record({ maximum: share }),
  ),
  fc.record({ maximum: share, confidence, level }, { requiredKeys: ['maximum'] }),
  fc.record({ maximum: fc.constant(0), evidenceRows: rows }),
)

const bounds = <Value>(value: fc.Arbitrary<Value>, compare: (a: Value, b: Value) => number) =>
  fc
    .record({
      pair: fc.tuple(value, value).map((pair) => pair.sort(compare)),
      keep: fc.constantFrom('both', 'minimum', 'maximum'),
      rest: fc.record({ level, evidenceRows: rows }, optional),
    })
    .map(({ pair, keep, rest }) => ({
      ...(keep === 'maximum' ? {} : { minimum: pair[0] as Value }),
      ...(keep === 'minimum' ? {} : { maximum: pair[1] as Value }),
      ...rest,
    }))

const drift = fc.record(
  { compare: fc.boolean(), reason: word, ks: share, psi: share, unseen: share, level },
  optional,
)

const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
const ascending = (a: number, b: number) => a - b
const rules = fc.record(
  {
    description: word,
    owner: word,
    tags: fc.array(word, { maxLength: 3 }),
    stage: fc.constantFrom(...stages),
    required: fc.boolean(),
    unique: fc.oneof(fc.boolean(), level, attributes),
    nulls: fc.oneof(
      shareLimit,
      fc.record({ maximum: share, tokens: fc.uniqueArray(word, { minLength: 1, maxLength: 5 }) }),
    ),
    forbidden: ruled(
      fc.record({ values: fc.uniqueArray(word, { minLength: 1, maxLength: 9 }), mostly: share }),
      fc.record({ mostly: share }),
    ),
    decreasing: fc.record({ strictly: fc.boolean(), level }, optional),
    statistics: fc
      .record(
        {
          entropy: bounds(share, ascending),
          present: bounds(count, ascending),
        },
        optional,
      )
      .map((each) => withoutEvidence(each) as ColumnSchema['statistics']),
    domain: fc.record(
      {
        values: fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
        unseen: fc.record({ maximum: share, confidence, level }, { requiredKeys: ['maximum'] }),
        level,
        evidenceRows: rows,
      },
      { requiredKeys: ['values'] },
    ),
    increasing: fc.oneof(fc.boolean(), level),
    drift,
  },
  optional,
)

/** Bounds on statistics have no rows of reference behind them. */
function withoutEvidence(each: object): object {
  return JSON.parse(
    JSON.stringify(each, (key, value) => (key === 'evidenceRows' ? undefined : value)),
  )
}

const typed = fc.oneof(
  fc
    .record({
      quantiles: fc.dictionary(
        fc
          .double({ min: 0, max: 1, noNaN: true })
          .map((rank) => rank.toFixed(4).replace(/\.?0+$/, '')),
        bounds(share, ascending),
        { minKeys: 1, maxKeys: 3, noNullPrototype: true },
      ),
    })
    .map((each) => ({
      type: 'integer' as const,
      statistics: withoutEvidence(each) as ColumnSchema['statistics'],
    })),
  fc.record({
    type: fc.constantFrom(...typeNames),
    typeRule: ruled(fc.record({ mostly: share }), fc.record({ mostly: share })),
  }),
  fc.record({
    type: fc.constant('number' as const),
    nans: shareLimit,
    multipleOf: fc.record({ step: fc.double({ min: 1e-9, max: 1e9, noNaN: true }) }),
    range: fc.record({ exclusiveMinimum: finite, mostly: share }),
  }),
  fc.record({
    type: fc.constant('timestamp' as const),
    freshness: fc.record({ maximumAge: fc.constantFrom('36 hours', '1 day'), level }),
    cadence: fc.record({ maximumStep: fc.constant('1.5 weeks') }),
  }),
  fc.record({ type: fc.constantFrom(...typeNames) }, optional),
  fc.record({ type: fc.constant('string' as const), length: bounds(count, ascending) }),
  fc.record({ type: fc.constant('number' as const), range: bounds(finite, ascending) }),
  fc.record({
    type: fc.constant('integer' as const),
    range: bounds(fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n }).map(String), (a, b) =>
      Number(BigInt(a) - BigInt(b)),
    ),
  }),
  fc.record({
    type: fc.constant('date' as const),
    range: bounds(
      fc.integer({ min: 0, max: 40_000 }).map((day) => {
        return new Date(day * 86_400_000).toISOString().slice(0, 10)
      }),
      (a, b) => (a < b ? -1 : 1),
    ),
  }),
)

const schemas: fc.Arbitrary<Schema> = fc.record(
  {
    version: fc.constant(1 as const),
    description: word,
    rows: fc.array(
      bounds(count, ascending).map(({ evidenceRows: _, ...each }) => each),
      {
        maxLength: 2,
      },
    ),
    owner: word,
    tags: fc.array(word, { maxLength: 2 }),
    environments: fc.constant(['training', 'serving']),
    rowChange: fc.record({ minimum: share, level }),
    columnOrder: level,
    suppressions: fc.array(
      fc.record(
        { code: word, column: word, reason: word, until: fc.constant('2024-02-29') },
        { requiredKeys: ['code', 'reason'] },
      ),
      { maxLength: 3 },
    ),
    unexpectedColumns: level,
    faults: fc.dictionary(fc.constantFrom(...faultCodes), shareLimit, { noNullPrototype: true }),
    alpha: confidence,
    drift: fc.record({
      ks: share,
      psi: share,
      chiSquare: share,
      nulls: share,
      unseen: share,
      level,
    }),
    columns: fc
      .uniqueArray(word, { maxLength: 4 })
      .chain((names) =>
        fc.tuple(
          ...names.map((name) => fc.tuple(rules, typed).map(([a, b]) => ({ name, ...a, ...b }))),
        ),
      ) as fc.Arbitrary<ColumnSchema[]>,
  },
  { requiredKeys: ['version', 'rows', 'unexpectedColumns', 'faults', 'alpha', 'drift', 'columns'] },
)

describe('writeSchema', () => {
  it('reads back as the same schema, whatever it is', () => {
    fc.assert(
      fc.property(schemas, word, (schema, comment) => {
        const evidence = new Map([
          ['columns/0', comment],
          ['columns/0/nulls', comment],
          ['columns/1/domain', comment],
          ['rows/0', comment],
        ])
        const text = writeSchema(schema, { evidence, origin: comment })
        const { positions, ...read } = parseSchema(text, 'x')
        expect(read).toEqual(schema)
        expect(positions?.has('columns/0')).toBe(schema.columns.length > 0)
      }),
      { numRuns: 400, seed: 7 },
    )
  })

  it('reads back through a plain YAML reader of either version', () => {
    const columns = hostile.map((name) => ({ name, domain: { values: [name] } }))
    const text = writeSchema({
      version: 1,
      rows: [],
      unexpectedColumns: 'warn',
      faults: {},
      alpha: 0.05,
      drift: {},
      columns,
    })
    expect(yamlParse(text).columns).toEqual(columns)
    expect(yamlParse(text, { version: '1.1' }).columns).toEqual(columns)
  })

  it('is text to keep: rules in one line, evidence behind them', () => {
    const schema: Schema = {
      version: 1,
      rows: [{ minimum: 1 }, { minimum: 50, maximum: 200, level: 'warn' }],
      unexpectedColumns: 'warn',
      faults: { 'row.ragged': { maximum: 0, evidenceRows: 100 } },
      alpha: 0.05,
      drift: { ks: 0.1, level: 'error' },
      columns: [
        { name: 'id', type: 'integer', unique: true },
        { name: 'country', domain: { values: Array.from({ length: 30 }, (_, i) => `land ${i}`) } },
      ],
    }
    const evidence = new Map([
      ['rows/1', 'half to double the reference'],
      ['columns/0/unique', '100 rows, 100 values'],
      ['columns/1/domain', 'each seen at\nleast 5 times'],
    ])
    const text = writeSchema(schema, { evidence, origin: 'train.csv, 100 rows' })
    expect(text).toMatch(/^# yaml-language-server: \$schema=/)
    expect(text).toContain('inferred from train.csv, 100 rows.')
    expect(text).toContain('  - { minimum: 50, maximum: 200, level: warn }  # half to double')
    expect(text).toMatch(/^ {4}unique: true {30}# 100 rows, 100 values$/m)
    expect(text).toMatch(/^ {4}domain: +# each seen at least 5 times\n {6}values:\n {8}- land 0$/m)
    expect(writeSchema(schema, { evidence, origin: 'train.csv, 100 rows' })).toBe(text)
  })
})
