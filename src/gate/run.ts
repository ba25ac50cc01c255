/**
 * The main jobs, as functions: what the commands call and what the library exports.
 *
 * Each opens its inputs, plans the union of what its checks and tests need, scans once (a reference
 * twice), and judges. Nothing is printed and nothing is written.
 */

import type { LogicalType } from '../batch/type.js'
import { checkSchema } from '../checks/check-schema.js'
import { needsOfSchema } from '../checks/needs.js'
import { suppress } from '../checks/suppress.js'
import { findChanges } from '../drift/changes.js'
import { compareDrift } from '../drift/drift.js'
import { driftedColumns } from '../drift/drifted-columns.js'
import { needsOfBatch } from '../drift/needs.js'
import { UsageError } from '../errors.js'
import { mergeProfiles } from '../profile/merge.js'
import { type Plan, unionPlans } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import type { ScanOptions } from '../scan/pass.js'
import { scan } from '../scan/scan.js'
import { requireWorkers } from '../scan/workers.js'
import { schemaFor } from '../schema/environment.js'
import { inferSchema } from '../schema/infer.js'
import type { Schema } from '../schema/schema.js'
import type { Strictness } from '../schema/strictness.js'
import type { ReadOptions } from '../sources/open.js'
import type { Finding } from '../verdict/finding.js'
import { type Report, toReport } from '../verdict/report.js'
import { type FailOn, judge } from '../verdict/verdict.js'
import { version } from '../version.generated.js'
import { type Dataset, type Input, openDataset } from './dataset.js'
import { type Learnt, learn } from './learn.js'
import { type Moment, momentOf } from './moment.js'
import { withOffsets } from './offsets.js'
import { othersOf } from './others.js'
import { partRows, type RowSink } from './quarantine.js'
import { type ReportPrivacy, redactFindings } from './redact-findings.js'
import { referenceOf, requireRows } from './reference.js'
import { requireCommonColumns, requireTwoInputs, requireTypes } from './requirements.js'
import { readSchema } from './schema-file.js'
import type { WindowCut } from './windows.js'

export interface RunOptions extends ReadOptions {
  /** Read these columns as these types, whatever they look like. */
  readonly types?: Readonly<Record<string, LogicalType>>
  /** Stops the run: the promise rejects. */
  readonly signal?: AbortSignal
  /**
   * Threads that read a large file, from 1 to 64; by default as many as there are processors, up to 8,
   * and fewer where it is not large enough to pay.
   */
  readonly workers?: number
}

export interface GateOptions extends RunOptions, ReportPrivacy {
  /** Lowest level of finding that fails the verdict; `error`. */
  readonly failOn?: FailOn
  /** A batch without rows passes. */
  readonly allowEmpty?: boolean
}

export interface CheckOptions extends GateOptions {
  /** The schema, or the path of its file. */
  readonly schema: Schema | string
  /** What drift is measured against; absent: none is. */
  readonly reference?: Input
  /** The environment that the batch is of, among those of the schema; absent: every column is judged. */
  readonly environment?: string
  /** When the batch is checked, in ISO 8601: for freshness, and suppressions that end. */
  readonly now?: string
  /** Where valid and invalid rows go; absent: nowhere. The batch is read once more for them. */
  readonly quarantine?: RowSink
}

export interface InferenceOptions extends RunOptions {
  /** Learns limits from so many equal windows of the rows, or from those of a column's values or days. */
  readonly windows?: WindowCut
  /**
   * `strict`: the reference is the standard, limits are taken at their word and warnings are errors. `lenient`: types,
   * columns, and wide limits on nulls and drift only. Absent: what a further sample of the same population passes.
   */
  readonly strictness?: Strictness
}

