import { describe, expect, it } from 'vitest'
import { kll, updateItem } from '../../src/accumulators/kll.js'
import { kllFromBytes, kllMaxBytes, kllToBytes } from '../../src/accumulators/kll-bytes.js'
import { isExact, rankError } from '../../src/accumulators/kll-query.js'
import { DataError } from '../../src/errors.js'
import { floats } from '../support/laws/columns.js'
import { bytesOf, type Golden, goldensOf, hexOf, serialisedOf } from '../support/laws/goldens.js'

const spec = { kind: 'kll', k: 200 } as const

/** What the maker of the golden bytes fed to its sketches of k = 200. */
const inputs: Record<string, readonly number[]> = {
  kll_empty: [],
  kll_three: [3.5, -1.25, 7],
}

function fed(values: readonly number[]) {
  const state = kll.empty(spec)
  for (const value of values) updateItem(state, value, () => 0)
  return state
}

const serialised = serialisedOf('kll')
const sizes = goldensOf('kllMaxSerializedBytes')

describe('golden bytes', () => {
  it.each(serialised)('reads and writes $id', ({ expected }: Golden) => {
    expect(hexOf(kllToBytes(kllFromBytes(bytesOf(String(expected)))))).toBe(expected)
  })

  it.each(serialised.filter((row) => String(row.args.sketch) in inputs))(
    'makes $id',
    ({ args, expected }: Golden) => {
      expect(hexOf(kllToBytes(fed(inputs[String(args.sketch)]!)))).toBe(expected)
    },
  )

  it.each(sizes)('bounds $id', ({ args, expected }: Golden) => {
    expect(kllMaxBytes(Number(args.k), Number(args.n))).toBe(expected)
  })
})

describe('bytes', () => {
  it('keeps an exact sketch exact', () => {
    const state = kll.empty(spec)
    kll.update(state, floats([3, 1, 2]))
    const read = kllFromBytes(kllToBytes(state))
    expect(isExact(read)).toBe(true)
    expect(rankError(read)).toBe(0)
  })

  it('knows nothing of the compactions of others', () => {
    const state = kll.empty(spec)
    kll.update(state, floats(Array.from({ length: 5000 }, (_, i) => i)))
    const read = kllFromBytes(kllToBytes(state))
    expect(read.squaredWeights).toBeUndefined()
    expect(rankError(read)).toBeCloseTo(0.01329, 4)
    expect(hexOf(kllToBytes(read))).toBe(hexOf(kllToBytes(state)))
  })

  it('reads a single value in the full form', () => {
    const bytes = bytesOf(
      `05010f00c80008000100000000000000c8000100c7000000${'0000000000000440'.repeat(3)}`,
    )
    const read = kllFromBytes(bytes)
    expect([read.count, read.minimum, read.maximum]).toEqual([1, 2.5, 2.5])
  })

  const three = kllToBytes(fed([3.5, -1.25, 7]))
  it.each([
    ['a truncated sketch', three.subarray(0, 60)],
    ['trailing bytes', Uint8Array.of(...three, 0)],
    ['another family', three.with(2, 7)],
    ['another serial version', three.with(1, 3)],
    ['a k of 7', three.with(4, 7)],
    ['another m', three.with(6, 4)],
    ['a count that is not the weight', three.with(8, 4)],
    ['levels beyond the capacity', three.with(21, 1)],
    ['no levels', three.with(18, 0)],
    ['a maximum below the items', three.with(39, 0)],
    ['no bytes', new Uint8Array(0)],
  ])('refuses %s', (_name, bytes) => {
    expect(() => kllFromBytes(bytes)).toThrow(DataError)
  })
})
