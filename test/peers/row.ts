/**
 * A line of the comparison with other tools, and the runs that back it.
 *
 * The document and the tests are made of the same rows, so that neither can say what the other does not.
 */
import type { CheckOptions } from '../../src/index.js'
import type { Observed } from '../../src/verdict/finding.js'

export type Peer = 'Deequ' | 'TFDV'
export type Kind = 'analyzer' | 'check' | 'suggestion' | 'field' | 'anomaly'

/** What is found, by `column code` or, of the data set, `code`: the value observed, or what it lies between. */
export type Found = Readonly<Record<string, Observed | readonly [low: number, high: number]>>

type Extra = Omit<CheckOptions, 'schema' | 'reference'> & { readonly reference?: string }

/** A batch that breaks the schema, just so, and one that keeps it. Schemas are YAML without `version`. */
export interface CheckCase {
  readonly schema: string
  /** Other data sets; `{name}` in the schema is the path of one. */
  readonly others?: Readonly<Record<string, string>>
  readonly fails: string | Uint8Array
  readonly finds: Found
  /** Rows of the reference and of the batch in each bin of a test, by `column code`. */
  readonly bins?: Readonly<Record<string, readonly (readonly [reference: number, batch: number])[]>>
  readonly passes: string
  readonly options?: Extra
}

/** A batch that a peer would complain of, and that passes here. */
export interface PassCase {
  readonly schema: string
  readonly others?: Readonly<Record<string, string>>
  readonly passes: string
  readonly options?: Extra
}

/** Numbers of a profile, by path (`distinct.estimate`): of a column, or without one of the source. */
export interface ProfileCase {
  readonly profile: string
  readonly of?: string
  readonly is: Readonly<Record<string, unknown>>
}

/** A schema is learnt, and a batch breaks these of its rules; `isCompared`: for drift too. */
export interface LearntCase {
  readonly learnt: string
  readonly fails: string
  readonly finds: Found
  readonly passes: string
  readonly isCompared?: boolean
}

/** What is learnt, by path in the schema (`columns.0.nulls.maximum`); undefined: nothing there. */
export interface InferCase {
  readonly infer: string
  readonly learns: Readonly<Record<string, unknown>>
}

/** A schema that is refused, and what is said about it. */
export interface RefusedCase {
  readonly refused: string
  readonly says: string
}

/** A function of the library. */
export interface ValueCase {
  readonly value: () => unknown
  readonly is: unknown
}

export type Case =
  | CheckCase
  | PassCase
  | LearntCase
  | ProfileCase
  | InferCase
  | RefusedCase
  | ValueCase

export interface Row {
  readonly peer: Peer
  readonly kind: Kind
  /** As the peer spells it. */
  readonly name: string
  /** Schema keys, finding codes and report fields that answer it, as Markdown; or why there is none. */
  readonly ours: string | { readonly no: string } | { readonly notYet: string }
  /** What differs, as Markdown. */
  readonly note?: string
  readonly cases: readonly [Case, ...Case[]]
}

/** Columns as CSV text; a null is an empty cell. */
export function table(
  columns: Readonly<Record<string, readonly (string | number | boolean | null)[]>>,
): string {
  const names = Object.keys(columns)
  const length = Math.max(...Object.values(columns).map((values) => values.length))
  const quote = (value: string) => `"${value.replaceAll('"', '""')}"`
  const cell = (value: unknown) =>
    value === null || value === undefined
      ? '""'
      : /[",;\n]/.test(String(value))
        ? quote(String(value))
        : String(value)
  const lines = Array.from({ length }, (_, i) =>
    names.map((name) => cell(columns[name]?.[i])).join(','),
  )
  return `${[names.join(','), ...lines].join('\n')}\n`
}

/** A column called `a`. */
export const a = (...values: readonly (string | number | boolean | null)[]): string =>
  table({ a: values })

/** So many of one value. */
export const times = <Value>(count: number, value: Value): Value[] =>
  Array.from({ length: count }, () => value)

/** A schema of one column `a` with these rules. */
export const column = (rules: string): string => `columns: [{ name: a, ${rules} }]`
