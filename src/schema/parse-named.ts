/** Rules that name their columns themselves: what they are about, and the limits apart. */
import { readNames } from './parse-keys.js'
import { attributeKeys, type Fields } from './parse-rule.js'
import { type Report, readFields } from './read.js'
import type { Tree } from './yaml.js'

const boundKeys = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']

/**
 * A rule with what names it: hands on all fields, and the rule without its names. All names must be there, but those
 * of a rule that says what its limits are (`limits`), for which they may be absent.
 */
export function readNamed<Rule>(
  tree: Tree,
  names: readonly string[],
  report: Report,
  read: (fields: Fields, rest: Tree) => Rule | undefined,
  limits?: readonly string[],
): Rule | undefined {
  const ruleKeys = [...(limits ?? ['mostly', ...boundKeys]), ...attributeKeys, 'warn']
  const fields = readFields(tree, [...names, ...ruleKeys], report)
  if (fields === undefined) return undefined
  const missing = limits === undefined ? names.find((name) => !fields.has(name)) : undefined
  if (missing !== undefined) report(tree.place, `expected ${missing}`)
  const entries = [...fields.values()].filter(({ key }) => !names.includes(key))
  return read(fields, { kind: 'map', place: tree.place, entries })
}

/** The name of one column that is known. */
export function readOne(tree: Tree, known: readonly string[], report: Report): string | undefined {
  if (tree.kind !== 'scalar') {
    report(tree.place, 'expected the name of one column')
    return undefined
  }
  return readNames(tree, known, report)?.[0]
}
