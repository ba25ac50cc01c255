import { describe, expect, test } from 'vitest'
import { rank, rankError } from '../../src/accumulators/kll-query.js'
import { sampledRows } from '../../src/accumulators/sample.js'
import type { Batch } from '../../src/batch/batch.js'
import { CellClass } from '../../src/batch/type.js'
import { DataError } from '../../src/errors.js'
import { seededRandom } from '../../src/math/random.js'
import { type ColumnDescription, describeColumn } from '../../src/profile/describe.js'
import type { ColumnProfile, Profile } from '../../src/profile/profile.js'
import { kllOf, stateOf, tallyOf } from '../../src/profile/query.js'
import { scan } from '../../src/scan/scan.js'
import { csvSource } from '../../src/sources/csv.js'
import { bytesInput } from '../../src/sources/input.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import type { Source } from '../../src/sources/source.js'
import { batchedSource, headRows } from '../support/batches.js'
import { type Columns, profileOf, rounded, typed } from '../support/profiles.js'

const plan = { columns: [] }

function column(profile: Profile, name: string): ColumnProfile {
  const found = profile.columns.find(({ field }) => field.name === name)
  if (found === undefined) throw new Error(`no column ${name}`)
  return found
}

function describeAll(profile: Profile): readonly ColumnDescription[] {
  return profile.columns.map(describeColumn)
}

/** Mixed columns of many rows. */
function mixed(rows: number, seed: number): Columns {
  const random = seededRandom(seed)
  const make = (value: (i: number) => MemoryValue) =>
    Array.from({ length: rows }, (_, i) => value(i))
  return {
    price: make(() => (random.integer(10) === 0 ? null : random.normal() * 50 + 100)),
    count: make(() => random.integer(30)),
    id: make((i) => i),
    name: make(() => ['ada', 'grace', 'edsger', ''][random.integer(4)] ?? null),
    paid: make(() => random.integer(2) === 1),
    day: make(() => new Date(random.integer(5000) * 86_400_000)),
  }
}

function shuffled(columns: Columns, seed: number): Columns {
  const random = seededRandom(seed)
  const rows = Object.values(columns)[0]?.length ?? 0
  const order = Array.from({ length: rows }, (_, i) => i)
  for (let i = rows - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    ;[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0]
  }
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, order.map((i) => values[i] ?? null)]),
  )
}

/** What must not change with the order of the rows or the cut into batches. */
function invariant({ quantiles: _, order: __, ...rest }: ColumnDescription): unknown {
  return rounded(rest)
}

