/** What a schema file says about drift: limits, the tests they ask for, how p-values are judged. */
import { attributeKeys, optional, readAttributes, readLevel } from './parse-rule.js'
import {
  compact,
  type NumberBounds,
  type Report,
  readBoolean,
  readFields,
  readList,
  readNumber,
  readText,
} from './read.js'
import type { BinChoice, Correction, Deciding, DriftedColumns, DriftLimits } from './schema.js'
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
  const fields = readFields(
    tree,
    ['compare', 'reason', 'windows', 'bins', ...keys, 'level'],
    report,
  )
  if (fields === undefined) return undefined
  const bins = fields.get('bins')
  if (bins !== undefined && fields.has('windows')) {
    report(
      bins.keyPlace,
      'limits learnt from windows hold for the usual bins; delete one of the two',
    )
  }
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
    bins: optional(bins, (each) => readBins(each, report)),
    level: optional(fields.get('level'), (each) => readLevel(each, report)),
  })
}

/** `0.2`, a share, or `{ maximum: 3, maximumShare: 0.2 }`. */
export function readDriftedColumns(tree: Tree, report: Report): DriftedColumns | undefined {
  if (tree.kind === 'scalar') {
    const maximumShare = readNumber(tree, share, report)
    return maximumShare === undefined ? undefined : { maximumShare }
  }
  const fields = readFields(tree, ['maximum', 'maximumShare', ...countless], report)
  if (fields === undefined) return undefined
  if (!fields.has('maximum') && !fields.has('maximumShare')) {
    report(tree.place, 'expected maximum or maximumShare')
  }
  return {
    ...compact<Pick<DriftedColumns, 'maximum' | 'maximumShare'>>({
      maximum: optional(fields.get('maximum'), (each) => readNumber(each, columnCount, report)),
      maximumShare: optional(fields.get('maximumShare'), (each) => readNumber(each, share, report)),
    }),
    ...readAttributes(fields, report),
  }
}

/** It is not about rows. */
const countless = attributeKeys.filter((key) => key !== 'minimumRows' && key !== 'where')

const columnCount: NumberBounds = { minimum: 0, maximum: Infinity, integer: true }

/** More are no summary, and fewer no comparison. */
const binCount: NumberBounds = { minimum: 2, maximum: 500, integer: true }

/** `20`, `{ equalWidth: 20 }`, or `[0, 10, 20]`. */
function readBins(tree: Tree, report: Report): BinChoice | undefined {
  if (tree.kind === 'scalar') return readNumber(tree, binCount, report)
  if (tree.kind === 'list') return readEdges(tree, report)
  const fields = readFields(tree, ['equalWidth', 'edges'], report)
  if (fields === undefined) return undefined
  if (fields.size !== 1) report(tree.place, 'expected equalWidth or edges')
  const edges = fields.get('edges')
  if (edges !== undefined) return readEdges(edges.value, report)
  const equalWidth = optional(fields.get('equalWidth'), (each) =>
    readNumber(each, binCount, report),
  )
  return equalWidth === undefined ? undefined : { equalWidth }
}

/** Numbers in ascending order, or times as text. */
function readEdges(tree: Tree, report: Report): BinChoice | undefined {
  const items = readList(tree, report)
  if (items === undefined) return undefined
  const edges = items.flatMap((item): (number | string)[] => {
    if (item.kind === 'scalar' && typeof item.value === 'string') return [item.value]
    const number = readNumber(item, anyNumber, report)
    return number === undefined ? [] : [number]
  })
  if (items.length === 0 || items.length >= binCount.maximum) {
    report(tree.place, `expected 1 to ${binCount.maximum - 1} edges, found ${items.length}`)
  }
  const at = edges.findIndex((edge, i) => i > 0 && !isBelow(edges[i - 1], edge))
  if (at > 0) report((items[at] ?? tree).place, 'edges must ascend, all numbers or all times')
  return { edges }
}

const anyNumber: NumberBounds = { minimum: -Infinity, maximum: Infinity }

/** Times in ISO 8601 of one form are in the order of their texts. */
function isBelow(a: number | string | undefined, b: number | string): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b
  return typeof a === 'string' && typeof b === 'string' && a < b
}
