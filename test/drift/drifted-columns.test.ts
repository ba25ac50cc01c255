import { describe, expect, it } from 'vitest'
import { driftedColumns } from '../../src/drift/drifted-columns.js'
import { choices, driftOf, normals } from './support.js'

const table = (shift: number, seed: number) => ({
  a: normals(2000, seed, shift),
  b: normals(2000, seed + 1),
  c: choices(2000, seed + 2, ['x', 'y']),
  d: normals(2000, seed + 3, shift),
})

describe('drifted columns', () => {
  it('are counted, whatever they are judged by', async () => {
    const findings = await driftOf(table(0, 1), table(1, 10))
    expect(driftedColumns(undefined, findings)).toMatchObject([
      {
        code: 'drift.columns',
        column: null,
        outcome: 'satisfied',
        level: 'info',
        observed: 0.5,
        limit: null,
        message: '2 of 4 compared columns drifted (50 %): "a", "d"',
      },
    ])
  })

  it('are too many beyond a number or a share of them', async () => {
    const findings = await driftOf(table(0, 1), table(1, 10))
    const judged = (limits: object) => driftedColumns(limits, findings)[0]
    expect(judged({ maximum: 2 })?.outcome).toBe('satisfied')
    expect(judged({ maximum: 1 })).toMatchObject({ outcome: 'violated', level: 'error', limit: 1 })
    expect(judged({ maximumShare: 0.5 })?.outcome).toBe('satisfied')
    expect(judged({ maximumShare: 0.4, level: 'warn' })).toMatchObject({
      outcome: 'violated',
      level: 'warn',
      limit: 0.4,
    })
    expect(judged({ maximum: 9, maximumShare: 0.1 })?.outcome).toBe('violated')
  })

  it('are none of none, and nothing is said where nothing was compared', async () => {
    const still = driftedColumns({ maximum: 0 }, await driftOf(table(0, 1), table(0, 10)))
    expect(still).toMatchObject([
      { outcome: 'satisfied', message: 'none of 4 compared columns drifted' },
    ])
    expect(driftedColumns({ maximum: 0 }, [])).toEqual([])
  })
})
