/** What literals mean: numbers exactly where they are whole, points in time as columns hold them. */
import { parseValue } from '../batch/format.js'
import type { Expression } from './ast.js'
import { quoted, refuse } from './problem.js'
import type { Typed } from './typed.js'

type Literal = Extract<
  Expression,
  { readonly kind: 'null' | 'boolean' | 'number' | 'text' | 'moment' }
>

const INT64 = 2n ** 63n

const forms = {
  date: 'YYYY-MM-DD',
  time: 'HH:MM:SS',
  timestamp: 'YYYY-MM-DD HH:MM:SS',
} as const

/** The constant that a literal is. Refuses points in time that do not exist and numbers out of range. */
export function constantOf(literal: Literal): Typed {
  switch (literal.kind) {
    case 'null':
      return { op: 'constant', type: 'null', value: null }
    case 'boolean':
      return { op: 'constant', type: 'boolean', value: literal.value }
    case 'text':
      return { op: 'constant', type: 'string', value: literal.value }
    case 'number':
      return numberOf(literal)
    case 'moment': {
      const { type, text } = literal
      const value = parseValue(type, text)
      if (value === undefined) {
        refuse(literal, `expected ${type.toUpperCase()} '${forms[type]}', found ${quoted(text)}`)
      }
      return { op: 'constant', type, value }
    }
  }
}

function numberOf(literal: Extract<Literal, { readonly kind: 'number' }>): Typed {
  const { text } = literal
  if (!/^-?\d+$/.test(text)) {
    const value = Number(text)
    if (!Number.isFinite(value)) refuse(literal, 'this number is beyond the largest double')
    return { op: 'constant', type: 'number', value, text }
  }
  const whole = BigInt(text)
  if (whole < -INT64 || whole >= INT64) return { op: 'constant', type: 'decimal', value: text }
  const value = Number(whole)
  return { op: 'constant', type: 'integer', value: Number.isSafeInteger(value) ? value : whole }
}
