import { describe, expect, it } from 'vitest'
import { assertDecoded, assertMergeable, sameSpec, specKey } from '../../src/accumulators/spec.js'
import { DataError, InvariantError } from '../../src/errors.js'

describe('keys', () => {
  it('name kind and parameters in a fixed order', () => {
    expect(specKey({ kind: 'tally' })).toBe('tally')
    expect(specKey({ kind: 'kll', k: 512 })).toBe('kll k=512')
    expect(specKey({ size: 5, by: 'row', kind: 'sample' })).toBe('sample by=row size=5')
    expect(specKey({ kind: 'histogram', edges: [-0.5, 0.1, 1e21] })).toBe(
      'histogram edges=-0.5,0.1,1e+21',
    )
  })

  it('tell specs apart', () => {
    const histogram = (...edges: number[]) => ({ kind: 'histogram', edges }) as const
    expect(sameSpec({ kind: 'kll', k: 8 }, { kind: 'kll', k: 8 })).toBe(true)
    expect(sameSpec({ kind: 'kll', k: 8 }, { kind: 'kll', k: 9 })).toBe(false)
    expect(sameSpec(histogram(1, 2), histogram(1, 2))).toBe(true)
    expect(sameSpec(histogram(1, 2), histogram(12))).toBe(false)
    expect(sameSpec(histogram(0), histogram(-0))).toBe(false)
    expect(sameSpec({ kind: 'tally' }, { kind: 'extent' })).toBe(false)
  })
})

describe('refusals', () => {
  it('name both specs', () => {
    const [a, b] = [{ spec: { kind: 'kll', k: 200 } }, { spec: { kind: 'kll', k: 100 } }] as const
    expect(() => assertMergeable(a, b)).toThrow(InvariantError)
    expect(() => assertMergeable(a, b)).toThrow('cannot merge kll k=200 with kll k=100')
    expect(() => assertMergeable(a, a)).not.toThrow()
  })

  it('of bytes name the kind', () => {
    expect(() => assertDecoded(false, 'hll', 'lgK 99')).toThrow(DataError)
    expect(() => assertDecoded(false, 'hll', 'lgK 99')).toThrow('damaged hll: lgK 99')
  })
})
