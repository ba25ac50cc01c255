/** Where a path leads in a file, through rules that are written in their short forms. */
import type { Path } from './edit.js'
import type { Layout, LayoutPair } from './yaml.js'

/** The key that the short form of a rule stands for. */
const shortForms: Readonly<Record<string, string>> = {
  nulls: 'maximum',
  nans: 'maximum',
  infinities: 'maximum',
  unseen: 'maximum',
  faults: 'maximum',
  type: 'is',
  format: 'is',
  pattern: 'regex',
  domain: 'values',
  forbidden: 'values',
  multipleOf: 'step',
  freshness: 'maximumAge',
  driftedColumns: 'maximumShare',
  rules: 'expression',
  keys: 'columns',
}

export interface Step {
  readonly node: Layout
  /** What of the path led from the step before to this node; absent in the root, and within a short form. */
  readonly by?: string | number
  /** Of a member of a map. */
  readonly pair?: LayoutPair
}

export interface Found {
  /** From the root to the last node that is there. */
  readonly steps: readonly Step[]
  /** What of the path is not there. */
  readonly rest: Path
  /** The key that the last node stands for, where it is a rule in its short form. */
  readonly short: string | undefined
}

export function find(root: Layout, path: Path): Found {
  const steps: Step[] = [{ node: root }]
  for (let i = 0; i < path.length; i++) {
    const { node } = steps.at(-1) as Step
    const key = path[i] as string | number
    const next = stepTo(node, key)
    if (next !== undefined) {
      steps.push(next)
      continue
    }
    const short = node.kind === 'map' ? undefined : shortForm(path.slice(0, i))
    if (short === key) continue
    // A single mapping stands for a list of one.
    if (node.kind === 'map' && key === 0) continue
    return { steps, rest: path.slice(i), short }
  }
  return { steps, rest: [], short: undefined }
}

function stepTo(node: Layout, key: string | number): Step | undefined {
  if (node.kind === 'map') {
    const pair = node.pairs.find((each) => each.key === String(key) && typeof key === 'string')
    return pair === undefined ? undefined : { node: pair.value, by: key, pair }
  }
  if (node.kind !== 'list' || typeof key !== 'number') return undefined
  const item = node.items[key]
  return item === undefined ? undefined : { node: item, by: key }
}

/** Of the rule at a path: by its name, or by the list or mapping that it is a member of. */
function shortForm(path: Path): string | undefined {
  const [parent, last] = [path.at(-2), path.at(-1)]
  if (parent === 'faults') return shortForms.faults
  const name = typeof last === 'number' ? parent : last
  if (typeof name !== 'string' || !Object.hasOwn(shortForms, name)) return undefined
  return (typeof last === 'number') === (name === 'rules' || name === 'keys')
    ? shortForms[name]
    : undefined
}
