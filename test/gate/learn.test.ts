import { describe, expect, it } from 'vitest'
import { learn } from '../../src/gate/learn.js'
import { seededRandom } from '../../src/math/random.js'
import { scan } from '../../src/scan/scan.js'
import { memorySource } from '../../src/sources/memory.js'
import { upTo } from '../schema/column-facts.js'

const random = seededRandom('learn')
const ordered = upTo(800, () => random.integer(300))
const columns = {
  ordered: ordered.map((day) => new Date(day * 86_400_000)),
  shipped: ordered.map((day) => new Date((day + random.integer(9)) * 86_400_000)),
  weight: ordered.map(() => random.next()),
  sku: ordered.map(() => `S-${100 + random.integer(900)}`),
}
const source = () => memorySource({ name: 'orders', columns })

describe('learn', () => {
  it('finds what columns have to do with each other', async () => {
    const { schema, evidence } = await learn(
      { kind: 'rows', source: source() },
      { columns: [] },
      {},
    )
    expect(schema.rules).toEqual([{ expression: 'ordered <= shipped' }])
    expect(evidence.get('rules/0')).toMatch(/^in all 800 rows; chance would break \d+ %;/)
    expect(schema.columns[3]?.pattern).toEqual({ regex: '[A-Z]-[0-9]+' })
  })

  it('keeps what was counted for rules out of the profile', async () => {
    const { profile } = await learn({ kind: 'rows', source: source() }, { columns: [] }, {})
    expect('joint' in profile).toBe(false)
    const cells = profile.columns.flatMap((column) => [...column.cells.values()])
    expect(cells.filter(({ derivation }) => derivation.of === 'violations')).toEqual([])
  })

  it('learns from a stored profile what that holds', async () => {
    const profile = await scan(source(), { columns: [] })
    const { schema } = await learn({ kind: 'profile', profile }, { columns: [] }, {})
    expect(schema.rules).toBeUndefined()
    expect(schema.columns.map(({ name }) => name)).toEqual(Object.keys(columns))
  })

  it('measures rules on rows held out, and loosens those that fail there', async () => {
    const kind = upTo(2000, (i) => `stretch ${Math.floor(i / 50)}`)
    const sorted = memorySource({ name: 'sorted', columns: { kind } })
    const { schema, heldOut, evidence } = await learn(
      { kind: 'rows', source: sorted },
      { columns: [] },
      {},
    )
    expect(heldOut).toMatchObject({ rows: 400, learnt: 1600 })
    expect(heldOut?.loosened).toContainEqual({ rule: 'kind: domain', became: 'warning' })
    expect(schema.columns[0]?.domain?.level).toBe('warn')
    expect(evidence.get('columns/0/domain')).toContain('rows held out broke it')
    const fair = await learn({ kind: 'rows', source: source() }, { columns: [] }, {})
    expect(fair.heldOut?.loosened).toEqual([])
  })

  it('asks for as much as it is told to', async () => {
    const rows = () => ({ kind: 'rows', source: source() }) as const
    const strict = await learn(rows(), { columns: [] }, { strictness: 'strict' })
    expect(strict.schema.columns[2]?.nulls).toEqual({ maximum: 0 })
    const lenient = await learn(rows(), { columns: [] }, { strictness: 'lenient' })
    expect(lenient.schema.rules).toBeUndefined()
  })

  it('needs rows', async () => {
    const empty = memorySource({ name: 'none', columns: { a: [] } })
    await expect(learn({ kind: 'rows', source: empty }, { columns: [] }, {})).rejects.toThrow(
      'none has no rows',
    )
  })
})