describe('scan', () => {
  test('reads once without surprises', async () => {
    const source = batchedSource({ a: [1, 2, 3], b: ['x', null, 'y'] }, 2)
    const profile = await scan(source, plan)
    expect(source.reads).toBe(1)
    expect(profile.source).toEqual({
      name: 'test',
      format: 'memory',
      rows: 3,
      columns: 2,
      bytes: null,
    })
    expect(describeAll(profile).map(({ type, rows, nulls }) => [type, rows, nulls])).toEqual([
      ['integer', 3, 0],
      ['string', 3, 1],
    ])
  })

  test('reads once where types are fixed, and keeps misfits with their rows', async () => {
    const values = ['x', 1, 2, true]
    const source = batchedSource({ a: values }, 2)
    const profile = await scan(source, typed({ a: 'integer' }))
    expect(source.reads).toBe(1)
    const a = column(profile, 'a')
    expect(tallyOf(a)?.counts).toMatchObject({ rows: 4, misfits: 2, nulls: 0 })
    const misfits = stateOf(a, 'misfits', 'sample')
    expect(misfits && sampledRows(misfits)).toEqual([
      { row: 1, value: 'x' },
      { row: 4, value: 'true' },
    ])
  })

  test('reads twice after a surprise, and summarises only the columns concerned again', async () => {
    const many = Array.from({ length: headRows }, (_, i) => i)
    const source = batchedSource({ a: [...many, 0.5], b: [...many, 7] }, 1000)
    const profile = await scan(source, plan)
    expect(source.reads).toBe(2)
    const [a, b] = describeAll(profile)
    expect(a).toMatchObject({ type: 'number', rows: headRows + 1, misfits: 0, min: 0 })
    expect(b).toMatchObject({ type: 'integer', rows: headRows + 1, misfits: 0 })
  })

  test('a fixed integer column widens its storage, and is read as doubles otherwise', async () => {
    const many = Array.from({ length: headRows }, (_, i) => i)
    const source = batchedSource({ a: [...many, 2n ** 60n, 'x'] }, 5000)
    const profile = await scan(source, typed({ a: 'integer' }))
    expect(source.reads).toBe(2)
    const a = column(profile, 'a')
    expect(a.field.classes).toBe(CellClass.integer | CellClass.wideInteger)
    expect(describeColumn(a)).toMatchObject({ max: String(2n ** 60n), misfits: 1 })
  })

  test('a surprise in the first row and one in the last give the same description', async () => {
    const many = Array.from({ length: headRows + 10 }, (_, i) => i % 50)
    for (const surprise of ['x', 0.5, 2n ** 60n, 2n ** 80n, null, true]) {
      const first = await profileOf({ a: [surprise, ...many] })
      const last = await profileOf({ a: [...many, surprise] })
      expect(invariant(describeColumn(column(last, 'a')))).toEqual(
        invariant(describeColumn(column(first, 'a'))),
      )
      expect(column(last, 'a').field).toEqual(column(first, 'a').field)
    }
  })

  test('a head of nulls is no guess', async () => {
    const nulls = Array.from({ length: headRows }, () => null)
    const source = batchedSource({ a: [...nulls, 1, 2] }, headRows)
    const [a] = describeAll(await scan(source, plan))
    expect(a).toMatchObject({ type: 'integer', nulls: headRows, min: 1, max: 2 })
    expect(source.reads).toBe(2)
  })

  test('the order of the rows changes neither types, counts, extents nor distinct', async () => {
    const columns = mixed(20_000, 1)
    const plain = describeAll(await profileOf(columns))
    const mingled = describeAll(await profileOf(shuffled(columns, 2)))
    // Frequent values of continuous columns and exactness by order depend on the order of rows.
    const comparable = (all: readonly ColumnDescription[]) =>
      all.map((each) => invariant(each.name === 'id' ? { ...each, distinct: null } : each))
    expect(comparable(mingled)).toEqual(comparable(plain))
  })

  test('batches of 1, 7 and 8,192 rows give equal answers, quantiles within their bounds', async () => {
    const columns = mixed(3000, 3)
    const [plain, ...others] = await Promise.all(
      [8192, 7, 1].map((size) => scan(batchedSource(columns, size), plan)),
    )
    for (const other of others) {
      expect(describeAll(other).map(invariant)).toEqual(
        describeAll(plain as Profile).map(invariant),
      )
      expect(describeAll(other).map(({ order }) => order)).toEqual(
        describeAll(plain as Profile).map(({ order }) => order),
      )
      const prices = columns.price?.filter((value) => value !== null) as number[]
      const sketch = kllOf(column(other, 'price'))
      if (sketch === undefined) throw new Error('no sketch')
      // 4 thresholds in 2 profiles, each off with probability 1e-9 by Hoeffding's bound.
      const error = rankError(sketch, 1e-9)
      for (const x of [40, 90, 110, 180]) {
        const share = prices.filter((price) => price <= x).length / prices.length
        expect(Math.abs((rank(sketch, x) ?? -1) - share)).toBeLessThanOrEqual(error)
      }
    }
  })

  test('the same rows in the same batches give the same profile', async () => {
    const columns = mixed(10_000, 5)
    expect(await profileOf(columns)).toEqual(await profileOf(columns))
  })

  test('no rows are a profile', async () => {
    const profile = await profileOf({ a: [] })
    expect(describeAll(profile)).toMatchObject([{ type: 'unknown', rows: 0, distinct: null }])
    expect(profile.source.rows).toBe(0)
  })

  test('stops when its signal aborts', async () => {
    const controller = new AbortController()
    const base = batchedSource({ a: [1, 2, 3, 4] }, 1)
    let batches = 0
    const source: Source = {
      ...base,
      async *read(fields) {
        for await (const batch of base.read(fields)) {
          if (++batches === 2) controller.abort(new Error('interrupted'))
          yield batch
        }
      },
    }
    const { signal } = controller
    await expect(scan(source, plan, { signal })).rejects.toThrow('interrupted')
    expect(batches).toBe(2)
    await expect(scan(base, plan, { signal })).rejects.toThrow('interrupted')
  })

  test('refuses a source that changes between two reads', async () => {
    const many: MemoryValue[] = Array.from({ length: headRows }, (_, i) => i)
    const [first, longer, other] = [
      [...many, 'x'],
      [...many, 'x', 'y'],
      [...many.slice(1), 'x', 'y'],
    ].map((a) => batchedSource({ a }, headRows))
    const changing = (second: Source | undefined): Source => {
      let reads = 0
      return {
        ...(first as Source),
        read: (fields): AsyncIterable<Batch> =>
          (reads++ === 0 ? (first as Source) : (second as Source)).read(fields),
      }
    }
    await expect(scan(changing(longer), plan)).rejects.toThrow(DataError)
    await expect(scan(changing(longer), plan)).rejects.toThrow(/16385 rows first, then 16386/)
    await expect(scan(changing(other), plan)).resolves.toBeDefined()
  })
})

