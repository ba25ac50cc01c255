/**
 * Functions of text, on its bytes.
 *
 * Lengths and places are in code points. LOWER and UPPER map each code point to one other (simple case
 * mapping): those that have several counterparts, such as ß, stay. TRIM takes spaces off, and nothing
 * else. SUBSTRING is that of SQL:2016: places before the first count and hold nothing; a negative length
 * failed.
 */
import { countCodePoints, decodeText } from '../bytes/text.js'
import { asFloats, type Numeric } from './number-operations.js'
import { sliced, textOutput } from './text-builder.js'
import {
  applyStatus,
  FALSE,
  type FloatVector,
  failures,
  joinStatus,
  type TextVector,
  TRUE,
  type TruthVector,
  VALUE,
} from './vector.js'

const SPACE = 32

/** LENGTH: code points. */
export function lengthOf({ bytes, starts, ends, status, mask }: TextVector): FloatVector {
  const values = new Float64Array(starts.length)
  for (let i = 0; i < values.length; i++) values[i] = countCodePoints(bytes, starts[i]!, ends[i]!)
  return { kind: 'float', mask, status, values }
}

export function trimmed(vector: TextVector, sides: 'both' | 'start' | 'end'): TextVector {
  const { bytes } = vector
  return sliced(vector, (start, end) => {
    let [first, last] = [start, end]
    if (sides !== 'start') while (last > first && bytes[last - 1] === SPACE) last--
    if (sides !== 'end') while (first < last && bytes[first] === SPACE) first++
    return [first, last]
  })
}

/** LOWER and UPPER. */
export function inCase(vector: TextVector, target: 'lower' | 'upper'): TextVector {
  const { bytes, starts, ends, status, mask } = vector
  const [from, to] = target === 'lower' ? [65, 90] : [97, 122]
  const output = textOutput(starts.length, bytes.length)
  const letter = new Uint8Array(1)
  for (let i = 0; i < starts.length; i++) {
    if ((status?.[i] ?? VALUE) !== VALUE) continue
    const [start, end] = [starts[i]!, ends[i]!]
    if (!isAscii(bytes, start, end)) {
      output.appendText(i, mapped(decodeText(bytes, start, end), target))
      continue
    }
    output.appendBytes(i, bytes, start, start)
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!
      letter[0] = byte >= from && byte <= to ? byte ^ SPACE : byte
      output.extend(letter, 0, 1)
    }
  }
  return { ...output.finish(status), mask }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! > 127) return false
  return true
}

function mapped(text: string, target: 'lower' | 'upper'): string {
  let result = ''
  for (const point of text) {
    const other = target === 'lower' ? point.toLowerCase() : point.toUpperCase()
    const isOne = other.length === String.fromCodePoint(other.codePointAt(0) ?? 0).length
    result += isOne ? other : point
  }
  return result
}

/** SUBSTRING(x FROM from FOR count). */
export function substring(
  text: TextVector,
  from: Numeric,
  count: Numeric | undefined,
  length: number,
): TextVector {
  const { values: froms, mask: fromMask } = asFloats(from)
  const counts = count === undefined ? undefined : asFloats(count)
  const joined = joinStatus(length, count === undefined ? [text, from] : [text, from, count])
  const failed = failures(length, joined)
  const [starts, ends] = [new Int32Array(length), new Int32Array(length)]
  const { bytes } = text
  for (let i = 0; i < length; i++) {
    if (joined !== undefined && joined[i] !== VALUE) continue
    const first = froms[i & fromMask]!
    const size = counts === undefined ? Number.POSITIVE_INFINITY : counts.values[i & counts.mask]!
    if (size < 0) {
      failed.fail(i)
      continue
    }
    const [start, end] = [text.starts[i & text.mask]!, text.ends[i & text.mask]!]
    starts[i] = skipCodePoints(bytes, start, end, first - 1)
    ends[i] = skipCodePoints(bytes, start, end, first - 1 + size)
  }
  return { kind: 'text', mask: -1, status: failed.status, bytes, starts, ends }
}

/** Where the code point with so many before it begins; the end where there are not so many. */
function skipCodePoints(bytes: Uint8Array, start: number, end: number, count: number): number {
  let at = start
  for (let left = count; left > 0 && at < end; left--) {
    at++
    while (at < end && (bytes[at]! & 0xc0) === 0x80) at++
  }
  return at
}

/** `||`, and CONCAT, to which nulls are empty. */
export function joined(
  vectors: readonly TextVector[],
  nulls: 'null' | 'empty',
  length: number,
): TextVector {
  const given = nulls === 'null' ? vectors : vectors.map(withEmptyNulls)
  const status = joinStatus(length, given)
  const output = textOutput(length, length * 16)
  for (let i = 0; i < length; i++) {
    if (status !== undefined && status[i] !== VALUE) continue
    output.appendBytes(i, emptyBytes, 0, 0)
    for (const { bytes, starts, ends, mask } of given) {
      output.extend(bytes, starts[i & mask]!, ends[i & mask]!)
    }
  }
  return output.finish(status)
}

const emptyBytes = new Uint8Array(0)

function withEmptyNulls(vector: TextVector): TextVector {
  const { status, starts, ends } = vector
  if (status === undefined) return vector
  return {
    ...vector,
    status: status.map((state) => (state === 1 ? VALUE : state)),
    starts: starts.map((start, i) => (status[i] === VALUE ? start : 0)),
    ends: ends.map((end, i) => (status[i] === VALUE ? end : 0)),
  }
}

/** STARTS_WITH. */
export function startsWith(text: TextVector, prefix: TextVector, length: number): TruthVector {
  const truth = new Uint8Array(length)
  for (let i = 0; i < length; i++) {
    const [a, b] = [i & text.mask, i & prefix.mask]
    const size = prefix.ends[b]! - prefix.starts[b]!
    let at = 0
    const isLong = text.ends[a]! - text.starts[a]! >= size
    while (
      isLong &&
      at < size &&
      text.bytes[text.starts[a]! + at] === prefix.bytes[prefix.starts[b]! + at]
    ) {
      at++
    }
    truth[i] = isLong && at === size ? TRUE : FALSE
  }
  applyStatus(truth, text)
  applyStatus(truth, prefix)
  return { kind: 'truth', mask: -1, values: truth }
}
