/**
 * Edits of a schema file as text: only the lines concerned change, comments and layout stay.
 *
 * A path leads through the file as its rules are meant, whatever form they are written in: `nulls: 0.1` has a maximum,
 * and `[a, b]` behind `domain:` has values. A rule in its short form becomes a mapping where an edit needs one.
 */
import { assert } from '../errors.js'
import { splices } from './edit-splice.js'
import { readLayout } from './yaml.js'

export type Path = readonly (string | number)[]

/** A value as a schema file holds it. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain }

export type Edit =
  | { readonly kind: 'set'; readonly path: Path; readonly value: Plain }
  /** Takes a rule out, and what is empty without it. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Adds items to a list, behind the one at `after`, or last; `lines` are those of one item in block form. */
  | {
      readonly kind: 'append'
      readonly path: Path
      readonly values: readonly Plain[]
      readonly after?: number
      readonly lines?: readonly string[]
    }

/** The text with all edits made, in an order in which none moves the place of another. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let left = inOrder(unique(edits))
  let edited = text
  while (left.length > 0) {
    const layout = readLayout(edited)
    assert(layout !== undefined, 'an edit left no schema')
    const scopes = new Set<string>()
    const now = left.filter((edit) => isFirst(edit, scopes))
    left = left.filter((edit) => !now.includes(edit))
    const changes = now.flatMap((edit) => splices(edited, layout, edit))
    for (const { start, end, text: inserted } of changes.sort((a, b) => b.start - a.start)) {
      edited = edited.slice(0, start) + inserted + edited.slice(end)
    }
  }
  return edited
}

/** Two rules can ask for the same edit, such as that a third one goes. */
function unique(edits: readonly Edit[]): readonly Edit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()]
}

/** Edits of one part of the file are made one after another; those that move items of a list, alone. */
function isFirst(edit: Edit, scopes: Set<string>): boolean {
  const [head = '', second] = edit.path
  const scope = head === 'columns' && edit.path.length > 1 ? `columns/${second}` : String(head)
  const isAlone = placeOf(edit) !== undefined
  if (scopes.has(scope) || scopes.has('all') || (isAlone && scopes.size > 0)) return false
  scopes.add(isAlone ? 'all' : scope)
  return true
}

/** Those that move items of a list come last, from the end of the list. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const still = edits.filter((edit) => placeOf(edit) === undefined)
  const moving = edits.filter((edit) => placeOf(edit) !== undefined)
  return [...still, ...moving.sort((a, b) => (placeOf(b) ?? 0) - (placeOf(a) ?? 0))]
}

/** The place in a list at which an edit adds or takes an item; undefined where it moves none. */
function placeOf(edit: Edit): number | undefined {
  if (edit.kind === 'append') return edit.path.length === 1 ? (edit.after ?? Infinity) : undefined
  const last = edit.path.at(-1)
  return edit.kind === 'remove' && typeof last === 'number' ? last : undefined
}
