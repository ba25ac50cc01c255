import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/gate/run.js'
import { countEffects, diffSchemas } from '../../src/schema/diff.js'
import { parseSchema } from '../../src/schema/parse.js'
import type { Schema } from '../../src/schema/schema.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
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
const weighted = (absent: number, present: number) => {
  return <Value>(arbitrary: fc.Arbitrary<Value>) =>
    fc.oneof({ weight: absent, arbitrary: fc.constant(undefined) }, { weight: present, arbitrary })
}
/** Whole rules are mostly there, what they may say beside their limit mostly not. */
const mainly = weighted(1, 6)
const maybe = weighted(4, 1)
const mostly = maybe(fc.constantFrom(0.3, 0.6, 0.9))
const evidenceRows = maybe(fc.constantFrom(1, 5, 100))
const level = maybe(fc.constantFrom('warn', 'error'))
const demand = maybe(fc.constantFrom(true, false, 'warn', { strictly: true }))

type Rules = Readonly<Record<string, fc.Arbitrary<unknown>>>

const numbers: Rules = {
  required: mainly(fc.constantFrom(true, false, 'warn')),
  type: mainly(fc.constantFrom('integer', 'number', 'decimal')),
  nulls: mainly(
    fc.record({ maximum: share, level, confidence: maybe(fc.constantFrom(0.9, 0.99)) }),
  ),
  range: mainly(
    fc
      .record({ minimum: bound, maximum: bound, evidenceRows, mostly, level })
      .filter(({ minimum, maximum }) => minimum <= maximum),
  ),
  multipleOf: mainly(fc.record({ step: fc.constantFrom(0.5, 1, 2), mostly })),
  increasing: demand,
  statistics: mainly(fc.record({ mean: fc.record({ minimum: bound }) })),
}
const texts: Rules = {
  required: mainly(fc.constantFrom(true, false)),
  type: mainly(fc.constant('string')),
  domain: mainly(
    fc
      .record({
        values: fc.uniqueArray(fc.constantFrom('a', 'b', 'ab', 'abc'), { minLength: 1 }),
        unseen: maybe(share),
        mostly,
        evidenceRows,
      })
      .map((rule) => (rule.unseen === undefined ? rule : { ...rule, mostly: undefined })),
  ),
  forbidden: mainly(fc.record({ values: fc.constantFrom(['a'], ['b'], ['a', 'b']), mostly })),
  length: mainly(
    fc.record({ maximum: fc.integer({ min: 1, max: 3 }), mostly, level, evidenceRows }),
  ),
  pattern: mainly(
    fc.record({ regex: fc.constantFrom('a', 'ab?'), search: maybe(fc.boolean()), mostly }),
  ),
  unique: mainly(fc.constantFrom(true, 'warn')),
}

/** As a file has it. */
const schemaWith = (name: string, rules: object) =>
  parseSchema(JSON.stringify({ version: 1, columns: [{ name, ...rules }] }), 'x')

const columns = {
  n: { rules: numbers, values: [null, null, -2, 0, 1, 2, 3, 0.5] },
  t: { rules: texts, values: [null, 'a', 'b', 'ab', 'abc', 'x'] },
} satisfies Record<string, { rules: Rules; values: readonly MemoryValue[] }>
const cases = (['n', 't'] as const).flatMap((name) =>
  Object.keys(columns[name].rules).map((key) => [key, name] as const),
)

describe('a change that is called compatible', () => {
  it.each(cases)('of %s in column %s fails no batch that passed', async (key, name) => {
    const { rules, values } = columns[name]
    const rule = rules[key] ?? fc.constant(undefined)
    let judged = 0
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(rule, rule),
        fc.array(fc.array(fc.constantFrom<MemoryValue>(...values), { maxLength: 6 }), {
          minLength: 6,
          maxLength: 6,
        }),
        async (pair, batches) => {
          const [before, after] = pair.map((each) => schemaWith(name, { [key]: each })) as [
            Schema,
            Schema,
          ]
          if (diffSchemas(before, after).some(({ effect }) => effect === 'breaking')) return
          for (const batch of batches) {
            const columnsOf = batch.length === 0 ? { other: [1] } : { [name]: batch }
            const run = (schema: Schema) =>
              check(memorySource({ name: 'batch', columns: columnsOf }), { schema })
            if ((await run(before)).verdict === 'fail') continue
            judged++
            const { findings } = await run(after)
            const errors = findings.filter(
              ({ outcome, level: found }) => outcome === 'violated' && found === 'error',
            )
            expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
          }
        },
      ),
      { numRuns: 50, seed: 7 },
    )
    expect(judged).toBeGreaterThan(9)
  })
})
