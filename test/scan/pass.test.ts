import { describe, expect, test } from 'vitest'
import type { Field } from '../../src/batch/column.js'
import { CellClass, classesOf } from '../../src/batch/type.js'
import { DataError, InvariantError } from '../../src/errors.js'
import { describeColumn } from '../../src/profile/describe.js'
import { emptyProfile } from '../../src/profile/profile.js'
import { readPass, requireSameRows } from '../../src/scan/pass.js'
import { batchedSource } from '../support/batches.js'

const columns = { a: [1, 2, 'x', 0.5], b: ['p', 'q', null, 'r'] }
const fields: readonly Field[] = [
  { name: 'a', type: 'integer', classes: CellClass.integer },
  { name: 'b', type: 'string', classes: classesOf('string') },
]
const plan = { columns: [] }

describe('readPass', () => {
  test('folds all batches, and tells the classes of misfits', async () => {
    const source = batchedSource(columns, 3)
    const { profile, misfitClasses } = await readPass(
      source,
      fields,
      emptyProfile(fields, plan, source),
      undefined,
    )
    expect(misfitClasses).toEqual([CellClass.string | CellClass.number, 0])
    expect(profile.source).toMatchObject({ rows: 4, columns: 2 })
    expect(profile.columns.map(describeColumn)).toMatchObject([
      { rows: 4, misfits: 2, max: 2 },
      { rows: 4, nulls: 1, max: 'r' },
    ])
  })

  test('summarises the columns that the start has, and reads all', async () => {
    const source = batchedSource(columns, 2)
    const start = emptyProfile(fields.slice(1), plan, source)
    const { profile, misfitClasses } = await readPass(source, fields, start, undefined)
    expect(profile.columns.map(({ field }) => field.name)).toEqual(['b'])
    expect(profile.source).toMatchObject({ rows: 4, columns: 2 })
    expect(misfitClasses[0]).not.toBe(0)
  })

  test('takes size and faults from the source as they are after reading', async () => {
    const base = batchedSource(columns, 2)
    let isRead = false
    const source = {
      ...base,
      get bytes() {
        return isRead ? 99 : null
      },
      faults: () => (isRead ? [{ code: 'byte.nul', count: 1, samples: [] } as const] : []),
      read: (wanted: readonly Field[]) => {
        isRead = true
        return base.read(wanted)
      },
    }
    const start = emptyProfile(fields, plan, source)
    const { profile } = await readPass(source, fields, start, undefined)
    expect(profile.source.bytes).toBe(99)
    expect(profile.faults).toEqual([{ code: 'byte.nul', count: 1, samples: [] }])
  })

  test('a start of other columns is our own fault', async () => {
    const source = batchedSource(columns, 2)
    const start = emptyProfile([{ ...(fields[0] as Field), name: 'z' }], plan, source)
    await expect(readPass(source, fields, start, undefined)).rejects.toThrow(InvariantError)
  })
})

describe('requireSameRows', () => {
  test('throws where they differ', () => {
    const source = batchedSource(columns, 2)
    const profile = emptyProfile(fields, plan, source)
    const longer = { ...profile, source: { ...profile.source, rows: 5 } }
    expect(() => requireSameRows(source, profile, profile)).not.toThrow()
    expect(() => requireSameRows(source, profile, longer)).toThrow(DataError)
  })
})
