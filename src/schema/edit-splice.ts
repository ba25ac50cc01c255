/** One edit as replacements of parts of the text. */
import type { Edit, Path, Plain } from './edit.js'
import { type Found, find, type Step } from './edit-find.js'
import { isJson, newlineOf, spell, spellPair } from './edit-spell.js'
import { columnKeys } from './parse-column.js'
import type { Layout } from './yaml.js'

/** What stands from `start` to `end` gives way to the text. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

export function splices(text: string, root: Layout, edit: Edit): readonly Splice[] {
  const found = find(root, edit.path)
  switch (edit.kind) {
    case 'set':
      return [set(text, found, edit.value)]
    case 'remove':
      return found.rest.length > 0 ? [] : [remove(text, found.steps)]
    default:
      return found.rest.length > 0
        ? [set(text, found, edit.values)]
        : [append(text, lastOf(found).node, edit)]
  }
}

const lastOf = ({ steps }: Found) => steps.at(-1) as Step

function set(text: string, found: Found, value: Plain): Splice {
  const { node } = lastOf(found)
  const { rest, short } = found
  if (rest.length === 0) return { start: node.start, end: node.end, text: spell(text, value) }
  const [key = '', ...inner] = rest
  const wrapped = wrap(inner, value)
  if (node.kind === 'map') return addPair(text, node, [String(key), wrapped])
  const pair = spellPair(text, String(key), wrapped)
  if (node.kind === 'list' && !node.isFlow) {
    return nest(text, found, { pair, short: short ?? 'values' })
  }
  const own = text.slice(node.start, node.end)
  const flow = `${isJson(text) ? JSON.stringify(short) : short}: ${own}, ${pair}`
  return { start: node.start, end: node.end, text: isJson(text) ? `{${flow}}` : `{ ${flow} }` }
}

/** The value within mappings of the keys. */
function wrap(keys: Path, value: Plain): Plain {
  return keys.reduceRight<Plain>((inner, key) => ({ [String(key)]: inner }), value)
}

/** A list in block form becomes the values of a mapping, two columns further in. */
function nest(
  text: string,
  { steps }: Found,
  { pair, short }: { readonly pair: string; readonly short: string },
): Splice {
  const { node, pair: own } = steps.at(-1) as Step
  const start = lineStart(text, node.start)
  const indent = columnOf(text, own?.start ?? node.start) + 2
  const further = ' '.repeat(Math.max(0, indent + 2 - columnOf(text, node.start)))
  const end = lineEnd(text, node.end)
  const newline = newlineOf(text)
  const lines = text.slice(start, end).replaceAll(/^(?=.)/gm, further)
  const space = ' '.repeat(indent)
  return { start, end, text: `${space}${pair}${newline}${space}${short}:${newline}${lines}` }
}

/** A new member of a mapping: among the rules of a column in their usual order, otherwise last. */
function addPair(
  text: string,
  map: Layout & { readonly kind: 'map' },
  [key, value]: readonly [string, Plain],
): Splice {
  const pair = spellPair(text, key, value)
  if (map.isFlow) {
    const ends = map.pairs.map((each) => ({ start: each.start, end: each.value.end }))
    return insertFlow(text, { ...map, members: ends }, [pair])
  }
  const before = predecessor(
    map.pairs.map((each) => each.key),
    key,
  )
  const at = lineEnd(text, map.pairs[before]?.value.end ?? map.end)
  const indent = ' '.repeat(columnOf(text, map.pairs[0]?.start ?? map.start))
  return insertLines(text, at, [`${indent}${pair}`])
}

/** The member behind which a new one goes. At the top it is the first, so that it stands before the columns. */
function predecessor(keys: readonly string[], key: string): number {
  if (keys[0] === 'version' || keys.includes('columns')) return 0
  const order: readonly string[] = columnKeys
  const place = order.indexOf(key)
  if (!keys.includes('name') || place < 0) return keys.length - 1
  const earlier = keys.map((each) => order.indexOf(each)).map((each) => each >= 0 && each < place)
  return Math.max(0, earlier.lastIndexOf(true))
}

