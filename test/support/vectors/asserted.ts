/** What a row of drift.json gives and asserts: inputs in their several forms, values within a tolerance. */
import { type Answers, assertSame, type Fields, type Lookup, type Runner } from './family.js'
import { countsOf, fields, numbers, tally } from './fields.js'

/** What the library asserts, within its absolute tolerance; where recomputed alike, to 1e-9. */
export function asserted(row: Fields, answers: Answers): string | undefined {
  const { expected, recomputed, tolerance, verified } = row
  const reason = assertAll(expected, answers, Number(tolerance))
  if (reason === undefined && verified === true) assertAll(recomputed, answers, 1e-9)
  return reason
}

/** Asserts a value, or those fields of several that are answered; else says which are not. */
export function assertAll(
  expected: unknown,
  answers: Answers,
  tolerance: number,
): string | undefined {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) {
    assertWithin(answers.value?.(), expected, { name: 'value', tolerance })
    return undefined
  }
  const asked = Object.entries(expected).filter(([name]) => Object.hasOwn(answers, name))
  for (const [name, value] of asked) assertWithin(answers[name]?.(), value, { name, tolerance })
  return asked.length > 0 ? undefined : `no answer to ${Object.keys(expected).join(', ')} yet`
}

function assertWithin(
  actual: unknown,
  expected: unknown,
  { name, tolerance }: { readonly name: string; readonly tolerance: number },
): void {
  if (Array.isArray(expected) && Array.isArray(actual) && actual.length === expected.length) {
    expected.forEach((item, i) => {
      assertWithin(actual[i], item, { name: `${name}[${i}]`, tolerance })
    })
    return
  }
  if (typeof actual !== 'number' || typeof expected !== 'number') {
    assertSame(actual, expected, { tolerance: 0, what: name })
    return
  }
  // A tolerance in decimal digits is met by a value that rounds to them.
  if (Math.abs(actual - expected) <= tolerance * (1 + 1e-9) + Number.EPSILON * Math.abs(expected))
    return
  throw new Error(`${name}: expected ${expected} within ${tolerance}, found ${actual}`)
}

/** The input of a row, or of the row whose arrays it shares; a reason when those are not here. */
function inputOf(row: Fields, lookup: Lookup): Fields | string {
  const input = fields(row, 'input')
  const other = input.same_arrays_as ?? input.same_stream_as
  if (other !== undefined) {
    const shared = lookup(String(other))
    return shared === undefined
      ? 'shares the data of a row that is not in the file'
      : fields(shared, 'input')
  }
  const isGiven = 'ref' in input || 'ref_counts' in input || input.generator === undefined
  return isGiven ? input : 'the arrays need another generator'
}

/** Runs a row on its input. */
export function onInput(f: (input: Fields, row: Fields) => string | undefined): Runner {
  return (row, lookup) => {
    const input = inputOf(row, lookup)
    return typeof input === 'string' ? input : f(input, row)
  }
}

/** Counts of both sides: given, or of the values of two arrays. */
export function tableIn(input: Fields): { a: ArrayLike<number>; b: ArrayLike<number> } | undefined {
  const given = countsOf(input.ref_counts, input.cur_counts)
  if (given !== undefined) return given
  const { ref, cur } = input
  return Array.isArray(ref) && Array.isArray(cur) ? tally(ref, cur) : undefined
}

/** `100 ones`, `0..99`, or an array. */
export function sampleOf(value: unknown): Float64Array | undefined {
  if (Array.isArray(value)) return numbers({ value }, 'value').sort()
  const repeated = /^(\d+) (zeros|ones|tens)$/.exec(String(value))
  const words: Readonly<Record<string, number>> = { zeros: 0, ones: 1, tens: 10 }
  if (repeated !== null)
    return new Float64Array(Number(repeated[1])).fill(words[repeated[2] ?? ''] ?? 0)
  const range = /^(-?\d+)\.\.(-?\d+)$/.exec(String(value))
  if (range === null) return undefined
  const first = Number(range[1])
  return Float64Array.from({ length: Number(range[2]) - first + 1 }, (_, i) => first + i)
}

/** Why a row is left out. */
export const unknownForm = 'input in a form without counts or arrays'
