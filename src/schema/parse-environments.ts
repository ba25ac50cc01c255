/** Environments that columns name are those that the schema lists. */
import { describe, type Report, unknownWord } from './read.js'
import type { Entry, Tree } from './yaml.js'

/** Reports every environment that is named and not listed; where none are listed, that they must be. */
export function requireEnvironments(fields: ReadonlyMap<string, Entry>, report: Report): void {
  const list = fields.get('environments')?.value
  const known = list === undefined ? undefined : wordsOf(list).map(({ text }) => text)
  const columns = fields.get('columns')?.value
  const items = columns?.kind === 'list' ? columns.items : []
  const named = [
    ...(fields.get('defaultEnvironments') === undefined
      ? []
      : [fields.get('defaultEnvironments') as Entry]),
    ...items.flatMap((item) =>
      item.kind === 'map' ? item.entries.filter(({ key }) => key === 'in' || key === 'notIn') : [],
    ),
  ]
  for (const { value } of named) {
    for (const { text, tree } of wordsOf(value)) {
      if (known === undefined) {
        report(tree.place, `${describe(tree)}: the schema has no list of environments`)
      } else if (!known.includes(text)) {
        report(tree.place, unknownWord('environment', text, known))
      }
    }
  }
}

function wordsOf(tree: Tree): readonly { readonly text: string; readonly tree: Tree }[] {
  const items = tree.kind === 'list' ? tree.items : [tree]
  return items.flatMap((item) =>
    item.kind === 'scalar' ? [{ text: item.source, tree: item }] : [],
  )
}
