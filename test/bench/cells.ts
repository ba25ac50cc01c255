/** Kinds of cells: each takes the stream of chance and gives a function that writes one cell a row. */
import {
  type Block,
  encoded,
  putByte,
  putBytes,
  putDate,
  putDecimal,
  putHex,
  putInteger,
  putPadded,
  putTimestamp,
} from './block.js'
import { type Draw, drawOf } from './draw.js'

/** Writes the cell of a row, rows from 0. */
export type Cell = (block: Block, row: number) => void

/** Cells of a column, out of a stream of 32-bit draws. */
export type Kind = (draw: Draw) => Cell

/** Uniform on 0 … bound − 1. */
const below = (draw: Draw, bound: number) => Math.floor((draw() / 4294967296) * bound)

export const rowNumber: Kind = () => (block, row) => putInteger(block, row + 1)

/** Every number below `period` once before one comes again, in no visible order. */
export const scattered =
  (prefix: string, period: number, width: number): Kind =>
  () => {
    const start = encoded(prefix)
    return (block, row) => {
      putBytes(block, start)
      putPadded(block, ((row % period) * 7_368_787 + 11) % period, width)
    }
  }

export const integer =
  (bound: number, low = 0): Kind =>
  (draw) =>
  (block) => {
    const value = low + below(draw, bound)
    if (value < 0) putByte(block, 45)
    putInteger(block, Math.abs(value))
  }

/** Integers of so many digits, 10 to 18. */
export const longInteger =
  (digits: number): Kind =>
  (draw) =>
  (block) => {
    putInteger(block, 1 + below(draw, 9))
    putPadded(block, below(draw, 1e9), 9)
    putPadded(block, below(draw, 10 ** (digits - 10)), digits - 10)
  }

/** Decimals, evenly from `low` over `range` units of the last digit. */
export const decimal =
  (range: number, decimals: number, low = 0): Kind =>
  (draw) =>
  (block) => {
    const value = low + below(draw, range)
    if (value < 0) putByte(block, 45)
    putDecimal(block, Math.abs(value), decimals)
  }

/** Amounts with a heavy tail, two decimals: 0.01 to some 160,000. */
export const amount: Kind = (draw) => (block) => {
  putDecimal(block, 1 + (draw() >>> (8 + (draw() & 7) + (draw() & 7))), 2)
}

/** 17 significant digits, as programs print doubles; now and then small or with an exponent. */
export const float: Kind = (draw) => (block) => {
  const dice = draw()
  if ((dice & 1) === 1) putByte(block, 45)
  putPadded(block, 1 + below(draw, 9), 1)
  putByte(block, 46)
  putPadded(block, below(draw, 1e8), 8)
  putPadded(block, below(draw, 1e8), 8)
  if ((dice & 62) !== 0) return
  putByte(block, 101)
  putByte(block, 45)
  putPadded(block, 1 + (dice >>> 29), 2)
}

/** One of some words, the first ones far more often. */
export const category =
  (words: readonly string[]): Kind =>
  (draw) => {
    const texts = words.map(encoded)
    return (block) => {
      const share = draw() / 4294967296
      putBytes(block, texts[Math.floor(share * share * texts.length)] as Uint8Array)
    }
  }

export const day =
  (days: number, from = 19723): Kind =>
  (draw) =>
  (block) =>
    putDate(block, from + below(draw, days))

/** Times that go up by 0 to 12 seconds a row, from 2024-01-01. */
export const advancingTime: Kind = (draw) => {
  let second = 19723 * 86400
  return (block) => {
    second += below(draw, 13)
    putTimestamp(block, second)
  }
}

/** Hexadecimal digits in groups, as the lengths say, joined by hyphens; each a multiple of 4. */
export const hex =
  (...groups: number[]): Kind =>
  (draw) =>
  (block) => {
    groups.forEach((length, i) => {
      if (i > 0) putByte(block, 45)
      const end = block.at + length
      while (block.at < end) putHex(block, draw())
      block.at = end
    })
  }

/** So many words at least and at most, the separators among them. */
export interface Prose {
  readonly least: number
  readonly most: number
  readonly separators?: readonly string[]
}

/** Text of made-up words. Quoted where a separator asks for it. */
export const prose =
  ({ least, most, separators = [' '] }: Prose): Kind =>
  (draw) => {
    const words = vocabulary(1500).map(encoded)
    const quotes = separators.some((each) => /[",\n]/.test(each))
    const between = separators.map(encoded)
    return (block) => {
      if (quotes) putByte(block, 34)
      const count = least + below(draw, most - least + 1)
      for (let i = 0; i < count; i++) {
        if (i > 0) putBytes(block, between[below(draw, between.length)] as Uint8Array)
        putBytes(block, words[below(draw, words.length)] as Uint8Array)
      }
      if (quotes) putByte(block, 34)
    }
  }

/** Another kind, and an empty cell instead at this share of rows. */
export const orNull =
  (share: number, kind: Kind): Kind =>
  (draw) => {
    const cell = kind(draw)
    const bound = share * 4294967296
    return (block, row) => {
      if (draw() >= bound) cell(block, row)
    }
  }

/** One kind at this share of rows, another at the others. */
export const either =
  (share: number, kind: Kind, other: Kind): Kind =>
  (draw) => {
    const cells = [kind(draw), other(draw)] as const
    const bound = share * 4294967296
    return (block, row) => cells[draw() < bound ? 0 : 1](block, row)
  }

/** Made-up words of two to four syllables, a few with letters beyond ASCII; the same on each call. */
export function vocabulary(count: number): string[] {
  const draw = drawOf(20240101)
  const syllable = () => {
    const onset = 'b c d f g l m n p r s t v ch st tr'.split(' ')[below(draw, 16)]
    return `${onset}${'a e i o u ai é ü'.split(' ')[below(draw, 8)]}`
  }
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + below(draw, 3) }, syllable).join(''),
  )
}
