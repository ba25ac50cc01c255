/** A rule that was inferred, and the words that it rests on. */
export interface Inferred<Rule> {
  readonly rule: Rule
  readonly evidence: string
}
