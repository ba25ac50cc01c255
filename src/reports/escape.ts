/**
 * Data is hostile: a value can hold terminal escapes, bidirectional overrides, line breaks or a
 * gigabyte. Everything that a report for people shows of the data goes through here.
 *
 * Escaped are controls (C0, DEL, C1), format characters (bidi, zero-width, tags), line and paragraph
 * separators, spaces other than U+0020, lone surrogates, private and unassigned code points: whatever
 * moves the cursor, reorders the line or cannot be seen.
 */
import { characterWidth } from './width.js'

const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u
const short: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
}

export interface Shown {
  /** Most cells to take, quotes included; longer text loses its middle. */
  readonly width?: number
  readonly unicode?: boolean
}

const longest = 60

/** A value in double quotes, as in `"-5.00"`; a missing one as `null`. */
export function showValue(
  value: string | null,
  { width = longest, unicode = true }: Shown = {},
): string {
  if (value === null) return 'null'
  const inside = shorten(
    value,
    (character) => (/["\\]/.test(character) ? `\\${character}` : escapeCharacter(character)),
    {
      width: Math.max(1, width - 2),
      unicode,
    },
  )
  return `"${inside}"`
}

/** A name without quotes, unless its ends could not be seen. */
export function showName(name: string, { width = longest, unicode = true }: Shown = {}): string {
  return name === '' || name.trim() !== name
    ? showValue(name, { width, unicode })
    : shorten(name, escapeCharacter, { width, unicode })
}

/** A sentence that may quote data: one line, nothing but visible characters. */
export function showText(text: string, { width = 600, unicode = true }: Shown = {}): string {
  return shorten(text, escapeCharacter, { width, unicode })
}

/** Takes out what would act on a terminal, in `\n` and `\u{202e}` notation. */
function escapeCharacter(character: string): string {
  if (!unsafe.test(character)) return character
  return short[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

/**
 * Escapes and, beyond `width` cells, leaves out the middle. Only the ends of a long text are looked
 * at: with at least one cell a code point, 2 · width code units are already too many.
 */
function shorten(
  text: string,
  spell: (character: string) => string,
  { width, unicode }: Required<Shown>,
): string {
  const reach = 2 * width
  if (text.length <= reach) {
    const pieces = Array.from(text, spell)
    if (cells(pieces) <= width) return pieces.join('')
  }
  const ellipsis = unicode ? '…' : '...'
  const room = Math.max(0, width - ellipsis.length)
  const first = take(Array.from(headOf(text, reach), spell), Math.ceil(room / 2))
  const last = take(Array.from(tailOf(text, reach), spell).reverse(), Math.floor(room / 2))
  return first.join('') + ellipsis + last.reverse().join('')
}

/** The first pieces that fit. */
function take(pieces: readonly string[], width: number): string[] {
  const taken: string[] = []
  let used = 0
  for (const piece of pieces) {
    used += cells([piece])
    if (used > width) break
    taken.push(piece)
  }
  return taken
}

/** Cells, where even a combining mark counts as one: a thousand of them on a letter are not short. */
function cells(pieces: readonly string[]): number {
  let total = 0
  for (const piece of pieces)
    for (const character of piece) total += Math.max(1, characterWidth(character))
  return total
}

function headOf(text: string, length: number): string {
  const splits =
    text.length > length && isHigh(text.charCodeAt(length - 1)) && isLow(text.charCodeAt(length))
  return text.slice(0, splits ? length - 1 : length)
}

function tailOf(text: string, length: number): string {
  const start = Math.max(0, text.length - length)
  const splits = start > 0 && isHigh(text.charCodeAt(start - 1)) && isLow(text.charCodeAt(start))
  return text.slice(splits ? start + 1 : start)
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
