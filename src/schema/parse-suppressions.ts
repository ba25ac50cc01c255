/** The list of known violations that a schema file suppresses. */
import { parseValue } from '../batch/format.js'
import { optional } from './parse-rule.js'
import { compact, describe, type Report, readFields, readList, readText } from './read.js'
import type { Suppression } from './schema.js'
import type { Place, Tree } from './yaml.js'

/** Reads the list; `mark` notes where each one stands. */
export function readSuppressions(
  tree: Tree,
  report: Report,
  mark: (index: number, place: Place) => void,
): Suppression[] {
  return (readList(tree, report) ?? []).flatMap((item, index) => {
    mark(index, item.place)
    const fields = readFields(item, ['code', 'column', 'reason', 'until'], report)
    if (fields === undefined) return []
    for (const key of ['code', 'reason']) {
      if (!fields.has(key)) report(item.place, `expected a ${key}`)
    }
    const text = (each: Tree) => readText(each, report)
    const code = optional(fields.get('code'), text)
    const reason = optional(fields.get('reason'), text)
    if (code === undefined || reason === undefined) return []
    const rest = compact<Pick<Suppression, 'column' | 'until'>>({
      column: optional(fields.get('column'), text),
      until: optional(fields.get('until'), (each) => readDate(each, report)),
    })
    return [{ code, reason, ...rest }]
  })
}

function readDate(tree: Tree, report: Report): string | undefined {
  const text = tree.kind === 'scalar' ? tree.source : ''
  if (parseValue('date', text) !== undefined) return text
  report(tree.place, `expected a date such as 2024-02-29, found ${describe(tree)}`)
  return undefined
}
