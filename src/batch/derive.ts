/** Columns from columns: computed once a batch, shared by all accumulators that ask. */
import type { Rule } from './match.js'

/**
 * - `values`      the column itself
 * - `length`      length of text in Unicode code points (an integer column)
 * - `pattern`     pattern class of text: A–Z → A, a–z → a, digit → 9, other letters → L, rest as is
 * - `number`      wide integers and decimals as the nearest doubles
 * - `misfits`     the cells that did not conform to the type, gathered, as text
 * - `violations`  the valid slots that break the rule, gathered, with their rows
 * - `nulls`       the null slots (not the misfits), gathered as empty text, with their rows
 */
export type Derivation =
  | { readonly of: 'values' | 'length' | 'pattern' | 'number' | 'misfits' | 'nulls' }
  | { readonly of: 'violations'; readonly rule: Rule }
