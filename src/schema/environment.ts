/**
 * A schema as it holds in one run: which columns are judged, given the environment and their stage.
 *
 * A column belongs to the environments that `in` lists; else to all but those of `notIn`; else to the
 * default ones, which are all where the schema names none. In a run without an environment every column
 * is there. Columns that are not judged keep their place, and say why.
 */
import { UsageError } from '../errors.js'
import { unknownWord } from './read.js'
import type { ColumnSchema, Ignored, Schema, Stage } from './schema.js'

/** Whether columns of the stage are not judged. */
export function isIgnoredStage(stage: Stage | undefined): boolean {
  return stage !== undefined && ignoredStages.has(stage)
}

/** Stages in which a column may be there or not, and hold anything. */
const ignoredStages: ReadonlySet<Stage> = new Set([
  'planned',
  'alpha',
  'deprecated',
  'debug',
  'disabled',
])

/**
 * The schema with the rules of columns that are not judged taken out. Throws `UsageError` on an
 * environment that the schema does not list.
 */
export function schemaFor(schema: Schema, environment?: string): Schema {
  const known = schema.environments ?? []
  if (environment !== undefined && !known.includes(environment)) {
    throw new UsageError(
      known.length === 0
        ? `environment ${environment}: the schema has no environments; list them under environments:`
        : unknownWord('environment', environment, known),
    )
  }
  const columns = schema.columns.map((column) => {
    const ignored = ignoredOf(column, schema, environment)
    return ignored === undefined ? column : withoutRules(column, ignored)
  })
  return { ...schema, columns }
}

function ignoredOf(
  column: ColumnSchema,
  schema: Schema,
  environment: string | undefined,
): Ignored | undefined {
  const { stage } = column
  if (stage !== undefined && isIgnoredStage(stage)) {
    return { reason: `the column is ${stageWords[stage] ?? stage}`, isAbsent: false }
  }
  if (environment === undefined || belongs(column, schema, environment)) return undefined
  return { reason: `the column is not in the environment ${environment}`, isAbsent: true }
}

const stageWords: Readonly<Partial<Record<Stage, string>>> = {
  alpha: 'in alpha',
  debug: 'for debugging only',
}

function belongs(
  { in: environments, notIn }: ColumnSchema,
  { defaultEnvironments }: Schema,
  environment: string,
): boolean {
  if (environments !== undefined) return environments.includes(environment)
  if (notIn !== undefined) return !notIn.includes(environment)
  return defaultEnvironments === undefined || defaultEnvironments.includes(environment)
}

/** Not compared either. */
function withoutRules({ name, stage }: ColumnSchema, ignored: Ignored): ColumnSchema {
  return {
    name,
    ...(stage === undefined ? {} : { stage }),
    required: false,
    drift: { compare: false, reason: ignored.reason },
    ignored,
  }
}
