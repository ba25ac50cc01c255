/** Changes by the whole way: profiles of arrays, findings out. */
import { describe, expect, it } from 'vitest'
import { findChanges } from '../../src/drift/changes.js'
import type { DriftSchema } from '../../src/drift/drift.js'
import { compareDrift } from '../../src/drift/drift.js'
import type { Random } from '../../src/math/random.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import type { Finding } from '../../src/verdict/finding.js'
import { judge } from '../../src/verdict/verdict.js'
import { batchProfile, drawn, plainSchema, referenceProfile, type Table } from './support.js'

async function changesOf(
  reference: Table,
  batch: Table,
  schema: DriftSchema = plainSchema,
): Promise<readonly Finding[]> {
  const known = await referenceProfile(reference)
  const other = await batchProfile(batch, known)
  const findings = compareDrift(schema, known, other)
  return findChanges({ schema, reference: known, batch: other, findings })
}

const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code)

/** Populations without a change: what a rule that speaks too soon would stumble over. */
const populations: Readonly<Record<string, (random: Random) => MemoryValue>> = {
  normal: (random) => random.normal(),
  shifted: (random) => 1000 + 5 * random.normal(),
  lognormal: (random) => Math.exp(2 * random.normal()),
  cauchy: (random) => random.normal() / random.normal(),
  prices: (random) => Math.round(100 * Math.exp(3 + random.normal())) / 100,
  // Zero in nine of ten rows, and a usual stand-in as a natural value.
  inflated: (random) => (random.next() < 0.9 ? 0 : Math.round(20 * -Math.log(random.next()))),
  counts: (random) => Math.floor(-3 * Math.log(random.next())),
  rating: (random) => 1 + random.integer(5),
  sentinel: (random) => (random.next() < 0.02 ? 999 : 50 + 10 * random.normal()),
  rare: (random) => (random.next() < 0.002 ? -1 : random.integer(100)),
  flag: (random) => random.next() < 0.01,
  constant: () => 7,
  almost: (random) => (random.next() < 0.999 ? 'yes' : 'no'),
  colour: (random) => ['red', 'Red', 'green', 'blue', ' blue', 'n/a'][random.integer(6)] ?? '',
  // Zipf: many values in one row, in both cases.
  names: (random) => {
    const name = `name ${Math.floor(1 / (random.next() + 0.001))}`
    return random.next() < 0.1 ? name.toUpperCase() : name
  },
  halves: (random) => random.integer(40) / 2,
}

describe('without a change', () => {
  const sizes = [
    [20, 20],
    [400, 60],
    [300, 900],
    [3000, 2500],
  ] as const
  const seeds = 8

  it.each(sizes)(
    'nothing is found: %i and %i rows',
    async (n, m) => {
      const found: string[] = []
      for (let seed = 0; seed < seeds; seed++) {
        const table = (size: number, side: string): Table =>
          Object.fromEntries(
            Object.entries(populations).map(([name, draw]) => [
              name,
              drawn(size, `${name} ${side} ${n} ${seed}`, draw),
            ]),
          )
        for (const { column, code } of await changesOf(table(n, 'a'), table(m, 'b'))) {
          found.push(`${column} ${code} at seed ${seed}`)
        }
      }
      // 4 sizes × 8 seeds × 16 columns: at one column in ten thousand, one of these would speak with
      // probability 5 %, if seeds were not fixed; the bounds are far from tight.
      expect(found).toEqual([])
    },
    120_000,
  )
})

describe('the level of a change', () => {
  const flights = (random: Random) => 60 * Math.exp(0.5 * random.normal())
  const reference = { minutes: drawn(2000, 1, flights) }
  const batch = { minutes: drawn(2000, 2, (random) => 60 * flights(random)) }

  it('is a note where the drift is an error already', async () => {
    const [change, ...others] = await changesOf(reference, batch)
    expect(others).toEqual([])
    expect(change).toMatchObject({ code: 'change.unit', column: 'minutes', level: 'info' })
  })

  it('is a warning where nothing else fails, so that the run passes', async () => {
    const schema = { ...plainSchema, drift: { ...plainSchema.drift, ks: 1, psi: 100 } }
    const found = await changesOf(reference, batch, schema)
    expect(found).toMatchObject([{ code: 'change.unit', level: 'warn' }])
    expect(judge(found).verdict).toBe('pass')
  })

  it('is never above the level of the drift', async () => {
    const schema: DriftSchema = { ...plainSchema, drift: { ...plainSchema.drift, level: 'info' } }
    expect(await changesOf(reference, batch, schema)).toMatchObject([{ level: 'info' }])
  })

  it('is none where the column is not to be compared', async () => {
    const schema = { ...plainSchema, columns: [{ name: 'minutes', drift: { compare: false } }] }
    expect(await changesOf(reference, batch, schema)).toEqual([])
  })
})

describe('several columns', () => {
  it('get what is theirs; columns of one side and of another type nothing', async () => {
    const reference = {
      code: drawn(800, 3, (random) => 100 + random.integer(50)),
      gone: drawn(800, 4, (random) => random.normal()),
      text: drawn(800, 5, (random) => 'abcdef'[random.integer(6)] ?? ''),
    }
    const batch = {
      code: drawn(800, 6, (random) => (random.next() < 0.1 ? -999 : 100 + random.integer(50))),
      text: drawn(800, 7, (random) => 'ABCDEF'[random.integer(6)] ?? ''),
    }
    const found = await changesOf(reference, batch)
    expect(found.map(({ column, code }) => [column, code])).toEqual([
      ['code', 'change.sentinel'],
      ['text', 'change.case'],
    ])
    expect(codes(found)).not.toContain('change.category-new')
  })
})
