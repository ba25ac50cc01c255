/** Readers of limits on shares of rows, and of lists of values. */
import type { Attributes } from './attributes.js'
import { type Fields, type Limits, optional, readLevel, readRule } from './parse-rule.js'
import {
  compact,
  describe,
  type Report,
  readFields,
  readList,
  readNumber,
  readText,
} from './read.js'
import type {
  Domain,
  DomainLimits,
  Forbidden,
  MultipleOf,
  NullLimit,
  ShareLimit,
  ShareLimits,
} from './schema.js'
import type { Tree } from './yaml.js'

const share = { minimum: 0, maximum: 1 }
const confidence = { minimum: 0.5, maximum: 1, open: true }
const rows = { minimum: 1, maximum: Infinity, integer: true }
const step = { minimum: 0, maximum: Infinity, open: true }

const shareKeys = ['maximum', 'confidence', 'evidenceRows']

const shareLimits = (report: Report): Limits<ShareLimits> => ({
  keys: shareKeys,
  read: (fields, tree) => {
    const limits = compact<ShareLimits>({
      maximum: optional(fields.get('maximum'), (each) => readNumber(each, share, report)),
      confidence: optional(fields.get('confidence'), (each) =>
        readNumber(each, confidence, report),
      ),
      evidenceRows: readEvidence(fields, report),
    } as ShareLimits)
    if (limits.evidenceRows !== undefined && limits.maximum !== 0) {
      report(tree.place, 'evidenceRows belongs to a maximum of 0: use confidence for other shares')
    }
    return limits
  },
  require: (fields, tree) => {
    if (!fields.has('maximum')) report(tree.place, 'expected a maximum, a share from 0 to 1')
  },
})

/** `0.02`, or `{ maximum: 0.02, confidence: 0.999, level: warn }`. */
export function readShareLimit(tree: Tree, report: Report): ShareLimit | undefined {
  if (tree.kind !== 'scalar') return readRule(tree, shareLimits(report), report)
  const maximum = readNumber(tree, share, report)
  return maximum === undefined ? undefined : { maximum }
}

/** A share limit within another rule, which has the attributes. */
function readInnerShare(tree: Tree, report: Report): (ShareLimits & Attributes) | undefined {
  if (tree.kind === 'scalar') return readShareLimit(tree, report)
  const fields = readFields(tree, [...shareKeys, 'level'], report)
  if (fields === undefined) return undefined
  const { read, require } = shareLimits(report)
  require?.(fields, tree)
  const level = optional(fields.get('level'), (each) => readLevel(each, report))
  return { ...read(fields, tree), ...(level === undefined ? {} : { level }) }
}

/** As a share limit, with `tokens`: values that stand for a missing one. */
export function readNulls(tree: Tree, report: Report): NullLimit | undefined {
  if (tree.kind === 'scalar') return readShareLimit(tree, report)
  const limits = shareLimits(report)
  const read = (fields: Fields, place: Tree) => {
    const tokens = optional(fields.get('tokens'), (each) => readValues(each, 'tokens', report))
    return { ...limits.read(fields, place), ...(tokens === undefined ? {} : { tokens }) }
  }
  return readRule(tree, { ...limits, keys: [...shareKeys, 'tokens'], read }, report)
}

export function readEvidence(fields: Fields, report: Report): number | undefined {
  return optional(fields.get('evidenceRows'), (each) => readNumber(each, rows, report))
}

/** The share of rows with a value that must conform. */
export function readMostly(fields: Fields, report: Report): number | undefined {
  return optional(fields.get('mostly'), (each) => readNumber(each, share, report))
}

/** `[a, b]`, or `{ values: [a, b], mostly: 0.99 }`. */
export function readDomain(tree: Tree, report: Report): Domain | undefined {
  if (tree.kind !== 'map') {
    const values = readValues(tree, 'domain', report)
    return values === undefined ? undefined : { values }
  }
  const limits: Limits<DomainLimits> = {
    keys: ['values', 'unseen', 'mostly', 'evidenceRows'],
    read: (fields) => {
      const mostly = fields.get('mostly')
      if (mostly !== undefined && fields.has('unseen')) {
        report(mostly.keyPlace, 'mostly says the same as unseen: keep one of them')
      }
      return compact<DomainLimits>({
        values: optional(fields.get('values'), (each) => readValues(each, 'domain', report)),
        unseen: optional(fields.get('unseen'), (each) => readInnerShare(each, report)),
        mostly: readMostly(fields, report),
        evidenceRows: readEvidence(fields, report),
      } as DomainLimits)
    },
    require: (fields) => {
      if (!fields.has('values')) report(tree.place, 'expected values, the list of the domain')
    },
  }
  return readRule(tree, limits, report)
}

/** `[a, b]`, or `{ values: [a, b], mostly: 0.99 }`. */
export function readForbidden(tree: Tree, report: Report): Forbidden | undefined {
  if (tree.kind !== 'map') {
    const values = readValues(tree, 'list', report)
    return values === undefined ? undefined : { values }
  }
  const limits: Limits<Forbidden> = {
    keys: ['values', 'mostly'],
    read: (fields) =>
      compact<Forbidden>({
        values: optional(fields.get('values'), (each) => readValues(each, 'list', report)),
        mostly: readMostly(fields, report),
      } as Forbidden),
    require: (fields) => {
      if (!fields.has('values')) report(tree.place, 'expected values, those that are forbidden')
    },
  }
  return readRule(tree, limits, report)
}

/** `0.05`, or `{ step: 0.05, mostly: 0.99 }`. */
export function readMultipleOf(tree: Tree, report: Report): MultipleOf | undefined {
  if (tree.kind === 'scalar') {
    const value = readNumber(tree, step, report)
    return value === undefined ? undefined : { step: value }
  }
  const limits: Limits<MultipleOf> = {
    keys: ['step', 'mostly'],
    read: (fields) =>
      compact<MultipleOf>({
        step: optional(fields.get('step'), (each) => readNumber(each, step, report)),
        mostly: readMostly(fields, report),
      } as MultipleOf),
    require: (fields) => {
      if (!fields.has('step')) report(tree.place, 'expected a step, a number above 0')
    },
  }
  return readRule(tree, limits, report)
}

function readValues(tree: Tree, noun: string, report: Report): readonly string[] | undefined {
  const items = readList(tree, report)
  if (items === undefined) return undefined
  if (items.length === 0) {
    report(
      tree.place,
      noun === 'domain' ? 'a domain without values allows nothing' : `the ${noun} is empty`,
    )
  }
  const values = new Set<string>()
  for (const item of items) {
    const value = readText(item, report)
    if (value === undefined) continue
    if (values.has(value)) report(item.place, `${describe(item)} is in the ${noun} already`)
    values.add(value)
  }
  return [...values]
}
