/** Rules that several columns keep together: what the sections of a schema beside its columns say. */
import type { Tiered } from './attributes.js'
import type { Bounds, Mostly } from './schema.js'

/** The same values in some columns go with the same value in another: a functional dependency. */
export type DependencyRule = Tiered<Mostly> & {
  readonly columns: readonly string[]
  readonly determines: string
}

/** Two columns. */
export type ColumnPair = readonly [string, string]

/** Bounds on Pearson's r of two columns of numbers, −1 to 1. */
export type CorrelationRule = Tiered<Bounds> & { readonly columns: ColumnPair }

/** Bounds on the mutual information of two columns, in nats. */
export type MutualInformationRule = Tiered<Bounds> & { readonly columns: ColumnPair }

/** Bounds on the sum of one column of numbers divided by the sum of another. */
export type RatioRule = Tiered<Bounds> & {
  readonly numerator: string
  readonly denominator: string
}

/** The share of rows that must have a value in all of some columns; absent: in all that there are. */
export type CompleteRowsRule = Tiered<{ readonly minimum: number }> & {
  readonly columns?: readonly string[]
}

/** Values that another data set, by its path beside the schema, has: a foreign key. */
export type ReferenceRule = Tiered<Mostly> & {
  readonly columns: readonly string[]
  readonly in: string
  /** The other data set's columns; absent: those of the same names. */
  readonly to?: readonly string[]
}

/** The same values as another data set, by its path beside the schema, has in the rows with the same key. */
export type EqualityRule = Tiered<Mostly> & {
  readonly dataset: string
  readonly key: readonly string[]
  readonly columns: readonly string[]
}

/** The sections, each a list. */
export interface SeveralRules {
  readonly dependencies?: readonly DependencyRule[]
  readonly correlations?: readonly CorrelationRule[]
  readonly mutualInformation?: readonly MutualInformationRule[]
  readonly ratiosOfSums?: readonly RatioRule[]
  readonly completeRows?: readonly CompleteRowsRule[]
  readonly references?: readonly ReferenceRule[]
  readonly equals?: readonly EqualityRule[]
}

/** In the order in which they are written. */
export const severalKeys = [
  'dependencies',
  'correlations',
  'mutualInformation',
  'ratiosOfSums',
  'completeRows',
  'references',
  'equals',
] as const satisfies readonly (keyof SeveralRules)[]

/** What each says, for the file. */
export const severalMeanings: Readonly<Record<keyof SeveralRules, string>> = {
  dependencies:
    'The same values in these columns go with the same value of the one that they determine.',
  correlations: 'Pearson’s r of two columns.',
  mutualInformation: 'How much two columns say of each other, in nats.',
  ratiosOfSums: 'The sum of one column divided by the sum of another.',
  completeRows: 'The share of rows that have a value in all of the columns.',
  references: 'Values that another data set has: foreign keys.',
  equals: 'The same values as in another data set, row by row of a key.',
}