function append(text: string, list: Layout, edit: Edit & { readonly kind: 'append' }): Splice {
  const { values, after, lines } = edit
  if (list.kind !== 'list') return { start: list.start, end: list.end, text: spell(text, values) }
  if (list.isFlow) {
    const spelled = values.map((value) => spell(text, value))
    const members = after === undefined ? list.items : list.items.slice(0, after + 1)
    return insertFlow(text, { ...list, members }, spelled)
  }
  const last = list.items[after ?? list.items.length - 1] ?? list
  const indent = ' '.repeat(columnOf(text, list.start))
  const at = lineEnd(text, last.end)
  const blank = isSpaced(text, list.items) ? [''] : []
  const own = lines ?? values.map((value) => `- ${spell(text, value)}`)
  return insertLines(text, at, [...blank, ...own.map((line) => (line === '' ? '' : indent + line))])
}

/** Whether a blank line stands between items. */
function isSpaced(text: string, [first, second]: readonly Layout[]): boolean {
  if (first === undefined || second === undefined) return false
  return /\n[ \t]*\r?\n/.test(text.slice(first.end, second.start))
}

interface FlowMembers {
  readonly start: number
  readonly end: number
  /** Those behind which the new ones go. */
  readonly members: readonly { readonly start: number; readonly end: number }[]
}

/** Behind the last member; on a line of its own where that one has one. */
function insertFlow(
  text: string,
  { start, end, members }: FlowMembers,
  added: readonly string[],
): Splice {
  const last = members.at(-1)
  if (last === undefined) {
    const inner = text.slice(start + 1, end - 1).trim() === '' ? '' : ', '
    const isMap = text[start] === '{' && !isJson(text)
    const body = added.join(', ')
    return {
      start: start + 1,
      end: inner === '' ? end - 1 : start + 1,
      text: isMap ? ` ${body} ` : body + inner,
    }
  }
  const line = lineStart(text, last.start)
  const lead = text.slice(line, last.start)
  const separator = line > start && lead.trim() === '' ? `,${newlineOf(text)}${lead}` : ', '
  return { start: last.end, end: last.end, text: added.map((each) => separator + each).join('') }
}

/** Takes a member out of its mapping or list, and what holds nothing else. */
function remove(text: string, steps: readonly Step[]): Splice {
  const { node, pair } = steps.at(-1) as Step
  const parent = steps.at(-2)?.node
  if (parent === undefined || parent.kind === 'scalar')
    return { start: node.start, end: node.start, text: '' }
  const members =
    parent.kind === 'map'
      ? parent.pairs.map((each) => ({ start: each.start, end: each.value.end, is: each === pair }))
      : parent.items.map((each) => ({ start: each.start, end: each.end, is: each === node }))
  if (members.length === 1 && steps.length > 2) return remove(text, steps.slice(0, -1))
  const at = members.findIndex(({ is }) => is)
  const own = members[at] ?? node
  const [previous, next] = [members[at - 1], members[at + 1]]
  if (parent.isFlow) {
    if (next !== undefined) return { start: own.start, end: next.start, text: '' }
    return { start: previous?.end ?? own.start, end: own.end, text: '' }
  }
  const line = lineStart(text, own.start)
  const isFirst = parent.kind === 'map' && text.slice(line, own.start).trim() !== ''
  // The first member of an item stands behind the item's dash.
  if (isFirst && next !== undefined) return { start: own.start, end: next.start, text: '' }
  return { start: line, end: lineEnd(text, own.end), text: '' }
}

function insertLines(text: string, at: number, lines: readonly string[]): Splice {
  const newline = newlineOf(text)
  // The last line of a file may have no end.
  const isOpen = at > 0 && text[at - 1] !== '\n'
  const body = lines.map((line) => (isOpen ? newline + line : line + newline)).join('')
  return { start: at, end: at, text: body }
}

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1

/** Behind the line that a part ends in; a part that ends with its line ends there. */
function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

const columnOf = (text: string, at: number) => at - lineStart(text, at)
