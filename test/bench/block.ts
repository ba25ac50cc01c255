/**
 * Bytes of a CSV file on their way out: a block that is written directly, without a string a cell.
 *
 * A JavaScript string for each cell costs some 100 ns; these writers 10 to 20.
 */

/** Where the next byte goes. A row must fit in what is left: `room` bytes are kept free. */
export interface Block {
  readonly bytes: Uint8Array
  at: number
}

/** No row is longer. */
export const room = 1 << 18

export const newBlock = (): Block => ({ bytes: new Uint8Array((1 << 22) + room), at: 0 })

const encoder = new TextEncoder()

export const encoded = (text: string): Uint8Array => encoder.encode(text)

export function putByte(block: Block, byte: number): void {
  block.bytes[block.at++] = byte
}

/** Short texts: a loop is faster than `set`. */
export function putBytes(block: Block, text: Uint8Array): void {
  const { bytes } = block
  let { at } = block
  for (let i = 0; i < text.length; i++) bytes[at++] = text[i] as number
  block.at = at
}

/** Decimal digits, zeros in front up to the width; `value` whole, 0 to 2^32 − 1. */
export function putPadded(block: Block, value: number, width: number): void {
  const { bytes, at } = block
  let rest = value >>> 0
  for (let i = at + width - 1; i >= at; i--) {
    const next = (rest / 10) >>> 0
    bytes[i] = 48 + rest - next * 10
    rest = next
  }
  block.at = at + width
}

/** A whole number from 0 to 2^32 − 1, without zeros in front. */
export function putInteger(block: Block, value: number): void {
  let width = 1
  for (let power = 10; width < 10 && value >= power; power *= 10) width++
  putPadded(block, value, width)
}

/** `value` in units of the last of `decimals` digits. */
export function putDecimal(block: Block, value: number, decimals: number): void {
  const unit = 10 ** decimals
  const whole = Math.floor(value / unit)
  putInteger(block, whole)
  putByte(block, 46)
  putPadded(block, value - whole * unit, decimals)
}

const hexDigits = encoded('0123456789abcdef')

/** Eight hexadecimal digits. */
export function putHex(block: Block, value: number): void {
  for (let shift = 28; shift >= 0; shift -= 4) {
    block.bytes[block.at++] = hexDigits[(value >>> shift) & 15] as number
  }
}

/** `YYYY-MM-DD` of a day since 1970 (proleptic Gregorian), by Hinnant's civil-from-days. */
export function putDate(block: Block, day: number): void {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const ofEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) /
      365,
  )
  const ofYear = ofEra - (365 * yearOfEra + (yearOfEra >> 2) - Math.floor(yearOfEra / 100))
  const march = Math.floor((5 * ofYear + 2) / 153)
  const month = march < 10 ? march + 3 : march - 9
  putPadded(block, yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4)
  putByte(block, 45)
  putPadded(block, month, 2)
  putByte(block, 45)
  putPadded(block, ofYear - Math.floor((153 * march + 2) / 5) + 1, 2)
}

/** `YYYY-MM-DD HH:MM:SS` of a second since 1970. */
export function putTimestamp(block: Block, second: number): void {
  const day = Math.floor(second / 86400)
  const rest = second - day * 86400
  putDate(block, day)
  putByte(block, 32)
  putPadded(block, Math.floor(rest / 3600), 2)
  putByte(block, 58)
  putPadded(block, Math.floor(rest / 60) % 60, 2)
  putByte(block, 58)
  putPadded(block, rest % 60, 2)
}
