/** Readers of bounds: on values, on lengths, on counts. */
import type { LogicalType } from '../batch/type.js'
import type { Tiered } from './attributes.js'
import { boundNumber, compareBounds, isOrdered } from './bound.js'
import { readEvidence, readMostly } from './parse-limits.js'
import { type Fields, type Limits, optional, readRule } from './parse-rule.js'
import { compact, describe, type NumberBounds, type Report, readNumber } from './read.js'
import type { Bounds, LengthBounds, Range, RangeLimits } from './schema.js'
import type { Tree } from './yaml.js'

const count: NumberBounds = { minimum: 0, maximum: Infinity, integer: true }

const boundKeys = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const

/** Bounds of a column of the type; of any ordered type where it is undefined. */
export function readRange(
  tree: Tree,
  type: LogicalType | undefined,
  report: Report,
): Range | undefined {
  const bound = (each: Tree) => readBound(each, type, report)
  const limits: Limits<RangeLimits> = {
    keys: [...boundKeys, 'farMinimum', 'farMaximum', 'evidenceRows', 'mostly'],
    read: (fields, place) => {
      const range = compact<RangeLimits>({
        ...readBounds(fields, bound),
        evidenceRows: readEvidence(fields, report),
        farMinimum: optional(fields.get('farMinimum'), bound),
        farMaximum: optional(fields.get('farMaximum'), bound),
        mostly: readMostly(fields, report),
      })
      requireOrder(place, fields, { range, type: type ?? 'number' }, report)
      return range
    },
    require: (fields, place) => requireBound(fields, place, report),
  }
  const range = readRule(tree, limits, report)
  if (range === undefined || type === undefined || isOrdered(type)) return range
  report(tree.place, `a range has no meaning for the type ${type}`)
  return undefined
}

function readBounds<Value>(fields: Fields, read: (tree: Tree) => Value | undefined) {
  return {
    minimum: optional(fields.get('minimum'), read),
    maximum: optional(fields.get('maximum'), read),
    exclusiveMinimum: optional(fields.get('exclusiveMinimum'), read),
    exclusiveMaximum: optional(fields.get('exclusiveMaximum'), read),
  }
}

function requireOrder(
  tree: Tree,
  fields: Fields,
  { range, type }: { readonly range: RangeLimits; readonly type: LogicalType },
  report: Report,
): void {
  requireOneASide(fields, report)
  const { farMinimum, farMaximum, exclusiveMinimum, exclusiveMaximum } = range
  const low = range.minimum ?? exclusiveMinimum
  const high = range.maximum ?? exclusiveMaximum
  const isOpen = exclusiveMinimum !== undefined || exclusiveMaximum !== undefined
  requireAscending(tree, { type, low: farMinimum, high: low }, report)
  requireAscending(tree, { type, low, high, isOpen }, report)
  requireAscending(tree, { type, low: high, high: farMaximum }, report)
}

function requireOneASide(fields: Fields, report: Report): void {
  for (const [open, closed] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const entry = fields.get(open)
    if (entry !== undefined && fields.has(closed)) {
      report(entry.keyPlace, `${open} and ${closed} bound the same side: keep one of them`)
    }
  }
}

function readBound(
  tree: Tree,
  type: LogicalType | undefined,
  report: Report,
): number | string | undefined {
  const bound = tree.kind === 'scalar' ? boundOf(tree, type) : undefined
  const fits = bound !== undefined && (type === undefined || boundNumber(type, bound) !== undefined)
  if (fits) return bound
  const forms: Partial<Record<LogicalType, string>> = {
    date: 'a date such as 2024-02-29',
    time: 'a time such as 23:59:59',
    timestamp: 'a timestamp such as 2024-02-29T23:59:59Z',
  }
  const expected = (type === undefined ? undefined : forms[type]) ?? 'a number'
  report(tree.place, `expected ${expected}, found ${describe(tree)}`)
  return undefined
}

/** Integers that a double would round keep their digits, except where the values are doubles. */
function boundOf(
  { value, source }: Tree & { readonly kind: 'scalar' },
  type: LogicalType | undefined,
): number | string | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value)
  return isRounded && type !== 'number' && /^-?\d+$/.test(source) ? source : value
}

function requireBound(fields: Fields, tree: Tree, report: Report): void {
  if (!boundKeys.some((key) => fields.has(key))) {
    report(tree.place, 'expected a minimum, a maximum or both')
  }
}

interface Pair {
  readonly type: LogicalType
  readonly low: number | string | undefined
  readonly high: number | string | undefined
  /** Whether a bound lies outside itself, so that two equal ones leave nothing. */
  readonly isOpen?: boolean
}

function requireAscending(
  tree: Tree,
  { type, low, high, isOpen = false }: Pair,
  report: Report,
): void {
  if (low === undefined || high === undefined) return
  if (boundNumber(type, low) === undefined || boundNumber(type, high) === undefined) return
  const order = compareBounds(type, low, high)
  if (order > 0 || (isOpen && order === 0)) {
    report(tree.place, `no value can lie between ${low} and ${high}`)
  }
}

export function readLength(tree: Tree, report: Report): LengthBounds | undefined {
  const bound = (each: Tree) => readNumber(each, count, report)
  const limits: Limits<LengthBounds> = {
    keys: [...boundKeys, 'evidenceRows', 'mostly'],
    read: (fields, place) => {
      const range = compact<LengthBounds>({
        ...readBounds(fields, bound),
        evidenceRows: readEvidence(fields, report),
        mostly: readMostly(fields, report),
      })
      requireOrder(place, fields, { range, type: 'integer' }, report)
      return range
    },
    require: (fields, place) => requireBound(fields, place, report),
  }
  return readRule(tree, limits, report)
}

/** Bounds on a number that is computed from the data. */
export function readNumberBounds(
  tree: Tree,
  allowed: NumberBounds,
  report: Report,
): Tiered<Bounds> | undefined {
  const limits: Limits<Bounds> = {
    keys: boundKeys,
    read: (fields, place) => {
      const bounds = compact<Bounds>(
        readBounds(fields, (each) => readNumber(each, allowed, report)),
      )
      requireOrder(place, fields, { range: bounds, type: 'number' }, report)
      return bounds
    },
    require: (fields, place) => requireBound(fields, place, report),
  }
  return readRule(tree, limits, report)
}
