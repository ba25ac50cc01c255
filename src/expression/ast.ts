/**
 * A row expression as it was written: plain data, so that it can be compared, stored and posted to a
 * worker. `start` and `end` are offsets into the text, in UTF-16 code units, `end` exclusive.
 */

export interface Span {
  readonly start: number
  readonly end: number
}

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>='
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%'
/** Types that a value can be cast to. */
export type CastType = 'integer' | 'number' | 'string' | 'boolean' | 'date' | 'time' | 'timestamp'

interface Branch {
  readonly when: Expression
  readonly result: Expression
}

type Node =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** As written, with a sign where one stands directly before the digits. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | {
      readonly kind: 'moment'
      readonly type: 'date' | 'time' | 'timestamp'
      readonly text: string
    }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'negate' | 'not'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic'
      readonly operator: ArithmeticOperator
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'compare'
      readonly operator: ComparisonOperator
      readonly left: Expression
      readonly right: Expression
    }
  /** `IS [NOT] DISTINCT FROM`. */
  | {
      readonly kind: 'distinct'
      readonly not: boolean
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'between'
      readonly not: boolean
      readonly operand: Expression
      readonly low: Expression
      readonly high: Expression
    }
  | {
      readonly kind: 'in'
      readonly not: boolean
      readonly operand: Expression
      readonly items: readonly Expression[]
    }
  | {
      readonly kind: 'like'
      readonly not: boolean
      readonly operand: Expression
      readonly pattern: Expression
      /** One character, or absent. */
      readonly escapeCharacter?: string
    }
  | {
      readonly kind: 'is'
      readonly not: boolean
      readonly operand: Expression
      readonly value: 'NULL' | 'TRUE' | 'FALSE' | 'UNKNOWN'
    }
  /** A chain of `AND`, `OR` or `||`: two operands or more. */
  | { readonly kind: 'and' | 'or' | 'concatenate'; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'case'
      /** Of `CASE x WHEN value THEN …`; absent in `CASE WHEN condition THEN …`. */
      readonly operand?: Expression
      readonly branches: readonly Branch[]
      readonly otherwise?: Expression
    }
  | {
      readonly kind: 'cast'
      readonly operand: Expression
      readonly type: CastType
      /** `TRY_CAST`: null where the cast is impossible. */
      readonly safe: boolean
    }
  | { readonly kind: 'extract'; readonly part: string; readonly operand: Expression }
  /** A function by its name in capitals, as written: whether it exists, checking tells. */
  | {
      readonly kind: 'call'
      readonly name: string
      readonly arguments: readonly Expression[]
    }

export type Expression = Node & Span
