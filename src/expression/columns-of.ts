/** The columns that an expression reads. */
import type { Expression } from './ast.js'

/** Names as written, each once, in the order in which they first occur. */
export function columnsOf(expression: Expression): readonly string[] {
  const names = new Set<string>()
  collect(expression, names)
  return [...names]
}

/** Whatever the kind of a node: its operands are what it holds. */
function collect(node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  const { kind, name } = node as { readonly kind?: unknown; readonly name?: unknown }
  if (kind === 'column' && typeof name === 'string') names.add(name)
  for (const part of Object.values(node)) collect(part, names)
}
