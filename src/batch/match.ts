/** Rules about single values, evaluated a batch at a time. */

export type Rule =
  /**
   * Inclusive bounds in the column's own numbers (days, microseconds, …). A bound beyond 2^53 is
   * given as its digits.
   */
  | {
      readonly kind: 'range'
      readonly minimum?: number | string
      readonly maximum?: number | string
    }
  /** The value's text form is one of these. */
  | { readonly kind: 'domain'; readonly values: readonly string[] }
  /** Inclusive bounds on the length in code points. */
  | { readonly kind: 'length'; readonly minimum?: number; readonly maximum?: number }
