/** Bounds of values, of lengths, of numbers of rows and of statistics move outwards, to a round number. */
import { maximum, minimum } from '../accumulators/extent.js'
import type { LogicalType } from '../batch/type.js'
import { extentOf, stateOf } from '../profile/query.js'
import { boundNumber, boundText, compareBounds, dayLimits } from '../schema/bound.js'
import type { Edit, Path } from '../schema/edit.js'
import type { Bounds, LengthBounds, RangeLimits } from '../schema/schema.js'
import { limitsOf, ofColumn, type Relaxation, stepsOf, type Way } from './relax.js'
import { beyond } from './relax-number.js'
import { relaxMostly } from './relax-share.js'

type Side = 'below' | 'above'

type Ends = Pick<RangeLimits, 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum'>

/** The key of the bound on a side. */
export function keyOf(limits: Ends, side: Side): keyof Ends | undefined {
  const keys =
    side === 'below'
      ? (['minimum', 'exclusiveMinimum'] as const)
      : (['maximum', 'exclusiveMaximum'] as const)
  return keys.find((key) => limits[key] !== undefined)
}

/** The bound on a side gives way to another, or goes where none is large enough. */
export function movedBound(
  path: Path,
  limits: Ends,
  { side, bound }: { readonly side: Side; readonly bound: number | string | undefined },
): Relaxation | undefined {
  const key = keyOf(limits, side)
  if (key === undefined) return undefined
  const other = keyOf(limits, side === 'below' ? 'above' : 'below')
  if (bound !== undefined) {
    return {
      edits: [{ kind: 'set', path: [...path, key], value: bound }],
      what: `${key} ${limits[key]} → ${bound}`,
    }
  }
  const gone = other === undefined ? path : [...path, key]
  return { edits: [{ kind: 'remove', path: gone }], what: `${key} ${limits[key]} is removed` }
}

const sideOf = (code: string): Side => (code.endsWith('.below') ? 'below' : 'above')

/** Where a share must conform, it falls; else the bound moves beyond the batch's extreme. */
export const relaxRange: Way = ofColumn((broken) => {
  const { finding, column, index, rules } = broken
  const limits = limitsOf<RangeLimits>(broken)
  if (limits.mostly !== undefined) return relaxMostly(broken)
  const side = sideOf(finding.code)
  const type = rules.type ?? column.field.type
  const state = extentOf(column)
  const extreme = state === undefined ? undefined : (side === 'below' ? minimum : maximum)(state)
  const isInfinite = finding.observed === 'Infinity' || finding.observed === '-Infinity'
  const isNumber = typeof extreme === 'number' || typeof extreme === 'bigint'
  if (!isInfinite && !isNumber) return undefined
  const path: Path = ['columns', index, 'range']
  const bound = isInfinite || !isNumber ? undefined : boundBeyond(extreme, limits, { side, type })
  const moved = movedBound(path, limits, { side, bound })
  return moved && withFar(moved, { path, limits, side, bound, type })
})

/** A far bound that lies within the new one goes. */
function withFar(
  moved: Relaxation,
  {
    path,
    limits,
    side,
    bound,
    type,
  }: {
    readonly path: Path
    readonly limits: RangeLimits
    readonly side: Side
    readonly bound: number | string | undefined
    readonly type: LogicalType
  },
): Relaxation {
  const key = side === 'below' ? 'farMinimum' : 'farMaximum'
  const far = limits[key]
  if (far === undefined || moved.edits.some((each) => each.path.length === path.length))
    return moved
  const order = bound === undefined ? 0 : compareBounds(type, bound, far)
  if (bound !== undefined && (side === 'below' ? order >= 0 : order <= 0)) return moved
  const edit: Edit = { kind: 'remove', path: [...path, key] }
  return { edits: [...moved.edits, edit], what: `${moved.what}, ${key} is removed` }
}

interface Place {
  readonly side: Side
  readonly type: LogicalType
}

const hour = 3_600_000_000
const day = 24 * hour

