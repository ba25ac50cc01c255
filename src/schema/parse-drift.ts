/** What a schema file says about drift: limits, the tests they ask for, how p-values are judged. */
import { optional, readLevel } from './parse-rule.js'
import {
  compact,
  type NumberBounds,
  type Report,
  readBoolean,
  readFields,
  readNumber,
  readText,
} from './read.js'
import type { Correction, Deciding, DriftLimits } from './schema.js'
import type { Tree } from './yaml.js'

export const corrections = [
  'holm',
  'bonferroni',
  'benjamini-hochberg',
  'benjamini-yekutieli',
  'none',
] as const satisfies readonly Correction[]

export const decidings = ['both', 'p-value', 'limit'] as const satisfies readonly Deciding[]

const share: NumberBounds = { minimum: 0, maximum: 1 }
/** Fewer say nothing at the usual alpha. */
const windows: NumberBounds = { minimum: 20, maximum: 1e6, integer: true }
const distance: NumberBounds = { minimum: 0, maximum: Number.POSITIVE_INFINITY }

/** Limits by key, with the values that they may have. */
export const driftLimits = {
  ks: share,
  psi: distance,
  chiSquare: share,
  nulls: share,
  unseen: share,
  jensenShannon: share,
  hellinger: share,
  totalVariation: share,
  lInfinity: share,
  kullbackLeibler: distance,
  wasserstein: distance,
  energy: distance,
  cramerVonMises: share,
  andersonDarling: distance,
  kuiper: share,
} as const satisfies Partial<Record<keyof DriftLimits, NumberBounds>>

type LimitKey = keyof typeof driftLimits

/** The drift limits of one column, or the defaults of all. */
export function readDrift(tree: Tree, report: Report): DriftLimits | undefined {
  const keys = Object.keys(driftLimits) as LimitKey[]
  const fields = readFields(tree, ['compare', 'reason', 'windows', ...keys, 'level'], report)
  if (fields === undefined) return undefined
  const limits = Object.fromEntries(
    keys.map((key) => [
      key,
      optional(fields.get(key), (each) => readNumber(each, driftLimits[key], report)),
    ]),
  ) as { [Key in LimitKey]: number | undefined }
  return compact<DriftLimits>({
    compare: optional(fields.get('compare'), (each) => readBoolean(each, report)),
    reason: optional(fields.get('reason'), (each) => readText(each, report)),
    windows: optional(fields.get('windows'), (each) => readNumber(each, windows, report)),
    ...limits,
    level: optional(fields.get('level'), (each) => readLevel(each, report)),
  })
}
