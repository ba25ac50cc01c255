/** Names of the types that a value can be cast to. */
import type { CastType } from './ast.js'

/** Each type as it is printed: names that common engines read as the same type. */
export const casts: Readonly<Record<CastType, string>> = {
  integer: 'BIGINT',
  number: 'DOUBLE PRECISION',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  time: 'TIME',
  timestamp: 'TIMESTAMP',
}

/** What may be written for them, in capitals. Integers have 64 bits, whatever they are called. */
export const castTypes: ReadonlyMap<string, CastType> = new Map([
  ['BIGINT', 'integer'],
  ['INTEGER', 'integer'],
  ['INT', 'integer'],
  ['DOUBLE', 'number'],
  ['FLOAT', 'number'],
  ['REAL', 'number'],
  ['NUMBER', 'number'],
  ['VARCHAR', 'string'],
  ['TEXT', 'string'],
  ['STRING', 'string'],
  ['BOOLEAN', 'boolean'],
  ['DATE', 'date'],
  ['TIME', 'time'],
  ['TIMESTAMP', 'timestamp'],
])
