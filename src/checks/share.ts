/** Whether so many rows of a batch are more than a limit on their share allows. */
import type { ShareLimit } from '../schema/schema.js'
import { countOf, countText, percent } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import { exceedsShare, rangeChance } from './evidence.js'
import {
  type Body,
  type Head,
  inconclusive,
  satisfied,
  violated,
  violatedBeyondChance,
} from './result.js'
import type { Violations } from './violations.js'

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

/** Rows that break a rule which most rows must keep. */
export interface Breaking {
  readonly count: number
  /** Rows with a value. */
  readonly rows: number
  /** The share that must keep it. */
  readonly mostly: number
  /** Whether there are exactly so many, or at least. */
  readonly isExact: boolean
}

/** Judges at least one row that breaks a rule which most rows must keep. */
export function judgeMostly(head: Head, body: Body, breaking: Breaking): Finding {
  const { count, rows, mostly, isExact } = breaking
  const conforming = (rows - count) / rows
  const share = `${isExact ? '' : 'at most '}${percent(conforming)}`
  const message = `${body.message}; ${share} conform, ${percent(mostly)} must`
  const told = { ...body, observed: conforming, message }
  const limited = { ...head, limit: mostly }
  if (conforming < mostly) return violated(limited, told)
  return isExact ? satisfied(limited, { ...told, samples: [] }) : inconclusive(limited, told)
}

interface Row {
  /** Rows with a value. */
  readonly rows: number
  /** What rows that break the rule do, of one and of several. */
  readonly what: Share['what']
  readonly mostly: number | undefined
}

/** Judges a rule that a scan found the breaking rows of: none may break it, or most must keep it. */
export function judgeBreaking(head: Head, seen: Violations, { rows, what, mostly }: Row): Finding {
  const { count, samples, isExact } = seen
  const message = `${countOf(count, 'row')} of ${countText(rows)} ${count === 1 ? what[0] : what[1]}`
  if (count === 0) return satisfied(head, { observed: 0, message })
  const body: Body = { observed: count / rows, rows: isExact ? count : null, samples, message }
  if (mostly === undefined) return violated(head, body)
  return judgeMostly(head, body, { count, rows, mostly, isExact })
}

function sentence(count: number, rows: number, [one, many]: Share['what']): string {
  const subject = `${countOf(count, 'row')} ${count === 1 ? one : many}`
  return count === 0 ? subject : `${subject} (${percent(count / rows)})`
}