/** A round bound beyond an extreme, as it is written. */
function boundBeyond(
  extreme: number | bigint,
  limits: RangeLimits,
  { side, type }: Place,
): number | string {
  if (typeof extreme === 'bigint' && !Number.isSafeInteger(Number(extreme))) {
    return wideBeyond(extreme, side)
  }
  const value = Number(extreme)
  const sign = side === 'above' ? 1 : -1
  const stepped = (unit: number) => (Math.floor((sign * value) / unit) + 1) * unit * sign
  switch (type) {
    case 'date': {
      const bound = Math.min(dayLimits.maximum, Math.max(dayLimits.minimum, value + sign))
      return boundText(type, bound)
    }
    case 'time':
      return boundText(type, Math.min(day - 1, Math.max(0, stepped(hour))))
    case 'timestamp':
      return boundText(type, stepped(day))
    default: {
      const key = keyOf(limits, side === 'below' ? 'above' : 'below')
      const other = key === undefined ? undefined : boundNumber(type, limits[key] ?? 0)
      const spread = other === undefined ? value : value - Number(other)
      const least = type === 'integer' ? 1 : 0
      const bound = beyond(value, { side, digits: 2, spread, least })
      const isOpen = keyOf(limits, side)?.startsWith('exclusive') === true
      return bound === value && isOpen ? value + sign * (least || 1) : bound
    }
  }
}

/** Beyond 2^53: all digits but the first two become zeros. */
function wideBeyond(extreme: bigint, side: Side): string {
  const digits = String(extreme).replace('-', '').length
  const unit = 10n ** BigInt(Math.max(0, digits - 2))
  const floor = (extreme - (((extreme % unit) + unit) % unit)) / unit
  return String(side === 'below' ? (floor - 1n) * unit : (floor + 1n) * unit)
}

/** Lengths are whole numbers from 0. */
export const relaxLength: Way = ofColumn((broken) => {
  const { finding, column, index } = broken
  const limits = limitsOf<LengthBounds>(broken)
  if (limits.mostly !== undefined) return relaxMostly(broken)
  const side = sideOf(finding.code)
  const extent = stateOf(column, 'length', 'extent')
  const extreme = side === 'below' ? extent?.minimum : extent?.maximum
  if (typeof extreme !== 'number') return undefined
  const isOpen = keyOf(limits, side)?.startsWith('exclusive') === true
  const rounded = beyond(extreme, { side, digits: 2, least: 1 })
  const bound = side === 'below' ? Math.max(0, rounded) : Math.max(1, rounded)
  if (side === 'below' && isOpen && bound === 0) {
    return movedBound(['columns', index, 'length'], limits, { side, bound: undefined })
  }
  return movedBound(['columns', index, 'length'], limits, {
    side,
    bound: isOpen && side === 'above' ? bound + 1 : bound,
  })
})

/** A pair of bounds on one number that the finding observed. */
export function movedTo(
  path: Path,
  limits: Bounds,
  {
    observed,
    bounds,
  }: {
    readonly observed: number
    readonly bounds: { readonly minimum: number; readonly maximum: number }
  },
): Relaxation | undefined {
  const side = isPast(limits, observed, 'below') ? 'below' : 'above'
  const other = keyOf(limits, side === 'below' ? 'above' : 'below')
  const spread = other === undefined ? observed : observed - Number(limits[other])
  if (!Number.isFinite(observed)) return movedBound(path, limits, { side, bound: undefined })
  const bound = beyond(observed, { side, digits: 2, spread })
  const clamped = Math.min(bounds.maximum, Math.max(bounds.minimum, bound))
  const isOpen = keyOf(limits, side)?.startsWith('exclusive') === true
  const isReached = clamped === observed && isOpen
  return movedBound(path, limits, { side, bound: isReached ? undefined : clamped })
}

function isPast(limits: Bounds, value: number, side: Side): boolean {
  const key = keyOf(limits, side)
  if (key === undefined) return false
  const bound = Number(limits[key])
  if (key.startsWith('exclusive') && value === bound) return true
  return side === 'below' ? value < bound : value > bound
}

/** The number of rows, or their change. */
export const relaxRows: Way = ({ finding, schema, path }) => {
  const [, place] = /^rows\/(\d+)$/.exec(path ?? '') ?? []
  const limits = place === undefined ? schema.rowChange : schema.rows[Number(place)]
  const { observed } = finding
  if (path === undefined || limits === undefined || typeof observed !== 'number') return undefined
  const bounds = { minimum: 0, maximum: Infinity }
  if (place === undefined) return movedTo(stepsOf(path), limits, { observed, bounds })
  const side = sideOf(finding.code)
  const bound = Math.max(side === 'below' ? 1 : 0, beyond(observed, { side, digits: 2, least: 1 }))
  return movedBound(stepsOf(path), limits, { side, bound: bound < 1 ? undefined : bound })
}
