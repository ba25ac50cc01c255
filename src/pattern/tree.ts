/** A pattern as it is meant: what is left once its spelling is read. */
import type { CodePoints } from './code-points.js'

/** Where a place in the text lies: at an end of the text, between a word and none, or not so. */
export type Assertion = 'start' | 'end' | 'boundary' | 'inside'

export type Tree =
  /** One character of a set. */
  | { readonly kind: 'set'; readonly set: CodePoints }
  /** All parts, one behind the other; none: the empty text. */
  | { readonly kind: 'sequence'; readonly parts: readonly Tree[] }
  | { readonly kind: 'choice'; readonly options: readonly Tree[] }
  /** As often as said; `maximum` may be `Infinity`. */
  | {
      readonly kind: 'repeat'
      readonly body: Tree
      readonly minimum: number
      readonly maximum: number
    }
  | { readonly kind: 'assertion'; readonly test: Assertion }
