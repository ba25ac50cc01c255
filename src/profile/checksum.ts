/**
 * Is a profile file, bit for bit, what was written?
 *
 * The schema's metadata carry `driftgate-sha256:` and 64 hexadecimal digits, twice in the file: in
 * the schema at its head and in the one in its footer. The digits are SHA-256 (FIPS 180-4) over the
 * file with both written as zeros. The first mark in the file and the last are those two: what lies
 * between is data, and other metadata never hold the mark (`hideMark`). Guarantee: any damage is
 * found, short of a collision; it is no protection against forgery.
 */
import { createHash } from 'node:crypto'
import { assert, DataError } from '../errors.js'

const mark = 'driftgate-sha256:'
const markBytes = new TextEncoder().encode(mark)
const digits = 64
const zero = '0'.charCodeAt(0)

/** What the metadata say until the file is sealed. */
export const unsealed = mark + '0'.repeat(digits)

/** JSON text without the mark: an escape stands in for its last character. */
export function hideMark(json: string): string {
  return json.replaceAll(mark, `${mark.slice(0, -1)}\\u003a`)
}

/** Writes the checksum into both places of a file whose metadata hold `unsealed`. In place. */
export function seal(file: Uint8Array): void {
  const places = placesOf(file)
  assert(places !== undefined, 'a profile file without a place for its checksum')
  const digest = new TextEncoder().encode(digestOf(file, places))
  for (const place of places) file.set(digest, place)
}

/** Throws `DataError`, without the file's name, where the file is not as it was sealed. */
export function requireSealed(file: Uint8Array): void {
  const places = placesOf(file)
  if (places === undefined) throw new DataError('it has no checksum')
  const expected = digestOf(file, places)
  for (const place of places) {
    if (textAt(file, place) !== expected) throw new DataError('its checksum is wrong')
  }
}

/** Where the two digests begin. */
function placesOf(file: Uint8Array): readonly [number, number] | undefined {
  const buffer = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const [first, last] = [buffer.indexOf(markBytes), buffer.lastIndexOf(markBytes)]
  const fits = first !== last && last + markBytes.length + digits <= file.length
  return fits ? [first + markBytes.length, last + markBytes.length] : undefined
}

function digestOf(file: Uint8Array, [first, second]: readonly [number, number]): string {
  const zeros = new Uint8Array(digits).fill(zero)
  const hash = createHash('sha256')
  hash.update(file.subarray(0, first)).update(zeros)
  hash.update(file.subarray(first + digits, second)).update(zeros)
  return hash.update(file.subarray(second + digits)).digest('hex')
}

function textAt(file: Uint8Array, at: number): string {
  return new TextDecoder('latin1').decode(file.subarray(at, at + digits))
}
