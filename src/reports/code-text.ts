/** What there is to say about a code without any data. */
export interface CodeText {
  /** In a few words. */
  readonly title: string
  /** What the rule or test says of the data. */
  readonly meaning: string
  /** In symbols, with what they stand for. */
  readonly formula: string
  /** When it asks for attention, and at what level. */
  readonly judged: string
  /** What to do about it. */
  readonly action: string
}
