import { describe, expect, it } from 'vitest'
import { holdRows } from '../../src/gate/held-rows.js'
import { measureHoldOut } from '../../src/gate/hold-out.js'
import { seededRandom } from '../../src/math/random.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import { upTo } from '../schema/column-facts.js'

async function measure(columns: Record<string, readonly MemoryValue[]>, rows: number) {
  const source = memorySource({ name: 'm', columns })
  return measureHoldOut(await holdRows(source, await source.fields(), rows))
}

const random = seededRandom('hold-out')
const rows = 2000
const fair = {
  number: upTo(rows, () => random.normal()),
  kind: upTo(rows, () => ['a', 'b', 'c'][random.integer(3)] ?? ''),
  code: upTo(rows, () => `X-${random.integer(9000)}`),
}

describe('measureHoldOut', () => {
  it('learns from 32 of 40 blocks and measures on the others', async () => {
    const found = await measure(fair, rows)
    expect(found).toMatchObject({ rows: 400, learnt: 1600, broken: [] })
    expect(found?.measured).toBeGreaterThan(10)
  })

  it('names rules that hang on the order of rows, by their path', async () => {
    // A kind of its own in each stretch, as in a sorted file.
    const sorted = { ...fair, kind: upTo(rows, (i) => `stretch ${Math.floor(i / 50)}`) }
    const found = await measure(sorted, rows)
    const paths = found?.broken.map(({ path, finding }) => [path, finding.code])
    expect(paths).toContainEqual(['columns/1/domain', 'domain.value'])
    expect(found?.schema.columns[1]?.name).toBe('kind')
  })

  it('is the same each time, and nothing of few rows', async () => {
    expect(await measure(fair, rows)).toEqual(await measure(fair, rows))
    expect(await measure({ a: upTo(99, (i) => i) }, 99)).toBeUndefined()
  })
})
