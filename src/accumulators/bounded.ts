/** An estimate that carries its error. */
export interface Bounded {
  readonly estimate: number
  /** The true value lies between `low` and `high` with the confidence that the maker states. */
  readonly low: number
  readonly high: number
}
