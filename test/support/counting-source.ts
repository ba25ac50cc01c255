/** A source that counts how often it is read to its end, and whether it was closed. */
import type { Source } from '../../src/sources/source.js'

export interface CountingSource extends Source {
  readonly counts: { reads: number; closes: number }
}

export function countingSource(source: Source): CountingSource {
  const counts = { reads: 0, closes: 0 }
  return {
    ...source,
    counts,
    read(fields) {
      counts.reads++
      return source.read(fields)
    },
    async close() {
      counts.closes++
      await source.close()
    },
  }
}
