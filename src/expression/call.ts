/** The functions of a checked expression, by name. */

import { difference, extract } from './moment-operations.js'
import {
  arithmetic,
  dateArithmetic,
  type Numeric,
  rounded,
  signed,
  toWhole,
} from './number-operations.js'
import { inCase, joined, lengthOf, startsWith, substring, trimmed } from './text-operations.js'
import type { Typed } from './typed.js'
import type { FloatVector, TextVector, Vector } from './vector.js'

type Call = Extract<Typed, { readonly op: 'call' }>

/** What makes the vector of a call from those of its arguments. */
export function callOf(call: Call): (values: readonly Vector[], length: number) => Vector {
  const { name, type, part = 'day' } = call
  const isWhole = type === 'integer'
  const isDate = call.arguments[0]?.type === 'date'
  switch (name) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'remainder':
      return (values, length) => {
        const [a, b] = values as [Numeric, Numeric]
        return isDate ? dateArithmetic(name, a, b, length) : arithmetic(name, a, b, isWhole, length)
      }
    case 'negate':
    case 'absolute':
      return ([value]) => signed(name, value as Numeric)
    case 'floor':
    case 'ceiling':
      return ([value]) => toWhole(name, value as Numeric)
    case 'round':
      return ([value, digits], length) =>
        rounded(value as Numeric, digits as Numeric | undefined, isWhole, length)
    case 'extract':
      return ([value]) => extract(part, value as FloatVector)
    case 'difference':
      return ([from, to], length) =>
        difference(part, from as FloatVector, to as FloatVector, length)
    default:
      return textCall(name)
  }
}

function textCall(
  name: Exclude<Call['name'], 'add' | 'extract' | 'difference' | 'round'>,
): (values: readonly Vector[], length: number) => Vector {
  switch (name) {
    case 'length':
      return ([value]) => lengthOf(value as TextVector)
    case 'lower':
    case 'upper':
      return ([value]) => inCase(value as TextVector, name)
    case 'trim':
      return ([value]) => trimmed(value as TextVector, 'both')
    case 'trim-start':
      return ([value]) => trimmed(value as TextVector, 'start')
    case 'trim-end':
      return ([value]) => trimmed(value as TextVector, 'end')
    case 'substring':
      return ([text, from, count], length) =>
        substring(text as TextVector, from as Numeric, count as Numeric | undefined, length)
    case 'starts-with':
      return ([text, prefix], length) =>
        startsWith(text as TextVector, prefix as TextVector, length)
    default:
      return (values, length) =>
        joined(values as readonly TextVector[], name === 'concat' ? 'empty' : 'null', length)
  }
}
