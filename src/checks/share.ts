/** Whether so many rows of a batch are more than a limit on their share allows. */
import type { ShareLimit } from '../schema/schema.js'
import { countOf, percent } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import { exceedsShare, rangeChance } from './evidence.js'
import { type Body, type Head, satisfied, violated, violatedBeyondChance } from './result.js'

/** `what` completes the sentence "3 rows …": `are null`. */
export interface Share {
  readonly count: number
  readonly rows: number
  readonly what: string
  readonly limit: ShareLimit
}

/** Judges a share of at least one row. */
export function judgeShare(head: Head, share: Share, samples: Body['samples'] = []): Finding {
  const { count, rows, what, limit } = share
  const allowed = limit.maximum === 0 ? 'none may' : `at most ${percent(limit.maximum)} may`
  const body: Body = {
    observed: count / rows,
    rows: count,
    message: `${sentence(count, rows, what)}, ${allowed}`,
    samples,
  }
  if (count / rows <= limit.maximum) return satisfied(head, { ...body, samples: [] })
  if (limit.evidenceRows !== undefined) {
    const exchange = { beyond: count, batch: rows, reference: limit.evidenceRows }
    return violatedBeyondChance(head, body, exchange, rangeChance)
  }
  if (exceedsShare(count, rows, limit)) return violated(head, body)
  return satisfied(head, { ...body, message: `${body.message}; no more than by chance` })
}

function sentence(count: number, rows: number, what: string): string {
  return count === 0
    ? `no rows ${what}`
    : `${countOf(count, 'row')} ${what} (${percent(count / rows)})`
}
