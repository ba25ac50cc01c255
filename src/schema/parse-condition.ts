/**
 * Conditions in a schema file: those of rules over rows, and the filters of all other rules. They are checked against the
 * types of the columns, and what is wrong is told at the very place where the file shows it.
 */
import type { NamedType } from '../expression/check.js'
import { adviceText } from '../expression/problem.js'
import { problemOfRule, type RowRule, type RuleProblem } from '../profile/row-rule.js'
import type { Report } from './read.js'
import { nearest } from './suggest.js'
import type { Place, Tree } from './yaml.js'

/** Where the texts of a rule stand. */
type Trees = { readonly [Part in keyof RowRule]?: Tree | undefined }

/** Reports what is wrong with the texts. */
export function requireSound(
  rule: RowRule,
  trees: Trees,
  types: readonly NamedType[],
  report: Report,
): void {
  const problem = problemOfRule(rule, types, nearest)
  const tree = problem === undefined ? undefined : trees[problem.part]
  if (problem === undefined || tree === undefined) return
  report(placeIn(tree, rule[problem.part] ?? '', problem), adviceText(problem))
}

/** Rules about the data set as a whole, of which there is nothing to leave out. */
const wholes: ReadonlySet<string> = new Set(['required', 'rowChange', 'faults', 'driftedColumns'])

/**
 * Reports what is wrong with the filters of all rules below a part of the file, and filters where they have no meaning.
 * `key` is the part's own.
 */
export function requireSoundFilters(
  tree: Tree,
  key: string,
  types: readonly NamedType[],
  report: Report,
): void {
  if (tree.kind === 'list') {
    for (const item of tree.items) requireSoundFilters(item, key, types, report)
  }
  if (tree.kind !== 'map') return
  for (const { key: inner, keyPlace, value } of tree.entries) {
    if (inner !== 'where') {
      requireSoundFilters(value, wholes.has(key) ? key : inner, types, report)
    } else if (wholes.has(key)) {
      report(keyPlace, `${key} takes no filter: it is about the data set as a whole`)
    } else if (value.kind === 'scalar' && value.value !== null) {
      requireSound({ expression: value.source }, { expression: value }, types, report)
    }
  }
}

/** Within text that stands in the file as it is, in quotes or without; else where the text begins. */
function placeIn(tree: Tree, text: string, { start, end }: RuleProblem): Place {
  const { place } = tree
  const quotes = place.length - text.length
  if (text.includes('\n') || (quotes !== 0 && quotes !== 2)) return place
  return {
    line: place.line,
    column: place.column + start + quotes / 2,
    length: Math.max(1, end - start),
  }
}
