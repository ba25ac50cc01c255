/** Limits on shares rise, shares that must conform fall: to two digits, to the side of what the batch shows. */

import type { Edit, Path } from '../schema/edit.js'
import type { ShareLimits } from '../schema/schema.js'
import type { Finding } from '../verdict/finding.js'
import { limitsOf, ofColumn, type Relaxation, removal, stepsOf, type Way } from './relax.js'
import { outward } from './relax-number.js'

/** A larger maximum. Rows of reference stand behind a maximum of 0 only, so that they go. */
export function raisedShare(path: Path, limit: ShareLimits | undefined, share: number): Relaxation {
  const maximum = Math.min(1, outward(share, { side: 'above', digits: 2 }))
  const edits: Edit[] = [{ kind: 'set', path: [...path, 'maximum'], value: maximum }]
  if (limit?.evidenceRows !== undefined) {
    edits.push({ kind: 'remove', path: [...path, 'evidenceRows'] })
  }
  return { edits, what: `maximum ${limit?.maximum ?? 0} → ${maximum}` }
}

/** Nulls, NaN, infinities. */
export const relaxShare: Way = ofColumn((broken) => {
  const { finding, index, name } = broken
  if (typeof finding.observed !== 'number') return undefined
  return raisedShare(['columns', index, name], limitsOf<ShareLimits>(broken), finding.observed)
})

/** The share of rows that must keep the rule falls; a rule that no row keeps goes. */
export const relaxMostly: Way = (broken) => {
  const { finding, path } = broken
  const mostly = mostlyOf(finding)
  if (path === undefined || mostly === undefined) return undefined
  if (mostly <= 0) return removal(broken)
  const steps = [...stepsOf(path), 'mostly']
  const before = typeof finding.limit === 'number' && isOfMostly(finding) ? finding.limit : 1
  return {
    edits: [{ kind: 'set', path: steps, value: mostly }],
    what: `mostly ${before} → ${mostly}`,
  }
}

/** What the rows that conform are, of all that were asked, rounded down; undefined where the finding does not say. */
function mostlyOf(finding: Finding): number | undefined {
  const { observed } = finding
  if (typeof observed !== 'number' || observed < 0 || observed > 1) return undefined
  const broken = isOfMostly(finding) ? 1 - observed : observed
  if (broken > 0.5)
    return outward(Number((1 - broken).toPrecision(12)), { side: 'below', digits: 2 })
  const rounded = outward(broken, { side: 'above', digits: 2 })
  return Number((1 - rounded).toPrecision(12))
}

/** Where a share must conform, the finding tells that share; else the share that does not. */
const isOfMostly = ({ message }: Finding) => / conform, .* must$/.test(message)
