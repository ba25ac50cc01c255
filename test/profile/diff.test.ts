import { describe, expect, it } from 'vitest'
import { profile } from '../../src/gate/run.js'
import { describeProfile } from '../../src/profile/describe.js'
import { diffProfiles } from '../../src/profile/diff.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'

type Columns = Record<string, MemoryValue[]>
const described = async (columns: Columns) =>
  describeProfile(await profile(memorySource({ name: 'x', columns })), { name: 'x', version: '1' })
const diff = async (before: Columns, after: Columns) =>
  diffProfiles(await described(before), await described(after))
const statistics = async (before: MemoryValue[], after: MemoryValue[]) => {
  const [column] = await diff({ n: before }, { n: after })
  return new Map(column?.statistics.map((each) => [each.name, [each.before, each.after]]))
}

describe('two profiles', () => {
  it('that are the same differ in nothing', async () => {
    const found = await diff(
      { n: [1, 2, null], t: ['a', 'b', 'b'] },
      { n: [1, 2, null], t: ['a', 'b', 'b'] },
    )
    expect(found.map(({ kind, statistics: all }) => [kind, all.length])).toEqual([
      ['same', 0],
      ['same', 0],
    ])
  })

  it('tell columns that came, went, and stand elsewhere', async () => {
    const found = await diff({ a: [1], b: [1], c: [1] }, { c: [1], d: [1], a: [1] })
    expect(
      found.map(({ name, kind, placeBefore, placeAfter }) => [name, kind, placeBefore, placeAfter]),
    ).toEqual([
      ['c', 'same', 3, 1],
      ['d', 'added', null, 2],
      ['a', 'same', 1, 3],
      ['b', 'removed', 2, null],
    ])
    expect(found[1]?.statistics).toContainEqual({ name: 'min', before: null, after: 1 })
    expect(found[3]?.statistics).toContainEqual({ name: 'min', before: 1, after: null })
  })

  it('tell numbers', async () => {
    const found = await statistics([1, 2, 3, null], [1, 2, 5, 8])
    expect(found.get('nullShare')).toEqual([0.25, 0])
    expect(found.get('max')).toEqual([3, 8])
    expect(found.get('mean')).toEqual([2, 4])
    expect(found.get('distinct')).toEqual([3, 4])
    expect(found.get('quantile 0.99')).toEqual([3, 8])
    expect(found.has('min')).toBe(false)
    expect(found.get('standardDeviation')?.[0]).toBe(1)
  })

  it('tell types and texts', async () => {
    const found = await statistics([1, 2], ['x', 'long'])
    expect(found.get('type')).toEqual(['integer', 'string'])
    expect(found.get('length.max')).toEqual([null, 4])
    const times = await statistics([new Date('2024-01-01')], [new Date('2024-02-29')])
    expect(times.get('max')).toEqual(['2024-01-01', '2024-02-29'])
  })

  it('tell shares of values, null where a list does not hold them all', async () => {
    const whole = await statistics(['a', 'a', 'b'], ['a', 'c', 'c', 'c'])
    expect(whole.get('share of "a"')).toEqual([2 / 3, 0.25])
    expect(whole.get('share of "b"')).toEqual([1 / 3, 0])
    const many = Array.from({ length: 40 }, (_, i) => `v${i % 20}`)
    const long = await statistics(['new'], many)
    expect(long.get('share of "new"')).toEqual([1, null])
  })
})
