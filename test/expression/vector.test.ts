import { describe, expect, it } from 'vitest'
import {
  applyStatus,
  type FloatVector,
  failures,
  joinStatus,
  statusAt,
} from '../../src/expression/vector.js'

const floats = (status: number[] | undefined, mask = -1): FloatVector => ({
  kind: 'float',
  mask,
  status: status === undefined ? undefined : Uint8Array.from(status),
  values: new Float64Array(3),
})

describe('the state of slots', () => {
  it('joins: failed before null before a value', () => {
    const joined = joinStatus(3, [floats([0, 1, 2]), floats([1, 2, 0])])
    expect([...(joined ?? [])]).toEqual([1, 2, 2])
    expect(joinStatus(3, [floats(undefined), floats(undefined)])).toBeUndefined()
    expect([...(joinStatus(3, [floats([1], 0), floats(undefined)]) ?? [])]).toEqual([1, 1, 1])
  })

  it('goes into truth as unknown and unevaluated', () => {
    const truth = Uint8Array.of(1, 1, 1)
    applyStatus(truth, floats([0, 1, 2]))
    expect([...truth]).toEqual([1, 2, 3])
  })

  it('is noted where something fails, without touching what was given', () => {
    const given = Uint8Array.of(0, 1, 0)
    const found = failures(3, given)
    found.fail(2)
    expect([...(found.status ?? [])]).toEqual([0, 1, 2])
    expect([...given]).toEqual([0, 1, 0])
    expect(statusAt(floats([0, 1, 2]), 1)).toBe(1)
  })
})
