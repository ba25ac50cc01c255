/**
 * A rule with a warning limit beside its own is judged once for each, and the more severe violation is
 * what is told: one finding a code.
 */
import { tiersOf } from '../schema/attributes.js'
import type { ColumnSchema } from '../schema/schema.js'
import type { Finding } from '../verdict/finding.js'

/** The rule at a path below its column (`nulls`, `statistics/mean`), as it stands in the schema. */
export function ruleAt(rules: ColumnSchema, path: string): unknown {
  if (path === 'type') return rules.typeRule
  const [key = '', inner] = path.split('/')
  const rule = (rules as unknown as Readonly<Record<string, unknown>>)[key]
  if (inner === undefined) return rule
  return (rule as Readonly<Record<string, unknown>> | undefined)?.[inner]
}

/** The column's rules once for each limit that the rule at the path has. */
export function tiersAt(rules: ColumnSchema, path: string): readonly ColumnSchema[] {
  const rule = ruleAt(rules, path)
  if (typeof rule !== 'object' || rule === null || !('warn' in rule)) return [rules]
  return tiersOf(rule).map((tier) => withRule(rules, path, tier))
}

function withRule(rules: ColumnSchema, path: string, rule: unknown): ColumnSchema {
  if (path === 'type') return { ...rules, typeRule: rule as object }
  const [key = '', inner] = path.split('/')
  if (inner === undefined) return { ...rules, [key]: rule }
  return { ...rules, statistics: { ...rules.statistics, [inner]: rule } }
}

/** One finding a code, in the order of the first tier that gives it. */
export function worstOf(tiers: readonly (readonly Finding[])[]): readonly Finding[] {
  const worst = new Map<string, Finding>()
  for (const finding of tiers.flat()) {
    const before = worst.get(finding.code)
    const isWorse = before?.outcome !== 'violated' && finding.outcome === 'violated'
    if (before === undefined || isWorse) worst.set(finding.code, finding)
  }
  return [...worst.values()]
}
