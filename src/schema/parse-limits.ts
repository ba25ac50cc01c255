/** Readers of the limits that a schema is made of. */
import type { LogicalType } from '../batch/type.js'
import type { Level } from '../verdict/finding.js'
import { boundNumber, isOrdered } from './bound.js'
import {
  compact,
  describe,
  type Report,
  readBoolean,
  readFields,
  readList,
  readNumber,
  readText,
  readWord,
} from './read.js'
import type { Demand, Domain, LengthBounds, Range, ShareLimit } from './schema.js'
import { levels } from './vocabulary.js'
import type { Entry, Tree } from './yaml.js'

const share = { minimum: 0, maximum: 1 }
const confidence = { minimum: 0.5, maximum: 1, open: true }
const count = { minimum: 0, maximum: Infinity, integer: true }
const rows = { minimum: 1, maximum: Infinity, integer: true }

/** Applies a reader to a field that may be absent. */
export function optional<Value>(
  entry: Entry | undefined,
  read: (tree: Tree) => Value | undefined,
): Value | undefined {
  return entry === undefined ? undefined : read(entry.value)
}

export function readLevel(tree: Tree, report: Report): Level | undefined {
  return readWord(tree, { what: 'level', known: levels }, report)
}

/** `0.02`, or `{ maximum: 0.02, confidence: 0.999, level: warn }`. */
export function readShareLimit(tree: Tree, report: Report): ShareLimit | undefined {
  if (tree.kind === 'scalar') {
    const maximum = readNumber(tree, share, report)
    return maximum === undefined ? undefined : { maximum }
  }
  const known = ['maximum', 'confidence', 'evidenceRows', 'level']
  const fields = readFields(tree, known, report)
  if (fields === undefined) return undefined
  const maximum = optional(fields.get('maximum'), (each) => readNumber(each, share, report))
  if (!fields.has('maximum')) report(tree.place, 'expected a maximum, a share from 0 to 1')
  const limits = compact<Omit<ShareLimit, 'maximum'>>({
    confidence: optional(fields.get('confidence'), (each) => readNumber(each, confidence, report)),
    evidenceRows: readEvidence(fields, report),
    level: optional(fields.get('level'), (each) => readLevel(each, report)),
  })
  if (limits.evidenceRows !== undefined && maximum !== 0) {
    report(tree.place, 'evidenceRows belongs to a maximum of 0: use confidence for other shares')
  }
  return maximum === undefined ? undefined : { maximum, ...limits }
}

function readEvidence(fields: ReadonlyMap<string, Entry>, report: Report): number | undefined {
  return optional(fields.get('evidenceRows'), (each) => readNumber(each, rows, report))
}

/** Bounds of a column of the type; of any ordered type where it is undefined. */
export function readRange(
  tree: Tree,
  type: LogicalType | undefined,
  report: Report,
): Range | undefined {
  const known = ['minimum', 'maximum', 'farMinimum', 'farMaximum', 'evidenceRows', 'level']
  const fields = readFields(tree, known, report)
  if (fields === undefined) return undefined
  if (type !== undefined && !isOrdered(type)) {
    report(tree.place, `a range has no meaning for the type ${type}`)
    return undefined
  }
  const bound = (each: Tree) => readBound(each, type, report)
  const range = compact<Range>({
    minimum: optional(fields.get('minimum'), bound),
    maximum: optional(fields.get('maximum'), bound),
    level: optional(fields.get('level'), (each) => readLevel(each, report)),
    evidenceRows: readEvidence(fields, report),
    farMinimum: optional(fields.get('farMinimum'), bound),
    farMaximum: optional(fields.get('farMaximum'), bound),
  })
  requireBound(tree, fields, report)
  const { minimum, maximum, farMinimum, farMaximum } = range
  const pairs = [
    [farMinimum, minimum],
    [minimum, maximum],
    [maximum, farMaximum],
  ] as const
  for (const [low, high] of pairs) {
    const pair = compact<Range>({ minimum: low, maximum: high })
    requireAscending(tree, type ?? 'number', pair, report)
  }
  return range
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

function requireBound(tree: Tree, fields: ReadonlyMap<string, Entry>, report: Report): void {
  if (!fields.has('minimum') && !fields.has('maximum')) {
    report(tree.place, 'expected a minimum, a maximum or both')
  }
}

function requireAscending(
  tree: Tree,
  type: LogicalType,
  { minimum, maximum }: Range,
  report: Report,
): void {
  if (minimum === undefined || maximum === undefined) return
  const low = boundNumber(type, minimum)
  const high = boundNumber(type, maximum)
  if (low === undefined || high === undefined) return
  const isWide = typeof low === 'string' || typeof high === 'string'
  const isEmpty =
    isWide && Number.isInteger(Number(low)) && Number.isInteger(Number(high))
      ? BigInt(low) > BigInt(high)
      : Number(low) > Number(high)
  if (isEmpty) report(tree.place, `no value can lie between ${minimum} and ${maximum}`)
}

export function readLength(tree: Tree, report: Report): LengthBounds | undefined {
  const fields = readFields(tree, ['minimum', 'maximum', 'evidenceRows', 'level'], report)
  if (fields === undefined) return undefined
  const bounds = compact<LengthBounds>({
    minimum: optional(fields.get('minimum'), (each) => readNumber(each, count, report)),
    maximum: optional(fields.get('maximum'), (each) => readNumber(each, count, report)),
    level: optional(fields.get('level'), (each) => readLevel(each, report)),
    evidenceRows: readEvidence(fields, report),
  })
  requireBound(tree, fields, report)
  requireAscending(tree, 'integer', bounds, report)
  return bounds
}

/** `[a, b]`, or `{ values: [a, b], unseen: { maximum: 0.01 } }`. */
export function readDomain(tree: Tree, report: Report): Domain | undefined {
  if (tree.kind !== 'map') return domainOf(readValues(tree, report))
  const known = ['values', 'unseen', 'evidenceRows', 'level']
  const fields = readFields(tree, known, report)
  const values = optional(fields?.get('values'), (each) => readValues(each, report))
  if (fields?.has('values') === false) report(tree.place, 'expected values, the list of the domain')
  const limits = compact<Omit<Domain, 'values'>>({
    unseen: optional(fields?.get('unseen'), (each) => readShareLimit(each, report)),
    level: optional(fields?.get('level'), (each) => readLevel(each, report)),
    evidenceRows: fields === undefined ? undefined : readEvidence(fields, report),
  })
  return values === undefined ? undefined : { values, ...limits }
}

const domainOf = (values: readonly string[] | undefined): Domain | undefined =>
  values === undefined ? undefined : { values }

function readValues(tree: Tree, report: Report): readonly string[] | undefined {
  const items = readList(tree, report)
  if (items === undefined) return undefined
  if (items.length === 0) report(tree.place, 'a domain without values allows nothing')
  const values = new Set<string>()
  for (const item of items) {
    const value = readText(item, report)
    if (value === undefined) continue
    if (values.has(value)) report(item.place, `${describe(item)} is in the domain already`)
    values.add(value)
  }
  return [...values]
}

/** `true`, `false`, or the level at which it is demanded. */
export function readDemand(tree: Tree, report: Report): Demand | undefined {
  if (tree.kind === 'scalar' && typeof tree.value === 'string') return readLevel(tree, report)
  return readBoolean(tree, report)
}
