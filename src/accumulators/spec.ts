/**
 * When do two states answer the same question? When their specs are equal: a spec is part of the
 * identity of a state, travels with it, and merging two specs is refused.
 */
import { assert, DataError } from '../errors.js'
import type { Spec } from './registry.js'

/**
 * Names a spec: its kind and its parameters, in a fixed order, as in `kll k=512`. Equal exactly for
 * equal specs, readable in messages, and stable, so that it can be a key and be written to files.
 */
export function specKey(spec: Spec): string {
  let key = known.get(spec)
  if (key === undefined) {
    key = keyOf(spec)
    known.set(spec, key)
  }
  return key
}

/** Edges of a grid are hundreds of numbers to be written out. */
const known = new WeakMap<Spec, string>()

function keyOf(spec: Spec): string {
  const parameters = Object.entries(spec)
    .filter(([name]) => name !== 'kind')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}=${parameterText(value)}`)
  return spec.kind + parameters.join('')
}

/** Whether states of the two specs can be merged. */
export function sameSpec(a: Spec, b: Spec): boolean {
  return a === b || specKey(a) === specKey(b)
}

/** Refuses to merge states of two specs. Throws `InvariantError` that names both. */
export function assertMergeable(
  into: { readonly spec: Spec },
  from: { readonly spec: Spec },
): void {
  if (sameSpec(into.spec, from.spec)) return
  assert(false, `cannot merge ${specKey(into.spec)} with ${specKey(from.spec)}`)
}

/** States a fact about encoded bytes. Throws `DataError`, naming the kind, where it does not hold. */
export function assertDecoded(holds: boolean, kind: Spec['kind'], what: string): asserts holds {
  if (!holds) throw new DataError(`damaged ${kind}: ${what}`)
}

/** −0 is written as such, so that the key keeps what `Object.is` tells apart. */
function parameterText(value: unknown): string {
  if (Array.isArray(value)) return value.map(parameterText).join(',')
  return Object.is(value, -0) ? '-0' : String(value)
}
