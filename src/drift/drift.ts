/**
 * Reference and batch to findings: which tests a column gets, one correction over all, the outcomes.
 *
 * Method: every column that both profiles have is tested by its kind; all p-values of the run are
 * corrected together (Holm 1979, unless the schema asks for another way; learnt.ts where limits were
 * learnt from windows); each test then gets one of four outcomes (decision.ts).
 * Guarantee: a column that cannot be tested says so and stops no other.
 * Weakness: one column at a time; a change of how columns go together is not seen.
 */
import { isNumeric, isTemporal, type LogicalType } from '../batch/type.js'
import { UsageError } from '../errors.js'
import type { ColumnProfile, Profile } from '../profile/profile.js'
import { defaultDrift } from '../schema/defaults.js'
import type { ColumnSchema, Correction, Deciding, DriftLimits, Schema } from '../schema/schema.js'
import type { Dimension, Finding, Level } from '../verdict/finding.js'
import { categoricalTests } from './categorical.js'
import type { TestOptions } from './comparison.js'
import { correct } from './correction.js'
import { decide, type Judgement, type Measurement } from './decision.js'
import { judgeByWindows } from './learnt.js'
import { missingTests } from './missing.js'
import { numericTests } from './numeric.js'
import { driftSentence } from './sentence.js'

/** What a schema says about drift; a `Schema` is one. */
export interface DriftSchema {
  readonly alpha: number
  readonly correction?: Correction
  readonly deciding?: Deciding
  readonly drift: DriftLimits
  readonly columns: readonly Pick<ColumnSchema, 'name' | 'drift'>[]
}

type Limits = Required<Pick<DriftLimits, 'ks' | 'psi' | 'chiSquare' | 'nulls' | 'unseen' | 'level'>>

/** A column's tests, or why it has none of distribution. */
interface Tested {
  readonly column: string
  readonly level: Level
  readonly tests: readonly Measurement[]
  readonly skipped?: { readonly code: string; readonly reason: string }
  /** The two columns, where the schema has them judged by windows of the reference. */
  readonly byWindows?: readonly [ColumnProfile, ColumnProfile]
}

/** A test with its p-value after correction. */
interface Corrected {
  readonly measured: Measurement
  readonly pAdjusted: number | null
}

/**
 * Steps of exact p-values in a whole run: below a second. Where there are many columns, each gets fewer, and sooner a
 * limit law, which lies within some 10 % of the exact one where sides have a thousand rows.
 */
const allSteps = 2.5e8

/** Compares every column of the reference with the batch's of the same name. */
export function compareDrift(
  schema: DriftSchema | Schema,
  reference: Profile,
  batch: Profile,
): readonly Finding[] {
  const { alpha, deciding = 'both' } = schema
  const known = new Map(batch.columns.map((column) => [column.field.name, column]))
  const limits = new Map(schema.columns.map(({ name, drift }) => [name, drift]))
  const steps = Math.min(5e7, allSteps / Math.max(1, reference.columns.length))
  const tested = reference.columns.map((column) => {
    const { name } = column.field
    const own: DriftLimits = { ...schema.drift, ...limits.get(name) }
    return testColumn(own, column, known.get(name), { alpha, steps })
  })
  const corrected = correctAll(tested, schema, reference)
  const compared = tested.flatMap((column, i) => [
    ...(corrected[i] ?? []).map(({ measured, pAdjusted }) =>
      findingOf(column, measured, { pAdjusted, alpha, level: column.level, deciding }),
    ),
    ...(column.skipped === undefined ? [] : [skippedFinding(column.column, column.skipped)]),
  ])
  return [...compared, ...findingsOfNew(schema, reference, known)]
}

/** Columns of the schema that only the batch has say so: what is not compared is told. */
function findingsOfNew(
  schema: DriftSchema,
  reference: Profile,
  batch: ReadonlyMap<string, ColumnProfile>,
): readonly Finding[] {
  const old = new Set(reference.columns.map(({ field }) => field.name))
  return schema.columns.flatMap(({ name, drift }) => {
    const type = batch.get(name)?.field.type
    if (type === undefined || old.has(name)) return []
    const without = 'the reference does not have it'
    const reason = drift?.compare === false ? (drift.reason ?? without) : without
    return [skippedFinding(name, { code: codeOf(type), reason })]
  })
}

const codeOf = (type: LogicalType) => (isOnLine(type) ? 'drift.ks' : 'drift.chi-square')

/**
 * One correction over all tests of the run, by column. Tests that windows of the reference judge are a
 * family of their own, corrected by their joint law; where there are others too, each family has half
 * of alpha.
 */
