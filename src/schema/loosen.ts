/** An inferred schema without the rules that rows held out would have broken: dropped, or made warnings. */
import type { Inference } from './infer.js'
import type { ColumnSchema, Schema } from './schema.js'

/** A rule that was broken: where it stands in the schema that was learnt from the other rows. */
export interface Broken {
  readonly path: string
  readonly schema: Schema
}

/** What became of a rule: `amount: range` is now a warning, or is not there any more. */
export interface Loosened {
  readonly rule: string
  readonly became: 'dropped' | 'warning'
}

/** Limits that are still worth a warning; other rules on columns are dropped. */
const limits = ['nulls', 'range', 'length', 'domain', 'drift'] as const

const reason = 'rows held out broke it'

/** Rules that the schema does not have are passed over: all rows together did not bear them out. */
export function loosen(
  inference: Inference,
  broken: readonly Broken[],
): { readonly inference: Inference; readonly loosened: readonly Loosened[] } {
  let current = inference
  const loosened: Loosened[] = []
  for (const { path, schema } of broken) {
    const [section, index = '', key = ''] = path.split('/')
    const result =
      section === 'columns'
        ? loosenColumn(current, schema.columns[Number(index)]?.name ?? '', key)
        : section === 'rules'
          ? dropRule(current, schema.rules?.[Number(index)]?.expression ?? '')
          : undefined
    if (result === undefined) continue
    current = result.inference
    loosened.push(result.loosened)
  }
  return { inference: current, loosened }
}

interface Result {
  readonly inference: Inference
  readonly loosened: Loosened
}

function loosenColumn(inference: Inference, name: string, key: string): Result | undefined {
  const { schema } = inference
  const at = schema.columns.findIndex((column) => column.name === name)
  const column = schema.columns[at]
  const rule = column?.[key as keyof ColumnSchema]
  if (column === undefined || (rule === undefined && key !== 'drift')) return undefined
  const limit = limits.find((each) => each === key)
  if (limit !== undefined && isWarning(rule)) return undefined
  const evidence = new Map(inference.evidence)
  const path = `columns/${at}/${key}`
  const before = evidence.get(path)
  let changed: ColumnSchema
  if (limit === undefined) {
    const { [key as keyof ColumnSchema]: _, ...rest } = column
    changed = rest as ColumnSchema
    evidence.delete(path)
  } else {
    changed = { ...column, [limit]: { ...(rule as object | undefined), level: 'warn' } }
    evidence.set(path, before === undefined ? reason : `${before}; ${reason}`)
  }
  const columns = schema.columns.map((each, i) => (i === at ? changed : each))
  return {
    inference: { schema: { ...schema, columns }, evidence },
    loosened: { rule: `${name}: ${key}`, became: limit === undefined ? 'dropped' : 'warning' },
  }
}

function isWarning(rule: unknown): boolean {
  return typeof rule === 'object' && rule !== null && 'level' in rule && rule.level === 'warn'
}

function dropRule(inference: Inference, expression: string): Result | undefined {
  const { schema } = inference
  const rules = schema.rules ?? []
  const at = rules.findIndex((rule) => rule.expression === expression)
  if (at < 0) return undefined
  const kept = rules.filter((_, i) => i !== at)
  const { rules: _, ...rest } = schema
  const entries = [...inference.evidence].flatMap(([path, words]) => {
    const index = /^rules\/(\d+)$/.exec(path)?.[1]
    if (index === undefined || Number(index) < at) return [[path, words] as const]
    return Number(index) === at ? [] : [[`rules/${Number(index) - 1}`, words] as const]
  })
  return {
    inference: {
      schema: kept.length === 0 ? rest : { ...rest, rules: kept },
      evidence: new Map(entries),
    },
    loosened: { rule: expression, became: 'dropped' },
  }
}
