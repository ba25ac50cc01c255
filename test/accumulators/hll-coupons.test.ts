import { describe, expect, it } from 'vitest'
import {
  addCoupon,
  copyCoupons,
  couponEstimate,
  couponsIn,
  emptyCoupons,
  isCoupon,
  isList,
  restoreCoupons,
} from '../../src/accumulators/hll-coupons.js'

/** Coupons of value 1 at the addresses 1 … count. */
function filled(count: number, lgK: number) {
  const coupons = emptyCoupons()
  let hasRoom = true
  for (let i = 1; i <= count; i++) hasRoom = addCoupon(coupons, (1 << 26) | (i * 12_345), lgK)
  return { coupons, hasRoom }
}

describe('coupons', () => {
  it('are each counted once', () => {
    const { coupons } = filled(5, 12)
    filled(5, 12)
    expect(addCoupon(coupons, (1 << 26) | 12_345, 12)).toBe(true)
    expect(coupons.count).toBe(5)
    const { coupons: set } = filled(200, 12)
    expect(addCoupon(set, (1 << 26) | 12_345, 12)).toBe(true)
    expect(set.count).toBe(200)
    expect(new Set(couponsIn(set)).size).toBe(200)
  })

  it('are a list up to 7', () => {
    expect(isList(filled(7, 12).coupons)).toBe(true)
    expect(isList(filled(8, 12).coupons)).toBe(false)
  })

  it.each([
    [4, 7],
    [7, 7],
    [8, 24],
    [10, 96],
    [12, 384],
  ])('of lgK %i have room for %i', (lgK, most) => {
    expect(filled(most, lgK).hasRoom).toBe(true)
    expect(filled(most + 1, lgK).hasRoom).toBe(false)
  })

  it('are told from other words by their value', () => {
    expect([isCoupon(0), isCoupon(5), isCoupon(1 << 26), isCoupon(63 << 26)]).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  it('are copied with their places', () => {
    const { coupons } = filled(5, 12)
    const copy = copyCoupons(coupons)
    addCoupon(copy, 1 << 26, 12)
    expect([coupons.count, copy.count]).toEqual([5, 6])
  })
})

describe('restoring', () => {
  const { coupons } = filled(100, 12)

  it('keeps every coupon in its place', () => {
    expect(restoreCoupons(coupons.places, 12)).toEqual(coupons)
  })

  it('keeps another order until a coupon is added', () => {
    const backwards = couponsIn(coupons).slice().reverse()
    const restored = restoreCoupons(backwards, 12)!
    expect(couponsIn(restored)).toEqual(backwards)
    addCoupon(restored, 1 << 26, 12)
    expect(restored.readOrder).toBeUndefined()
    expect(new Set(couponsIn(restored))).toEqual(new Set([...backwards, 1 << 26]))
  })

  it('refuses what is no coupon, twice the same, and too many', () => {
    expect(restoreCoupons(Uint32Array.of(5), 12)).toBeUndefined()
    expect(restoreCoupons(Uint32Array.of(1 << 26, 1 << 26), 12)).toBeUndefined()
    expect(restoreCoupons(couponsIn(coupons), 8)).toBeUndefined()
  })
})

it('estimates a little more than the coupons', () => {
  expect([0, 1].map(couponEstimate)).toEqual([0, 1])
  expect(couponEstimate(1000)).toBeCloseTo(1000.00248, 4)
})
