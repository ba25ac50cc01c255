/** The words that a schema file is written in. */
import type { FaultCode } from '../batch/fault.js'
import type { LogicalType } from '../batch/type.js'
import type { Dimension, Level } from '../verdict/finding.js'

export const levels = ['error', 'warn', 'info'] as const satisfies readonly Level[]

/** Quality dimensions that a rule can be counted to. */
export const dimensions = [
  'completeness',
  'uniqueness',
  'conformity',
  'consistency',
  'timeliness',
  'coverage',
  'accuracy',
] as const satisfies readonly Dimension[]

/** Stages of a column's life; see `ignoredStages` in environment.ts for those that are not judged. */
export const stages = [
  'planned',
  'alpha',
  'beta',
  'production',
  'deprecated',
  'debug',
  'disabled',
] as const

/** Types that a column can be required to have. */
export const typeNames = [
  'boolean',
  'integer',
  'number',
  'decimal',
  'date',
  'time',
  'timestamp',
  'string',
  'binary',
] as const satisfies readonly LogicalType[]

/** Structural faults of a file, those of its header first. */
export const faultCodes = [
  'header.duplicate',
  'header.empty',
  'row.ragged',
  'row.truncated',
  'row.long',
  'quote.stray',
  'quote.unclosed',
  'encoding.invalid',
  'byte.nul',
] as const satisfies readonly FaultCode[]

/** Types in other languages, and ours. */
export const typeSynonyms: ReadonlyMap<string, LogicalType> = new Map([
  ['bool', 'boolean'],
  ['int', 'integer'],
  ['bigint', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['real', 'number'],
  ['numeric', 'decimal'],
  ['datetime', 'timestamp'],
  ['text', 'string'],
  ['varchar', 'string'],
  ['bytes', 'binary'],
])
