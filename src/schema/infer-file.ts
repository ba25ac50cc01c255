/** Rules about the data set as a whole: its rows and its structural faults. */
import type { Profile } from '../profile/profile.js'
import type { RowBounds, ShareLimit } from './schema.js'
import { shareConfidence, upperShare } from './share-bound.js'
import { faultCodes } from './vocabulary.js'
import { countOf, countText } from './words.js'

/** Faults of single rows. A fault of the header or of the file's end is none or is tolerated. */
const rowFaults = new Set<string>([
  'row.ragged',
  'row.long',
  'quote.stray',
  'encoding.invalid',
  'byte.nul',
])

/**
 * At least one row; a warning outside half to double the reference, give or take what a random half
 * varies by (four standard deviations of the number of rows in it).
 */
export function inferRows(rows: number, evidence: Map<string, string>): RowBounds[] {
  const some: RowBounds = { minimum: 1, level: 'error' }
  if (rows === 0) return [some]
  const minimum = Math.max(1, Math.floor(rows / 2 - 2 * Math.sqrt(rows)))
  evidence.set('rows/1', `about half to double the ${countOf(rows, 'row')} of the reference`)
  return [some, { minimum, maximum: rows * 2, level: 'warn' }]
}

/** What the reference had, within chance; of rows also what it had not. */
export function inferFaults(
  { source, faults }: Profile,
  evidence: Map<string, string>,
): Record<string, ShareLimit> {
  const { rows } = source
  const limits: Record<string, ShareLimit> = {}
  for (const code of faultCodes) {
    const count = faults.find((fault) => fault.code === code)?.count ?? 0
    if (rowFaults.has(code) && rows > 0) {
      limits[code] =
        count === 0
          ? { maximum: 0, evidenceRows: rows }
          : { maximum: upperShare(Math.min(count, rows), rows), confidence: shareConfidence }
      evidence.set(`faults/${code}`, `${countText(count)} in ${countOf(rows, 'row')}`)
    } else if (count > 0) {
      limits[code] = { maximum: 1 }
      evidence.set(`faults/${code}`, `${countText(count)} in the reference`)
    }
  }
  return limits
}