describe('scan of a CSV file', () => {
  /** One column of many like values, and a surprise at either end; the head does not see the last. */
  async function profileCsv(cells: readonly string[]): Promise<ColumnDescription | undefined> {
    const text = ['a,b', ...cells.map((cell, i) => `${cell},${i}`), ''].join('\n')
    const source = csvSource(bytesInput('test.csv', new TextEncoder().encode(text)))
    return describeAll(await scan(source, plan))[0]
  }
  const many = (cell: (i: number) => string) => Array.from({ length: 30_000 }, (_, i) => cell(i))

  test.each<[string, (i: number) => string, string, string]>([
    ['integers and a number', (i) => String(i % 50), '0.5', 'number'],
    ['integers and one beyond 2^53', (i) => String(i % 50), '9007199254740993', 'integer'],
    ['integers and one beyond 2^63', (i) => String(i % 50), '9223372036854775808', 'decimal'],
    ['integers and a zero-padded one', (i) => String(i % 50), '007', 'string'],
    ['numbers and a word', (i) => `${i % 50}.5`, 'many', 'string'],
    [
      'days and a point in time',
      (i) => `2024-01-${10 + (i % 20)}`,
      '2024-01-31T10:00Z',
      'timestamp',
    ],
    ['days and one that is none', (i) => `2024-01-${10 + (i % 20)}`, '2024-02-30', 'string'],
    ['truth values and a number', (i) => (i % 2 === 0 ? 'true' : 'false'), '1', 'string'],
    ['nulls and a day', () => '', '2024-01-31', 'date'],
    ['words and a null', (i) => `word ${i % 40}`, '', 'string'],
  ])('%s', async (_, cell, surprise, type) => {
    const [first, last] = [
      await profileCsv([surprise, ...many(cell)]),
      await profileCsv([...many(cell), surprise]),
    ]
    if (first === undefined || last === undefined) throw new Error('no column')
    expect(last).toMatchObject({ type, rows: 30_001, misfits: 0 })
    expect(invariant(last)).toEqual(invariant(first))
  })

  test('misfits of a fixed type are shown with their rows, in file order', async () => {
    const cells = many((i) => (i === 12_000 || i === 29_999 ? `x${i}` : String(i)))
    const bytes = new TextEncoder().encode(['a', ...cells, ''].join('\n'))
    const source = csvSource(bytesInput('test.csv', bytes))
    const a = column(await scan(source, typed({ a: 'integer' })), 'a')
    const misfits = stateOf(a, 'misfits', 'sample')
    expect(misfits && sampledRows(misfits)).toEqual([
      { row: 12_001, value: 'x12000' },
      { row: 30_000, value: 'x29999' },
    ])
    expect(describeColumn(a)).toMatchObject({ rows: 30_000, misfits: 2, nulls: 0, max: 29_998 })
  })

  test('structural faults come with the profile', async () => {
    const bytes = new TextEncoder().encode('a,b\n1,2\n3\n4,5,6\n')
    const profile = await scan(csvSource(bytesInput('test.csv', bytes)), plan)
    expect(profile.faults.map(({ code, count }) => [code, count])).toEqual([['row.ragged', 2]])
    expect(profile.source).toEqual({
      name: 'test.csv',
      format: 'csv',
      rows: 3,
      columns: 2,
      bytes: bytes.length,
    })
  })
})
