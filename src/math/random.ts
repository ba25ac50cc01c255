/**
 * Where does chance come from?
 *
 * Method: xoshiro128** (Blackman and Vigna 2021, Scrambled linear pseudorandom number generators),
 * its 128-bit state filled by hashing the seed with the finaliser of MurmurHash3, so that
 * neighbouring seeds give unrelated streams.
 * Guarantee: the same seed gives the same stream on every machine; period 2^128 − 1. `integer`,
 * `normal` and `hypergeometric` follow their distributions exactly up to the rounding of doubles.
 * Cost: some 5 ns a 32-bit draw. Weakness: not for secrets.
 */

import { assert } from '../errors.js'
import { drawHypergeometric } from './hypergeometric-draw.js'

/** A stream of random numbers; every call moves it on. */
export interface Random {
  /** Uniform on [0, 1), a multiple of 2^-53. */
  next(): number
  /** Uniform on 0 … bound − 1, for whole bounds from 1 to 2^53. */
  integer(bound: number): number
  /** Standard normal. */
  normal(): number
  /** How many of `draws` balls drawn without replacement from `good + bad` are good. */
  hypergeometric(good: number, bad: number, draws: number): number
}

const TWO_POW_53 = 2 ** 53

/** A stream of its own for each seed: any number, or text such as a column's name. */
export function seededRandom(seed: number | string): Random {
  const bits = xoshiro(stateOf(seed))
  const next53 = () => (bits() >>> 5) * 67108864 + (bits() >>> 6)
  const next = () => next53() / TWO_POW_53
  const integer = (bound: number) => {
    assert(Number.isInteger(bound) && bound >= 1 && bound <= TWO_POW_53, `bound ${bound}`)
    const limit = TWO_POW_53 - (TWO_POW_53 % bound)
    for (;;) {
      const draw = next53()
      if (draw < limit) return draw % bound
    }
  }
  const hypergeometric = (good: number, bad: number, draws: number) =>
    drawHypergeometric({ good, bad, draws }, next)
  return { next, integer, normal: polar(next), hypergeometric }
}

/** Marsaglia's polar method (1964): two normals at a time, the second kept for the next call. */
function polar(next: () => number): () => number {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    for (;;) {
      const u = 2 * next() - 1
      const v = 2 * next() - 1
      const square = u * u + v * v
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      spare = v * factor
      return u * factor
    }
  }
}

/** The generator proper: 32 bits a call. */
function xoshiro(state: Uint32Array): () => number {
  let [s0, s1, s2, s3] = state as unknown as [number, number, number, number]
  return () => {
    const scrambled = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = rotate(s3, 11)
    return scrambled
  }
}

/** Four words from the seed's bytes; never all zero. */
function stateOf(seed: number | string): Uint32Array {
  const bytes =
    typeof seed === 'string'
      ? new TextEncoder().encode(`text:${seed}`)
      : new TextEncoder().encode(`number:${seed === 0 ? 0 : seed}`)
  const state = new Uint32Array(4)
  for (let lane = 0; lane < 4; lane++) {
    let hash = finalise(0x9e3779b9 * (lane + 1))
    for (let i = 0; i < bytes.length; i++) hash = finalise(hash ^ bytes[i]!) + i
    state[lane] = finalise(hash)
  }
  if (state.every((word) => word === 0)) state[0] = 1
  return state
}

/** MurmurHash3's 32-bit finaliser: a bijection in which every input bit reaches every output bit. */
function finalise(word: number): number {
  let hash = word | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function rotate(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count))
}
