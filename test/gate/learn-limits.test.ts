import { describe, expect, it } from 'vitest'
import { withLearntLimits } from '../../src/gate/learn-limits.js'
import { infer } from '../../src/gate/run.js'
import { seededRandom } from '../../src/math/random.js'
import { inferSchema } from '../../src/schema/infer.js'
import { parseSchema } from '../../src/schema/parse.js'
import { writeSchema } from '../../src/schema/write.js'
import { memorySource } from '../../src/sources/memory.js'

function columns(sizes: readonly number[]) {
  const random = seededRandom('columns')
  const day = sizes.flatMap((rows, i) => Array.from({ length: rows }, () => new Date(86.4e6 * i)))
  return {
    day,
    x: day.map((each) => Math.sin(each.getTime() / 1e9) + random.normal()),
    word: day.map(() => `w${random.integer(3)}`),
  }
}

const source = (sizes: readonly number[]) => memorySource({ name: 'test', columns: columns(sizes) })

const varied = Array.from({ length: 50 }, (_, i) => 100 + ((i * 7) % 50))

describe('learnt limits', () => {
  it('stand in the schema with their evidence, and read back', async () => {
    const { schema, evidence } = await infer(source(varied), { windows: { by: 'day' } })
    const x = schema.columns.findIndex(({ name }) => name === 'x')
    expect(schema.columns[x]?.drift).toMatchObject({ windows: 50, ks: expect.any(Number) })
    const text = writeSchema(schema, { evidence })
    expect(text).toMatch(/drift: \{ windows: 50, .*ks: 0\.\d+/)
    expect(text).toContain('learnt from 50 windows by day of 100 to 149 rows')
    expect(text).toContain('p is 1.96 % at least')
    const { positions: _, ...read } = parseSchema(text, 'test.yaml')
    expect(read.columns).toEqual(schema.columns)
  })

  it('say how many rows a day has, leaving out the odd day from 39 windows up', async () => {
    const by = await infer(source(varied), { windows: { by: 'day' } })
    expect(by.schema.rows[1]).toEqual({ minimum: 100, maximum: 149, level: 'warn' })
    const many = await infer(source([...varied, ...varied, 5000]), { windows: { by: 'day' } })
    expect(many.schema.rows[1]?.maximum).toBe(149)
    expect(many.evidence.get('rows/1')).toContain('lies outside with 3.92 %')
  })

  it('of equal parts speak of the rows of one', async () => {
    const { schema, evidence } = await infer(source(varied), { windows: { count: 20 } })
    const rows = varied.reduce((sum, each) => sum + each, 0) / 20
    expect(schema.rows[1]?.maximum).toBeGreaterThan(rows)
    expect(schema.rows[1]?.maximum).toBeLessThan(3 * rows)
    expect(evidence.get('rows/1')).toContain('of a window')
  })

  it('are not learnt unless asked for', async () => {
    const { schema, profile } = await infer(source(varied))
    expect(profile.windows).toBeUndefined()
    expect(schema.columns.some(({ drift }) => drift?.windows !== undefined)).toBe(false)
  })

  it('need more windows for a smaller alpha', async () => {
    const { profile } = await infer(source(varied.slice(0, 20)), { windows: { by: 'day' } })
    const inference = inferSchema(profile, { alpha: 0.01 })
    const learn = () => profile.windows && withLearntLimits(inference, profile.windows)
    expect(learn).toThrow('20 of them cannot show a p-value of 0.01, which takes 99')
  })
})
