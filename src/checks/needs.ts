/** What a scan must answer so that a schema can be checked. */
import type { FilteredNeed, Need, Plan } from '../profile/plan.js'
import type { ColumnSchema, Schema } from '../schema/schema.js'
import { needsOfCompleteRows } from './complete-rows.js'
import type { Known } from './datasets.js'
import { needsOfDependencies } from './dependencies.js'
import { needsOfEqualities } from './equalities.js'
import { filtersAt, needsOfFilters } from './filters.js'
import { needsOfKeys } from './keys.js'
import { needsOfReferences } from './references.js'
import { columnChecks } from './registry.js'
import { needsOfRelations } from './relations.js'
import { needsOfRules } from './row-rules.js'
import { tiersAt } from './tiers.js'

/**
 * Each column of the schema, read as its type, with what its rules need; `others` is what is known of other data sets
 * that it names.
 */
export function needsOfSchema(schema: Schema, others: Known = new Map()): Plan {
  const byColumn = schema.columns.map((rules) => ({ rules, needs: needsOfColumn(rules) }))
  const joint = [
    ...needsOfFilters(schema),
    ...byColumn.flatMap(({ rules, needs }) => filteredNeeds(rules.name, needs)),
    ...needsOfRules(schema),
    ...needsOfKeys(schema),
    ...needsOfCompleteRows(schema),
    ...needsOfDependencies(schema),
    ...needsOfRelations(schema),
    ...needsOfReferences(schema, others),
    ...needsOfEqualities(schema, others),
  ]
  return {
    ...(joint.length === 0 ? {} : { joint }),
    columns: byColumn.map(({ rules: { name, type }, needs }) => ({
      name,
      ...(type === undefined ? {} : { type }),
      needs: needs.get(undefined) ?? [],
    })),
  }
}

/** What the rules of a column need, by their filter. */
function needsOfColumn(column: ColumnSchema): ReadonlyMap<string | undefined, readonly Need[]> {
  const needs = new Map<string | undefined, Need[]>()
  for (const check of columnChecks) {
    for (const { rules, where } of filtersAt(column, check.rule)) {
      const own = tiersAt(rules, check.rule).flatMap((tier) => check.needs(tier))
      if (where === undefined && own.length === 0) continue
      needs.set(where, [...(needs.get(where) ?? []), ...own])
    }
  }
  return needs
}

function filteredNeeds(
  column: string,
  byFilter: ReadonlyMap<string | undefined, readonly Need[]>,
): readonly FilteredNeed[] {
  return [...byFilter].flatMap(([where, needs]) =>
    where === undefined ? [] : [{ column, where, needs }],
  )
}
