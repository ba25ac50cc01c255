/**
 * The coupons of a sketch that has not seen many: a list, then a hash set.
 *
 * A coupon is 32 bits: a 26-bit address and, above it, a value from 1 to 63; never 0, which marks a
 * free place. The list and the set grow as those of Apache DataSketches do, and the set is probed as
 * they do it, so that the order of coupons in written bytes is the same.
 */

export const ADDRESS_BITS = 26
export const ADDRESS_MASK = 2 ** ADDRESS_BITS - 1
/** The largest value a coupon can have. */
export const MAX_VALUE = 63

const LIST_PLACES = 8
const FIRST_SET_PLACES = 32
/** Sketches of fewer registers have no set. */
const MIN_SET_LG_K = 8
/** A set has at most 2^-3 places a register. */
const SET_PLACES_SHIFT = 3

export interface Coupons {
  /** A list while there are 8 places, a set otherwise; 0 is a free place. */
  places: Uint32Array
  count: number
  /**
   * Another order in which they were read and are to be written again. A table that was filled in a
   * different order holds the same coupons in other places; kept until a coupon is added.
   */
  readOrder?: Uint32Array
}

export function emptyCoupons(): Coupons {
  return { places: new Uint32Array(LIST_PLACES), count: 0 }
}

export function isList({ places }: Coupons): boolean {
  return places.length === LIST_PLACES
}

/** The coupons in the order in which they are written. */
export function couponsIn({ places, readOrder }: Coupons): Uint32Array {
  return readOrder ?? places.filter((coupon) => coupon !== 0)
}

export function copyCoupons({ places, ...rest }: Coupons): Coupons {
  return { ...rest, places: places.slice() }
}

/**
 * Adds a coupon. False where it was one too many, which is kept all the same: then the sketch needs
 * registers.
 */
export function addCoupon(coupons: Coupons, coupon: number, lgK: number): boolean {
  return isList(coupons) ? addToList(coupons, coupon, lgK) : addToSet(coupons, coupon, lgK)
}

/** Whether 32 bits are a coupon: its value is not 0. */
export function isCoupon(word: number): boolean {
  return word >>> ADDRESS_BITS !== 0
}

/**
 * The coupons that stood in these places, each in its own where they are the places of a set, in
 * their order otherwise. Undefined where they are no coupons of a sketch of that size.
 */
export function restoreCoupons(places: Uint32Array, lgK: number): Coupons | undefined {
  const found = places.filter((word) => word !== 0)
  if (!found.every(isCoupon)) return undefined
  const isInPlace =
    places.length > LIST_PLACES &&
    places.length <= maxSetPlaces(lgK) &&
    Number.isInteger(Math.log2(places.length)) &&
    4 * found.length <= 3 * places.length &&
    places.every((word, i) => word === 0 || placeOf(places, word) === i)
  if (isInPlace) return { places, count: found.length }
  const coupons = emptyCoupons()
  const isComplete = found.every((coupon) => addCoupon(coupons, coupon, lgK))
  if (!isComplete || coupons.count < found.length) return undefined
  const isSameOrder = couponsIn(coupons).every((coupon, i) => coupon === found[i])
  return isSameOrder ? coupons : { ...coupons, readOrder: found }
}

/** Places of a sketch's set at most; 0 for one that has none. */
function maxSetPlaces(lgK: number): number {
  return lgK < MIN_SET_LG_K ? 0 : 2 ** (lgK - SET_PLACES_SHIFT)
}

/**
 * Distinct values behind `count` distinct coupons: those, and the few expected to have shared one. Two
 * values do so with probability 2^-26 Σ 4^-value = 2^-26 / 3.
 */
export function couponEstimate(count: number): number {
  return count + (count * (count - 1)) / (6 * 2 ** ADDRESS_BITS)
}

function addToList(coupons: Coupons, coupon: number, lgK: number): boolean {
  const { places, count } = coupons
  for (let i = 0; i < count; i++) if (places[i] === coupon) return true
  places[count] = coupon
  coupons.count = count + 1
  delete coupons.readOrder
  if (coupons.count < LIST_PLACES) return true
  if (lgK < MIN_SET_LG_K) return false
  replace(coupons, FIRST_SET_PLACES)
  return true
}

function addToSet(coupons: Coupons, coupon: number, lgK: number): boolean {
  const place = placeOf(coupons.places, coupon)
  if (coupons.places[place] === coupon) return true
  coupons.places[place] = coupon
  coupons.count++
  delete coupons.readOrder
  const { length } = coupons.places
  if (4 * coupons.count <= 3 * length) return true
  if (length >= maxSetPlaces(lgK)) return false
  replace(coupons, 2 * length)
  return true
}

/** Moves all coupons, in their order, into a set of so many places. */
function replace(coupons: Coupons, size: number): void {
  const places = new Uint32Array(size)
  for (const coupon of coupons.places) {
    if (coupon !== 0) places[placeOf(places, coupon)] = coupon
  }
  coupons.places = places
}

/** Where a coupon is, or the free place for it: double hashing with an odd stride. */
function placeOf(places: Uint32Array, coupon: number): number {
  const mask = places.length - 1
  const stride = ((coupon & ADDRESS_MASK) >>> (31 - Math.clz32(places.length))) | 1
  let place = coupon & mask
  while (places[place] !== 0 && places[place] !== coupon) place = (place + stride) & mask
  return place
}
