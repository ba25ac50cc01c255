/**
 * An expression whose names and types are right, in the few operations that evaluation knows: BETWEEN,
 * COALESCE, NULLIF and the rest are written out, conversions are explicit. Plain data. A node that two
 * others share is one object, and computed once.
 */
import type { ComparisonOperator } from './ast.js'

/** `null` is the type of NULL, and of a column in which no value was seen. */
export type ValueType =
  | 'boolean'
  | 'integer'
  | 'number'
  | 'decimal'
  | 'string'
  | 'binary'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'null'

export type DatePart =
  | 'year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'day'
  | 'dow'
  | 'isodow'
  | 'doy'
  | 'hour'
  | 'minute'
  | 'second'
  | 'epoch'

export type FunctionName =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'remainder'
  | 'negate'
  | 'absolute'
  | 'round'
  | 'floor'
  | 'ceiling'
  | 'length'
  | 'lower'
  | 'upper'
  | 'trim'
  | 'trim-start'
  | 'trim-end'
  | 'substring'
  /** Null where one is null. */
  | 'concatenate'
  /** Nulls count as empty. */
  | 'concat'
  | 'starts-with'
  | 'extract'
  | 'difference'

/** Integers beyond 2^53 as bigint; points in time in days and microseconds; decimals as digits. */
export type Constant = null | boolean | number | bigint | string

type Node =
  | { readonly op: 'constant'; readonly value: Constant; readonly text?: string }
  | { readonly op: 'column'; readonly name: string }
  | { readonly op: 'and' | 'or'; readonly operands: readonly Typed[] }
  | { readonly op: 'not'; readonly operand: Typed }
  /** Both of one type, or an integer and a number. */
  | {
      readonly op: 'compare'
      readonly operator: ComparisonOperator
      readonly left: Typed
      readonly right: Typed
    }
  /** Never unknown: nulls are equal to each other and to nothing else. */
  | { readonly op: 'same'; readonly left: Typed; readonly right: Typed }
  /** Among constants, none of them null, all of the operand's type or numbers. */
  | { readonly op: 'among'; readonly operand: Typed; readonly items: readonly Constant[] }
  | {
      readonly op: 'like'
      readonly operand: Typed
      readonly pattern: Typed
      readonly escapeCharacter?: string
    }
  | {
      readonly op: 'is'
      readonly operand: Typed
      readonly value: 'null' | 'true' | 'false' | 'unknown'
    }
  | {
      readonly op: 'choose'
      readonly branches: readonly { readonly when: Typed; readonly result: Typed }[]
      readonly otherwise: Typed
    }
  | { readonly op: 'cast'; readonly operand: Typed; readonly safe: boolean }
  | {
      readonly op: 'call'
      readonly name: FunctionName
      readonly arguments: readonly Typed[]
      readonly part?: DatePart
    }

export type Typed = Node & { readonly type: ValueType }
