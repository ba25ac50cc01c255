import { describe, expect, it } from 'vitest'
import { findSignChange } from '../../src/drift/change-sign.js'
import type { Random } from '../../src/math/random.js'
import { found } from './change-support.js'
import { drawn } from './support.js'

const amount = (random: Random) => 10 + 15 * random.normal()

describe('a sign', () => {
  it('that all values changed is found', async () => {
    const reference = drawn(2000, 1, amount)
    const change = await found(
      findSignChange,
      reference,
      drawn(1500, 2, (r) => -amount(r)),
    )
    expect(change?.message).toMatch(/^values have the opposite sign .*KS distance/)
    expect(change).toMatchObject({ code: 'change.sign', observed: -1, rows: null })
  })

  it('that values lost is found', async () => {
    const reference = drawn(2000, 1, amount)
    const change = await found(
      findSignChange,
      reference,
      drawn(1500, 3, (r) => Math.abs(amount(r))),
    )
    expect(change?.message).toMatch(/^values have lost their sign/)
  })

  it('is not the matter of other changes', async () => {
    const reference = drawn(2000, 1, amount)
    const moved = drawn(1500, 4, (random) => amount(random) - 8)
    expect(await found(findSignChange, reference, moved)).toBeUndefined()
    const positive = drawn(2000, 5, (random) => 40 + random.normal())
    const larger = drawn(2000, 6, (random) => 45 + random.normal())
    expect(await found(findSignChange, positive, larger)).toBeUndefined()
  })

  it('is unseen where values are symmetric', async () => {
    const symmetric = (seed: number) => drawn(1000, seed, (random) => random.normal())
    const flipped = symmetric(8).map((value) => -value)
    expect(await found(findSignChange, symmetric(7), flipped)).toBeUndefined()
  })
})
