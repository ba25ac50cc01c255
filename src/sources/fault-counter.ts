/** Counts of structural faults while a source is read, with the first rows of each. */
import type { Fault, FaultCode } from '../batch/fault.js'

/** Samples that are kept of a fault. */
const SAMPLES = 5
/** Characters that are kept of an offending text. */
const SAMPLE_LENGTH = 100

interface Counted {
  count: number
  readonly samples: { row: number; value: string }[]
}

export interface FaultCounter {
  /** One fault in a row (0 is the header); `value` is asked for only where the sample is kept. */
  add(code: FaultCode, row: number, value: () => string): void
  /** In the order of their codes. */
  faults(): Fault[]
}

export function faultCounter(): FaultCounter {
  const byCode = new Map<FaultCode, Counted>()
  return {
    add(code, row, value) {
      let counted = byCode.get(code)
      if (counted === undefined) {
        counted = { count: 0, samples: [] }
        byCode.set(code, counted)
      }
      counted.count++
      if (counted.samples.length < SAMPLES) counted.samples.push({ row, value: shorten(value()) })
    },
    faults: () => sorted([...byCode].map(([code, counted]) => ({ code, ...counted }))),
  }
}

/** Faults of one source after those of another whose rows come before. */
export function joinFaults(
  first: readonly Fault[],
  second: readonly Fault[],
  rows: number,
): Fault[] {
  const joined = new Map(first.map((fault) => [fault.code, fault]))
  for (const { code, count, samples } of second) {
    const before = joined.get(code)
    const moved = samples.map(({ row, value }) => ({ row: row === 0 ? 0 : row + rows, value }))
    joined.set(code, {
      code,
      count: (before?.count ?? 0) + count,
      samples: [...(before?.samples ?? []), ...moved].slice(0, SAMPLES),
    })
  }
  return sorted([...joined.values()])
}

function sorted(faults: Fault[]): Fault[] {
  return faults.sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The beginning of a text that is longer than a sample. */
export function shorten(text: string): string {
  if (text.length <= SAMPLE_LENGTH) return text
  // Not in the middle of a surrogate pair.
  return `${text.slice(0, SAMPLE_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`
}
