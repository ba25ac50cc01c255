import { describe, expect, it } from 'vitest'
import { scan } from '../../src/scan/scan.js'
import { inferSchema } from '../../src/schema/infer.js'
import { needsOfRelations, withRelations } from '../../src/schema/infer-relations.js'
import type { Relation } from '../../src/schema/relation-candidates.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import { upTo } from './column-facts.js'

const relation = (low: string, operator: Relation['operator'], high: string): Relation => ({
  low,
  operator,
  high,
  chance: 0.305,
})

async function rulesOf(
  columns: Record<string, readonly MemoryValue[]>,
  candidates: readonly Relation[],
) {
  const source = memorySource({ name: 'm', columns })
  const profile = await scan(source, { columns: [], joint: needsOfRelations(candidates) })
  const { schema, evidence } = withRelations(inferSchema(profile), candidates, profile)
  return { rules: schema.rules?.map(({ expression }) => expression), evidence }
}

const a = upTo(100, (i) => (i === 3 ? null : i))
const plus = (more: number) => upTo(100, (i) => i + more)

describe('withRelations', () => {
  it('writes those that hold in every row, with what they rest on', async () => {
    const broken = plus(1).map((value, i) => (i === 77 ? 0 : value))
    const { rules, evidence } = await rulesOf({ a, b: plus(1), 'c "d"': broken }, [
      relation('a', '<=', 'b'),
      relation('a', '<=', 'c "d"'),
    ])
    expect(rules).toEqual(['a <= b'])
    expect(evidence.get('rules/0')).toBe(
      'in all 99 rows; chance would break 30 %; at most 8.9 % do (99.99 %)',
    )
  })

  it('quotes names that need it', async () => {
    const { rules } = await rulesOf({ a, 'c "d"': plus(0) }, [relation('a', '<=', 'c "d"')])
    expect(rules).toEqual(['a <= "c ""d"""'])
  })

  it('leaves out what follows from the others', async () => {
    const chain = { a, b: plus(1), c: plus(2), d: plus(3) }
    const all = [
      relation('a', '<=', 'd'),
      relation('a', '<=', 'c'),
      relation('a', '<=', 'b'),
      relation('b', '<=', 'c'),
      relation('b', '<=', 'd'),
      relation('c', '<=', 'd'),
    ]
    expect((await rulesOf(chain, all)).rules).toEqual(['a <= b', 'b <= c', 'c <= d'])
    const strict = [relation('a', '<', 'c'), ...all.slice(2, 4)]
    expect((await rulesOf(chain, strict)).rules).toEqual(['a < c', 'a <= b', 'b <= c'])
  })

  it('lets the first of equal columns stand for all', async () => {
    const { rules } = await rulesOf({ a: plus(0), b: plus(0), c: plus(0), d: plus(4) }, [
      relation('b', '=', 'c'),
      relation('a', '=', 'b'),
      relation('a', '=', 'c'),
      relation('c', '<=', 'd'),
      relation('b', '<=', 'd'),
      relation('a', '<=', 'd'),
    ])
    expect(rules).toEqual(['b = c', 'a = b', 'a <= d'])
  })

  it('adds nothing where nothing holds', async () => {
    expect((await rulesOf({ a, b: plus(-50) }, [relation('a', '<=', 'b')])).rules).toBeUndefined()
    expect((await rulesOf({ a }, [])).rules).toBeUndefined()
  })
})
