/** Readers of what all rules have in common: attributes, and a second limit that only warns. */
import type { Dimension, Level } from '../verdict/finding.js'
import type { Attributes, Demand, Tiered } from './attributes.js'
import {
  compact,
  type Report,
  readBoolean,
  readFields,
  readList,
  readNumber,
  readText,
  readWord,
} from './read.js'
import { dimensions, levels } from './vocabulary.js'
import type { Entry, Tree } from './yaml.js'

export type Fields = ReadonlyMap<string, Entry>

export const attributeKeys = [
  'level',
  'description',
  'owner',
  'tags',
  'dimension',
  'where',
  'minimumRows',
]
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

/** What a rule is made of, and how its limits are read from the fields that are there. */
export interface Limits<Value> {
  readonly keys: readonly string[]
  /** Reads the limits alone. */
  readonly read: (fields: Fields, tree: Tree) => Value
  /** Reports what the limits lack; not asked of warning limits. */
  readonly require?: (fields: Fields, tree: Tree) => void
}

/** A rule written as a mapping. */
export function readRule<Value extends object>(
  tree: Tree,
  limits: Limits<Value>,
  report: Report,
): Tiered<Value> | undefined {
  const fields = readFields(tree, [...limits.keys, ...attributeKeys, 'warn'], report)
  if (fields === undefined) return undefined
  limits.require?.(fields, tree)
  const attributes = readAttributes(fields, report)
  const entry = fields.get('warn')
  const warn = optional(entry, (each) => readWarn(each, limits, report))
  if (entry !== undefined && (attributes.level ?? 'error') !== 'error') {
    report(entry.keyPlace, 'a limit that warns goes with a rule of level error')
  }
  return {
    ...limits.read(fields, tree),
    ...attributes,
    ...(warn === undefined ? {} : { warn }),
  }
}

function readWarn<Value extends object>(
  tree: Tree,
  { keys, read }: Limits<Value>,
  report: Report,
): Value | undefined {
  const fields = readFields(tree, keys, report)
  if (fields === undefined) return undefined
  if (fields.size === 0) report(tree.place, `expected a limit, one of ${keys.join(', ')}`)
  return read(fields, tree)
}

export function readAttributes(fields: Fields, report: Report): Attributes {
  return compact<Attributes>({
    level: optional(fields.get('level'), (each) => readLevel(each, report)),
    description: optional(fields.get('description'), (each) => readText(each, report)),
    owner: optional(fields.get('owner'), (each) => readText(each, report)),
    tags: optional(fields.get('tags'), (each) => readTags(each, report)),
    dimension: optional(fields.get('dimension'), (each) => readDimension(each, report)),
    where: optional(fields.get('where'), (each) => readText(each, report)),
    minimumRows: optional(fields.get('minimumRows'), (each) => readNumber(each, rows, report)),
  })
}

function readDimension(tree: Tree, report: Report): Dimension | undefined {
  return readWord(tree, { what: 'dimension', known: dimensions }, report)
}

/** One tag, or a list of them. */
export function readTags(tree: Tree, report: Report): readonly string[] | undefined {
  const items = tree.kind === 'scalar' ? [tree] : readList(tree, report)
  return items?.flatMap((item) => readText(item, report) ?? [])
}

/** `true`, `false`, the level at which it is demanded, or a mapping of attributes. */
export function readDemand(
  tree: Tree,
  report: Report,
  keys: readonly 'strictly'[] = [],
): Demand | undefined {
  if (tree.kind === 'scalar' && typeof tree.value === 'string') return readLevel(tree, report)
  if (tree.kind !== 'map') return readBoolean(tree, report)
  const fields = readFields(tree, [...keys, ...attributeKeys], report)
  if (fields === undefined) return undefined
  return {
    ...compact<{ strictly?: boolean }>({
      strictly: optional(fields.get('strictly'), (each) => readBoolean(each, report)),
    }),
    ...readAttributes(fields, report),
  }
}