/** Learns a schema and a reference profile. Reads rows twice, and up to 50,000 of them once more. */
export async function infer(input: Input, options: InferenceOptions = {}): Promise<Learnt> {
  const { windows, strictness } = options
  const learnt = await withDataset(input, options, (dataset) =>
    learn(dataset, withTypes(nothing, options), {
      ...scanOptions(options),
      strictness,
      ...(windows === undefined ? {} : { windows }),
    }),
  )
  requireTypes(options, [learnt.profile])
  return learnt
}

/** Statistics of a data set. Reads rows once, and again where the first guess of a type was wrong. */
export async function profile(input: Input, options: RunOptions = {}): Promise<Profile> {
  const profiled = await withDataset(input, options, (dataset) =>
    profiledOnce(dataset, nothing, options),
  )
  requireTypes(options, [profiled])
  return profiled
}

/** Checks a batch against a schema, and against a reference for drift. Reads the batch once. */
export async function check(batch: Input, options: CheckOptions): Promise<Report> {
  return (await checkInFull(batch, options)).report
}

/** A report, and what it rests on. */
export interface Judged {
  readonly report: Report
  /** Those of the report in its order, with the values that it may not show, before any was suppressed. */
  readonly found: readonly Finding[]
  readonly profile: Profile
}

/** As {@link check}. */
export async function checkInFull(batch: Input, options: CheckOptions): Promise<Judged> {
  requireTwoInputs(options.reference, batch)
  const whole =
    typeof options.schema === 'string' ? await readSchema(options.schema) : options.schema
  const schema = schemaFor(whole, options.environment)
  const reference =
    options.reference === undefined
      ? undefined
      : await profileOfReference(options.reference, schema, options)
  const now = options.now === undefined ? undefined : momentOf(options.now)
  const { quarantine } = options
  return gate({ command: 'check', schema, reference, batch, options, now, quarantine })
}

/** The reference of a check, in the types of the schema. */
export function profileOfReference(
  reference: Input,
  schema: Schema,
  options: RunOptions,
): Promise<Profile> {
  return profiledReference(reference, typesOf(schema), options)
}

/** Compares two data sets without any set-up. Reads the reference twice, the batch once. */
export async function drift(
  reference: Input,
  batch: Input,
  options: GateOptions = {},
): Promise<Report> {
  requireTwoInputs(reference, batch)
  const known = await profiledReference(reference, nothing, options)
  const { schema } = inferSchema(known)
  const run = { command: 'drift', schema: columnsOnly(schema), reference: known } as const
  return (await gate({ ...run, batch, options })).report
}

/** The profile of the whole from the profiles of its parts, in the order given. */
export function merge(profiles: readonly Profile[]): Profile {
  const [first, ...others] = profiles
  if (first === undefined) throw new UsageError('merge: at least one profile was expected')
  return others.reduce((sum, next) => mergeProfiles(sum, next), first)
}

interface Gate {
  readonly command: 'check' | 'drift'
  readonly schema: Schema
  readonly reference: Profile | undefined
  readonly batch: Input
  readonly options: GateOptions
  readonly now?: Moment | undefined
  readonly quarantine?: RowSink | undefined
}

async function gate(run: Gate): Promise<Judged> {
  return withDataset(run.batch, run.options, (dataset) => gateDataset(run, dataset))
}

