import { describe, expect, it } from 'vitest'
import { withNeeds } from '../../src/scan/needs.js'
import { scan } from '../../src/scan/scan.js'
import { inferSchema, needsOfInference } from '../../src/schema/infer.js'
import { parseSchema } from '../../src/schema/parse.js'
import { writeSchema } from '../../src/schema/write.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import { upTo } from './column-facts.js'

async function infer(columns: Record<string, readonly MemoryValue[]>) {
  const source = memorySource({ name: 'memory', columns })
  const first = await scan(source, { columns: [] })
  const profile = await withNeeds(source, first, needsOfInference(first))
  return { ...inferSchema(profile), first }
}

const rows = 1000
const reference = {
  id: upTo(rows, (i) => i + 1),
  code: upTo(rows, (i) => `K${1000 + ((i * 7919) % rows)}`),
  amount: upTo(rows, (i) => ((i * 37) % 997) / 10 + 0.05),
  age: upTo(rows, (i) => (i % 50 === 0 ? null : 18 + ((i * 31) % 60))),
  country: upTo(rows, (i) => ['DE', 'FR', 'IT'][i % 3] ?? ''),
  city: upTo(rows, (i) => (i < 3 ? `rare ${i}` : `city ${i % 20}`)),
  when: upTo(rows, (i) => new Date(1.7e12 + i * 61_003)),
  open: upTo(rows, (i) => i % 2 === 0),
  empty: upTo(rows, () => null),
}

describe('inferSchema', () => {
  it('says of each column what its values bear out', async () => {
    const { schema } = await infer(reference)
    const none = { maximum: 0.0092, confidence: 0.9999 }
    expect(schema.columns).toEqual([
      {
        name: 'id',
        type: 'integer',
        unique: true,
        nulls: { maximum: 0 },
        increasing: 'warn',
        drift: { compare: false, reason: 'row numbers' },
      },
      {
        name: 'code',
        type: 'string',
        unique: true,
        nulls: { maximum: 0 },
        length: { minimum: 5, maximum: 5, evidenceRows: 1000 },
        drift: { compare: false, reason: 'identifiers, nearly all different' },
      },
      {
        name: 'amount',
        type: 'number',
        nulls: none,
        range: {
          minimum: 0,
          maximum: 110,
          evidenceRows: 1000,
          farMinimum: -450,
          farMaximum: 550,
        },
      },
      {
        name: 'age',
        type: 'integer',
        nulls: { maximum: 0.042, confidence: 0.9999 },
        range: {
          minimum: 12,
          maximum: 83,
          evidenceRows: 980,
          farMinimum: -250,
          farMaximum: 350,
        },
      },
      {
        name: 'country',
        type: 'string',
        nulls: none,
        domain: { values: ['DE', 'FR', 'IT'], evidenceRows: 1000 },
      },
      {
        name: 'city',
        type: 'string',
        nulls: none,
        length: { minimum: 5, maximum: 8, evidenceRows: 1000 },
        domain: {
          values: expect.arrayContaining(['city 0', 'rare 2']),
          unseen: { maximum: expect.any(Number), confidence: 0.9999 },
        },
      },
      {
        name: 'when',
        type: 'timestamp',
        nulls: none,
        increasing: 'warn',
        drift: { compare: false, reason: 'timestamps advance' },
      },
      { name: 'open', type: 'boolean', nulls: none },
      { name: 'empty' },
    ])
  })

  it('gives evidence for every inferred rule', async () => {
    const { schema, evidence } = await infer(reference)
    for (const [index, column] of schema.columns.entries()) {
      const rules = ['unique', 'nulls', 'range', 'length', 'domain', 'increasing'] as const
      for (const rule of rules) {
        const path = `columns/${index}/${rule}`
        expect(evidence.has(path), `${column.name} ${rule}`).toBe(column[rule] !== undefined)
      }
    }
    expect(evidence.get('columns/3/nulls')).toBe('20 of 1,000 null')
    expect(evidence.get('columns/8')).toBe('no value was seen')
  })

  it('writes what it can read, and the same each time', async () => {
    const { schema, evidence } = await infer(reference)
    const text = writeSchema(schema, { evidence })
    const { positions: _, ...read } = parseSchema(text, 'x')
    expect(read).toEqual(schema)
    const again = await infer(reference)
    expect(writeSchema(again.schema, { evidence: again.evidence })).toBe(text)
  })

  it('takes defaults of drift and alpha from the caller', async () => {
    const profile = await scan(memorySource({ name: 'm', columns: { a: [1] } }), { columns: [] })
    const { schema } = inferSchema(profile, { alpha: 0.01, drift: { ks: 0.3 } })
    expect(schema.alpha).toBe(0.01)
    expect(schema.drift).toMatchObject({ ks: 0.3, psi: 0.1 })
  })

  it('infers from no rows that there must be some', async () => {
    const { schema } = await infer({ a: [] })
    expect(schema.rows).toEqual([{ minimum: 1, level: 'error' }])
    expect(schema.columns).toEqual([{ name: 'a' }])
  })
})

describe('needsOfInference', () => {
  it('asks for exact counts where an estimate leaves uniqueness open', async () => {
    const many = 20_000
    const columns = {
      key: upTo(many, (i) => `v${10_000 + ((i * 7919) % many)}`),
      twice: upTo(many, (i) => `v${10_000 + ((i * 7919) % (many - 1))}`),
      sorted: upTo(many, (i) => i),
      few: upTo(many, (i) => `v${i % 100}`),
    }
    const { schema, first } = await infer(columns)
    expect(needsOfInference(first).columns.map(({ name }) => name)).toEqual(['key', 'twice'])
    expect(schema.columns.map(({ name, unique }) => [name, unique])).toEqual([
      ['key', true],
      ['twice', undefined],
      ['sorted', true],
      ['few', undefined],
    ])
  })
})
