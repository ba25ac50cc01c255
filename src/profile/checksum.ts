/**
 * Is a profile file, bit for bit, what was written?
 *
 * The metadata in the file's footer carry `driftgate-sha256:` and 64 hexadecimal digits: SHA-256
 * (FIPS 180-4) over the file with those digits as zeros. It is the last such mark in the file, since
 * the data lie before the footer and other metadata never hold the mark (`hideMark`). Guarantee: any
 * damage is found, short of a collision; it is no protection against forgery.
 */
import { createHash } from 'node:crypto'
import { assert, DataError } from '../errors.js'

const mark = 'driftgate-sha256:'
const digits = 64
const zeros = '0'.repeat(digits)

/** What the metadata say until the file is sealed. */
export const unsealed = mark + zeros

/** JSON text without the mark: an escape stands in for its last character. */
export function hideMark(json: string): string {
  return json.replaceAll(mark, `${mark.slice(0, -1)}\\u003a`)
}

/** Writes the checksum into a file whose metadata hold `unsealed`. In place. */
export function seal(file: Uint8Array): void {
  const place = placeOf(file)
  assert(place !== undefined, 'a profile file without a place for its checksum')
  file.set(new TextEncoder().encode(digestOf(file, place)), place)
}

/** Throws `DataError`, without the file's name, where the file is not as it was sealed. */
export function requireSealed(file: Uint8Array): void {
  const place = placeOf(file)
  if (place === undefined) throw new DataError('it has no checksum')
  const found = new TextDecoder('latin1').decode(file.subarray(place, place + digits))
  if (found !== digestOf(file, place)) throw new DataError('its checksum is wrong')
}

/** Where the digits begin. */
function placeOf(file: Uint8Array): number | undefined {
  const last = Buffer.from(file.buffer, file.byteOffset, file.byteLength).lastIndexOf(mark)
  const place = last + mark.length
  return last >= 0 && place + digits <= file.length ? place : undefined
}

function digestOf(file: Uint8Array, place: number): string {
  const hash = createHash('sha256')
  hash.update(file.subarray(0, place)).update(zeros)
  return hash.update(file.subarray(place + digits)).digest('hex')
}
