/** Whether so many rows of a batch are more than a limit on their share allows. */
import type { ShareLimit } from '../schema/schema.js'
import { countOf, percent } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import { exceedsShare, rangeChance } from './evidence.js'
import { type Body, type Head, satisfied, violated, violatedBeyondChance } from './result.js'

export interface Share {
  readonly count: number
  readonly rows: number
  /** What the rows do, of one and of several: `is null`, `are null`. */
  readonly what: readonly [one: string, many: string]
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

function sentence(count: number, rows: number, [one, many]: Share['what']): string {
  const subject = `${countOf(count, 'row')} ${count === 1 ? one : many}`
  return count === 0 ? subject : `${subject} (${percent(count / rows)})`
}
