/** Truth values out of bytes: `true`, `false`, `yes`, `no` in lower, UPPER or Capitalised spelling. */
import { CellClass } from './type.js'

/** Up to four characters as one integer, the first highest. */
function packed(text: string): number {
  let word = 0
  for (const letter of text.slice(0, 4)) word = (word << 8) | letter.charCodeAt(0)
  return word
}

const [no, No, NO] = ['no', 'No', 'NO'].map(packed)
const [yes, Yes, YES] = ['yes', 'Yes', 'YES'].map(packed)
const [true4, True4, TRUE4] = ['true', 'True', 'TRUE'].map(packed)
const [false4, False4, FALSE4] = ['false', 'False', 'FALSE'].map(packed)
const SMALL_E = 101
const CAPITAL_E = 69

/** Leaves 1 or 0 in `out[0]`; returns `boolean`, or 0 if the bytes are none of the words. */
export function parseBoolean(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Float64Array,
): number {
  const length = end - start
  if (length < 2 || length > 5) return 0
  let word = (bytes[start]! << 8) | bytes[start + 1]!
  if (length > 2) word = (word << 8) | bytes[start + 2]!
  if (length > 3) word = (word << 8) | bytes[start + 3]!
  if (length === 2) return word === no || word === No || word === NO ? found(out, 0) : 0
  if (length === 3) return word === yes || word === Yes || word === YES ? found(out, 1) : 0
  if (length === 4) return word === true4 || word === True4 || word === TRUE4 ? found(out, 1) : 0
  const last = bytes[start + 4]
  if (last === SMALL_E) return word === false4 || word === False4 ? found(out, 0) : 0
  return last === CAPITAL_E && word === FALSE4 ? found(out, 0) : 0
}

function found(out: Float64Array, value: number): number {
  out[0] = value
  return CellClass.boolean
}
