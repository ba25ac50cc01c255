import { describe, expect, it } from 'vitest'
import {
  decodeState,
  emptyState,
  encodeState,
  isState,
  mergeState,
  registry,
  type Spec,
  updateState,
} from '../../src/accumulators/registry.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { floats } from '../support/laws/columns.js'

const spec: Spec = { kind: 'kll', k: 16 }

function bytesOf(state: Parameters<typeof encodeState>[0]): Uint8Array {
  const writer = new Writer()
  encodeState(state, writer)
  return writer.finish()
}

describe('registry', () => {
  it('has every accumulator under its own kind', () => {
    for (const [kind, accumulator] of Object.entries(registry)) {
      expect(accumulator.kind).toBe(kind)
    }
  })

  it('finds the accumulator of a state', () => {
    const [a, b] = [emptyState(spec), emptyState(spec)]
    updateState(a, floats([1, 2]))
    updateState(b, floats([3]))
    mergeState(a, b)
    expect(isState(a, 'kll') && a.count).toBe(3)
    expect(isState(a, 'hll')).toBe(false)
    expect(bytesOf(decodeState(new Reader(bytesOf(a)), spec))).toEqual(bytesOf(a))
  })
})

describe('bytes', () => {
  it('carry their spec and refuse another', () => {
    const bytes = bytesOf(emptyState(spec))
    const read = (other: Spec) => () => decodeState(new Reader(bytes), other)
    expect(read({ kind: 'kll', k: 17 })).toThrow(DataError)
    expect(read({ kind: 'kll', k: 17 })).toThrow(
      'damaged kll: state of kll k=16, expected kll k=17',
    )
    expect(read({ kind: 'tally' })).toThrow('state of kll k=16, expected tally')
  })

  it('refuse another format', () => {
    const bytes = bytesOf(emptyState(spec)).with(0, 9)
    expect(() => decodeState(new Reader(bytes), spec)).toThrow('format 9, this version reads 1')
  })
})
