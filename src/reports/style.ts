/** Colour and symbols. Colour is never alone: each level has its symbol, with an ASCII one beside it. */
import { Chalk } from 'chalk'
import type { Level } from '../verdict/finding.js'

type Paint = (text: string) => string

export interface Symbols {
  readonly error: string
  readonly warn: string
  readonly info: string
  readonly pass: string
  /** Between the parts of a line. */
  readonly dot: string
  readonly arrow: string
  readonly ellipsis: string
  /** Between the ends of a range. */
  readonly to: string
  /** Heights of a bar, lowest first; the first is an empty one. */
  readonly bars: readonly string[]
}

export interface Style {
  readonly level: Readonly<Record<Level | 'pass', Paint>>
  readonly bold: Paint
  readonly dim: Paint
  readonly symbols: Symbols
}

const unicodeSymbols: Symbols = {
  error: '✖',
  warn: '⚠',
  info: 'ℹ',
  pass: '✓',
  dot: '·',
  arrow: '→',
  ellipsis: '…',
  to: '…',
  bars: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇'],
}

const asciiSymbols: Symbols = {
  error: 'x',
  warn: '!',
  info: 'i',
  pass: '+',
  dot: '|',
  arrow: '->',
  ellipsis: '...',
  to: '..',
  bars: [' ', '_', '.', ':', '-', '=', '+', '#'],
}

/** The style for a stream; the caller decides whether it takes colour. */
export function styleOf({
  color,
  unicode,
}: {
  readonly color: boolean
  readonly unicode: boolean
}): Style {
  const { red, yellow, cyan, green, bold, dim } = new Chalk({ level: color ? 1 : 0 })
  return {
    level: { error: paint(red), warn: paint(yellow), info: paint(cyan), pass: paint(green) },
    bold: paint(bold),
    dim: paint(dim),
    symbols: unicode ? unicodeSymbols : asciiSymbols,
  }
}

/** Of one text only: chalk would join further arguments, such as the index that `map` hands out. */
function paint(chain: (text: string) => string): Paint {
  return (text) => chain(text)
}
