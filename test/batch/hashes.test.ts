import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/batch/column.js'
import { HASH_LANES, hashesOf } from '../../src/batch/hashes.js'
import { hashBytes, SEED } from '../../src/kernels/hash.js'
import { column, dictionary } from '../support/text-columns.js'

function lanes(given: Column, index: number): number[] {
  return [...hashesOf(given).subarray(index * HASH_LANES, (index + 1) * HASH_LANES)]
}

function hashOf(bytes: Uint8Array): number[] {
  const out = new Uint32Array(HASH_LANES)
  hashBytes(bytes, 0, bytes.length, SEED, out, 0)
  return [...out]
}

const ofInt64 = (value: bigint) => hashOf(new Uint8Array(BigInt64Array.of(value).buffer))
const ofDouble = (value: number) => hashOf(new Uint8Array(Float64Array.of(value).buffer))
const ofText = (text: string) => hashOf(new TextEncoder().encode(text))

describe('hashesOf', () => {
  it('hashes integers and points in time as 64-bit integers', () => {
    expect(lanes(column('integer', ['1', '-9007199254740992']), 1)).toEqual(ofInt64(-(2n ** 53n)))
    expect(lanes(column('integer', ['1', '9223372036854775807'], 6), 1)).toEqual(
      ofInt64(2n ** 63n - 1n),
    )
    expect(lanes(column('integer', ['1', '5'], 6), 1)).toEqual(lanes(column('integer', ['5']), 0))
    expect(lanes(column('date', ['1969-12-31']), 0)).toEqual(ofInt64(-1n))
    expect(lanes(column('time', ['00:01']), 0)).toEqual(ofInt64(60_000_000n))
    expect(lanes(column('timestamp', ['1970-01-02']), 0)).toEqual(ofInt64(86_400_000_000n))
  })

  it('hashes other numbers as doubles', () => {
    expect(lanes(column('number', ['1', '2.5']), 0)).toEqual(ofDouble(1))
    expect(lanes(column('number', ['-0.0']), 0)).toEqual(ofDouble(0))
    expect(lanes(column('number', ['nan']), 0)).toEqual(ofDouble(Number.NaN))
  })

  it('hashes text as its bytes, through a dictionary or not', () => {
    const texts = ['a', '', 'größe', 'x'.repeat(50), 'a']
    const plain = column('string', texts)
    expect(texts.map((_, i) => lanes(plain, i))).toEqual(texts.map(ofText))
    expect([...hashesOf(dictionary(texts))]).toEqual([...hashesOf(plain)])
    expect(lanes(column('decimal', ['1.50']), 0)).toEqual(ofText('1.50'))
  })

  it('hashes truth values as 0 and 1', () => {
    const given = column('boolean', ['no', 'yes'])
    expect([lanes(given, 0), lanes(given, 1)]).toEqual([ofInt64(0n), ofInt64(1n)])
  })

  it('hashes a column once', () => {
    const given = column('integer', ['1', null, '3'])
    expect(hashesOf(given)).toBe(hashesOf(given))
    expect(hashesOf(given).length).toBe(12)
  })
})