function correctAll(
  tested: readonly Tested[],
  { correction }: DriftSchema,
  reference: Profile,
): readonly (readonly Corrected[])[] {
  const learnt = learntOf(tested, reference)
  const others = tested.flatMap(({ tests }, i) =>
    tests.map(({ comparison }, j) => (learnt[i]?.[j] === undefined ? comparison.pValue : null)),
  )
  const isMixed = learnt.flat().some(Boolean) && others.some((pValue) => pValue !== null)
  const shared = (p: number | null) => (p === null || !isMixed ? p : Math.min(1, 2 * p))
  const adjusted = correct(others, correction)
  let next = 0
  return tested.map(({ tests }, i) =>
    tests.map((measured, j) => {
      const own = adjusted[next++] ?? null
      const byWindows = learnt[i]?.[j]
      return byWindows === undefined
        ? { measured, pAdjusted: shared(own) }
        : { ...byWindows, pAdjusted: shared(byWindows.pAdjusted) }
    }),
  )
}

/** What windows of the reference say, by column and test; undefined where rows are exchangeable. */
function learntOf(
  tested: readonly Tested[],
  reference: Profile,
): readonly (readonly (Corrected | undefined)[])[] {
  const { windows, source } = reference
  const asked = tested.filter(({ byWindows }) => byWindows !== undefined)
  if (asked.length === 0) return []
  if (windows === undefined) {
    throw new UsageError(
      `${source.name} holds no windows, and the schema has limits learnt from some ` +
        `(${asked[0]?.column}: drift: windows): infer again with --windows, or delete that key`,
    )
  }
  const tests = asked.flatMap(({ tests: own, byWindows: pair }) =>
    pair === undefined
      ? []
      : own.map((measured) => ({ reference: pair[0], batch: pair[1], measured })),
  )
  const judged = judgeByWindows(tests, windows, reference)
  let next = 0
  return tested.map(({ tests: own, byWindows }) =>
    byWindows === undefined ? [] : own.map(() => judged[next++]),
  )
}

function testColumn(
  own: DriftLimits,
  reference: ColumnProfile,
  batch: ColumnProfile | undefined,
  options: TestOptions,
): Tested {
  const { name, type } = reference.field
  const limits: Limits & DriftLimits = { ...defaultDrift, ...own }
  const code = codeOf(type)
  const named = { column: name, level: limits.level }
  if (batch === undefined) {
    return { ...named, tests: [], skipped: { code, reason: 'the batch does not have it' } }
  }
  const base =
    limits.windows === undefined ? named : { ...named, byWindows: [reference, batch] as const }
  const missing = missingTests(reference, batch, { limit: limits.nulls, options })
  const reason = reasonToSkip(reference, batch, limits)
  if (reason !== undefined) return { ...base, tests: missing, skipped: { code, reason } }
  const tests = isOnLine(type)
    ? numericTests(reference, batch, { limits, options })
    : categoricalTests(reference, batch, { limits, options })
  return tests.length === 0
    ? { ...base, tests: missing, skipped: { code, reason: 'the profiles lack what a test needs' } }
    : { ...base, tests: [...tests, ...missing] }
}

function reasonToSkip(
  reference: ColumnProfile,
  batch: ColumnProfile,
  { compare, reason }: DriftLimits,
): string | undefined {
  if (compare === false) return reason ?? 'its schema says so'
  const [a, b] = [reference.field.type, batch.field.type]
  if (a === 'unknown') return 'the reference has no value in it'
  if (b === 'unknown') return 'the batch has no value in it'
  if (a === 'binary' || b === 'binary') return 'binary values are not compared'
  if (kindOf(a) !== kindOf(b)) return `the reference holds ${a} values, the batch ${b}`
  return undefined
}

const isOnLine = (type: LogicalType) => isNumeric(type) || isTemporal(type)

/** Types whose values can be compared with each other. */
function kindOf(type: LogicalType): string {
  if (isNumeric(type)) return 'number'
  return type
}

function findingOf({ column }: Tested, measured: Measurement, judgement: Judgement): Finding {
  const { code, name, comparison, limit } = measured
  const { pAdjusted, alpha, deciding = 'both' } = judgement
  const { outcome, level: found } = decide(measured, judgement)
  const { statistic, pValue, effect, effectLow, effectHigh, method, n, m, detectable } = comparison
  return {
    code,
    column,
    level: found,
    outcome,
    dimension: dimensionOf(code),
    observed: effect,
    limit,
    rows: measured.rows ?? null,
    samples: measured.samples ?? [],
    message: driftSentence(measured, outcome),
    test: {
      name,
      statistic,
      pValue,
      pAdjusted,
      alpha,
      effect,
      effectLow,
      effectHigh,
      limit,
      method,
      n,
      m,
      detectable,
      ...(deciding === 'both' ? {} : { deciding }),
      ...(measured.bins === undefined || comparison.pValue === null ? {} : { bins: measured.bins }),
    },
  }
}

function skippedFinding(
  column: string,
  { code, reason }: { code: string; reason: string },
): Finding {
  return {
    code,
    column,
    level: 'info',
    outcome: 'skipped',
    dimension: 'accuracy',
    observed: null,
    limit: null,
    rows: null,
    samples: [],
    message: `not compared by distribution: ${reason}`,
  }
}

function dimensionOf(code: string): Dimension {
  return code === 'drift.nulls' || code === 'drift.nans' ? 'completeness' : 'accuracy'
}
