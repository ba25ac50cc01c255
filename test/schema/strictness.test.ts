import { describe, expect, it } from 'vitest'
import { scan } from '../../src/scan/scan.js'
import { inferSchema } from '../../src/schema/infer.js'
import { atStrictness, type Strictness } from '../../src/schema/strictness.js'
import { memorySource } from '../../src/sources/memory.js'
import { upTo } from './column-facts.js'

const columns = {
  id: upTo(500, (i) => i + 1),
  amount: upTo(500, (i) => ((i * 37) % 499) / 10),
  gaps: upTo(500, (i) => (i % 50 === 0 ? null : i % 7)),
  kind: upTo(500, (i) => (i === 3 ? 'rare' : `kind ${i % 5}`)),
}

async function at(strictness: Strictness | undefined) {
  const profile = await scan(memorySource({ name: 'm', columns }), { columns: [] })
  return atStrictness(inferSchema(profile), strictness, profile)
}

describe('atStrictness', () => {
  it('leaves a schema as it is by default', async () => {
    const profile = await scan(memorySource({ name: 'm', columns }), { columns: [] })
    expect(await at(undefined)).toEqual(inferSchema(profile))
  })

  it('takes limits at their word where it is strict', async () => {
    const { schema } = await at('strict')
    const [id, amount, gaps, kind] = schema.columns
    expect(id).toMatchObject({ unique: true, increasing: true, nulls: { maximum: 0 } })
    expect(amount?.nulls).toEqual({ maximum: 0 })
    expect(amount?.range).toEqual({ minimum: 0, maximum: 55 })
    expect(gaps?.nulls).toEqual({ maximum: expect.any(Number) })
    expect(gaps?.nulls?.maximum).toBeGreaterThan(0.02)
    expect(Object.keys(kind?.domain ?? {})).toEqual(['values'])
    expect(kind?.domain?.values).toContain('rare')
    expect(schema.unexpectedColumns).toBe('error')
    expect(schema.rows.map(({ level }) => level)).toEqual(['error', 'error'])
    expect(schema.faults['row.ragged']).toEqual({ maximum: 0 })
  })

  it('asks for types, columns, nulls and drift where it is lenient', async () => {
    const usual = await at(undefined)
    const { schema, evidence } = await at('lenient')
    const keys = new Set(schema.columns.flatMap((column) => Object.keys(column)))
    expect([...keys].sort()).toEqual(['drift', 'name', 'nulls', 'type', 'unique'])
    expect(schema.columns[0]?.unique).toBe('warn')
    expect(schema.columns[1]?.nulls?.maximum).toBe(0.05)
    expect(schema.drift).toMatchObject({ ks: 0.2, psi: 0.2, level: 'error' })
    expect(schema.rows).toEqual([{ minimum: 1, level: 'error' }])
    expect(evidence.get('columns/1/range')).toBeUndefined()
    expect(evidence.get('columns/1/nulls')).toBe(usual.evidence.get('columns/1/nulls'))
  })
})