async function gateDataset(
  { command, schema, reference, options, now, quarantine }: Gate,
  dataset: Dataset,
): Promise<Judged> {
  const drifts = reference === undefined ? { columns: [] } : needsOfBatch(reference)
  const others =
    dataset.kind === 'profile'
      ? undefined
      : await othersOf(schema, {
          reading: options,
          scanning: scanOptions(options),
        })
  // A type that the schema fixes goes before the reference's.
  const plan = unionPlans(needsOfSchema(schema, others), withoutTypes(drifts, schema))
  const profiled = await profiledOnce(dataset, plan, options)
  requireTypes(options, reference === undefined ? [profiled] : [profiled, reference])
  if (reference !== undefined) requireCommonColumns(reference, profiled)
  const compared = reference === undefined ? [] : compareDrift(schema, reference, profiled)
  const judged = [
    ...checkSchema(schema, profiled, {
      allowEmpty: options.allowEmpty ?? false,
      referenceRows: reference?.source.rows,
      now: now?.seconds,
      others,
    }),
    ...compared,
    ...driftedColumns(schema.driftedColumns, compared, schema.positions),
  ]
  const changes =
    reference === undefined
      ? []
      : findChanges({ schema, reference, batch: profiled, findings: judged })
  const found = [...judged, ...changes]
  const shown = suppress(redactFindings(found, schema, options), schema, now?.day)
  const findings = await withOffsets(shown, dataset, options.signal)
  if (quarantine !== undefined) {
    await partRows(dataset, { ...options, schema, findings, profile: profiled, others }, quarantine)
  }
  const report = toReport({
    version,
    command,
    reference: reference?.source ?? null,
    batch: profiled.source,
    verdict: judge(findings, options.failOn),
    findings,
  })
  return { report, found, profile: profiled }
}

/** A reference by what the plan asks and by what judging a batch will; it must have rows. */
async function profiledReference(input: Input, plan: Plan, options: RunOptions): Promise<Profile> {
  const reference = await withDataset(input, options, (dataset) =>
    referenceOf(dataset, withTypes(plan, options), scanOptions(options)),
  )
  requireRows(reference)
  return reference
}

/** A data set by one read, or as it was stored. */
async function profiledOnce(dataset: Dataset, plan: Plan, options: RunOptions): Promise<Profile> {
  return dataset.kind === 'profile'
    ? dataset.profile
    : scan(dataset.source, withTypes(plan, options), scanOptions(options))
}

/** Opens the input, and closes what was opened whatever happens. */
async function withDataset<Result>(
  input: Input,
  options: RunOptions,
  use: (dataset: Dataset) => Promise<Result>,
): Promise<Result> {
  const dataset = await openDataset(input, options)
  try {
    return await use(dataset)
  } finally {
    if (dataset.kind === 'rows') await dataset.source.close()
  }
}

function scanOptions({ signal, workers }: RunOptions): ScanOptions {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(workers === undefined ? {} : { workers: requireWorkers(workers, `workers ${workers}`) }),
  }
}

const nothing: Plan = { columns: [] }

/** The user's types go before those of schema and reference. */
function withTypes(plan: Plan, { types = {} }: RunOptions): Plan {
  const known = new Set(plan.columns.map(({ name }) => name))
  const further = Object.keys(types).filter((name) => !known.has(name))
  return {
    ...plan,
    columns: [...plan.columns, ...further.map((name) => ({ name, needs: [] }))].map((column) => {
      const type = Object.hasOwn(types, column.name) ? types[column.name] : undefined
      return type === undefined ? column : { ...column, type }
    }),
  }
}

/** Reads a reference of rows in the types of the schema. */
function typesOf(schema: Schema): Plan {
  return {
    columns: schema.columns.map(({ name, type }) =>
      type === undefined ? { name, needs: [] } : { name, type, needs: [] },
    ),
  }
}

function withoutTypes(plan: Plan, schema: Schema): Plan {
  const fixed = new Set(
    schema.columns.filter(({ type }) => type !== undefined).map(({ name }) => name),
  )
  return {
    ...plan,
    columns: plan.columns.map(({ type, ...column }) =>
      type === undefined || fixed.has(column.name) ? column : { ...column, type },
    ),
  }
}

/** Of an inferred schema only what `drift` judges: which columns, their types, drift. */
function columnsOnly(schema: Schema): Schema {
  return {
    ...schema,
    rows: [{ minimum: 1 }],
    columns: schema.columns.map(({ name, type, drift: limits }) => ({
      name,
      ...(type === undefined ? {} : { type }),
      ...(limits === undefined ? {} : { drift: limits }),
    })),
  }
}
