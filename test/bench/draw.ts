/**
 * Where the bench's data get their chance from.
 *
 * A Weyl sequence scrambled by the finaliser of MurmurHash3: each of 2^32 values once in a period, 2 ns
 * a draw. The product's own generator is not used, so that a change of it does not change the data.
 */

/** The next 32 random bits, 0 to 2^32 − 1. */
export type Draw = () => number

export function drawOf(seed: number): Draw {
  let state = scrambled(seed + 1)
  return () => {
    state = (state + 0x9e3779b9) | 0
    return scrambled(state)
  }
}

function scrambled(bits: number): number {
  let x = bits | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
