/**
 * What holds where a schema says nothing.
 *
 * The drift limits are conventions, not laws. PSI 0.1 is the lower of the two marks of credit scoring
 * (below 0.1 no change, above 0.25 a large one). KS 0.1 says that no threshold on the column sorts
 * more than a tenth of the rows differently. Balanced V 0.1 is Cohen's small effect for two samples.
 * Null and unseen shares may move by 5 points. Alpha 0.05 is the family-wise rate over all drift tests
 * of a run; a test at alpha must also exceed its limit before it counts, so false alarms are far rarer.
 */
import type { Level } from '../verdict/finding.js'
import type { DriftLimits } from './schema.js'

export const defaultAlpha = 0.05

export const defaultUnexpectedColumns: Level = 'warn'

export const defaultDrift = {
  ks: 0.1,
  psi: 0.1,
  chiSquare: 0.1,
  nulls: 0.05,
  unseen: 0.05,
  level: 'error',
} as const satisfies DriftLimits
