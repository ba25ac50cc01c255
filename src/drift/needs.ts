/**
 * What must a scan answer so that drift can be judged? The reference its grid, the batch the same grid.
 *
 * Method: a first pass tells a reference's quantiles; the second counts on the grid they give. A batch
 * is read once, with the reference's types and grid.
 * Weakness: of a reference stored without a grid only a sketch is known; see align.ts.
 */
import { view } from '../accumulators/kll-query.js'
import { isNumeric, isTemporal } from '../batch/type.js'
import type { ColumnPlan, Need, Plan } from '../profile/plan.js'
import type { ColumnProfile, Profile } from '../profile/profile.js'
import { histogramOf, kllOf } from '../profile/query.js'
import { gridEdges } from './grid.js'

/** The grid of each numeric column, for the reference's own second pass. */
export function needsOfReference(reference: Profile): Plan {
  return { columns: reference.columns.map((column) => columnPlan(column, gridOf(column))) }
}

/** The reference's types and grids, for the one pass over a batch. */
export function needsOfBatch(reference: Profile): Plan {
  return {
    columns: reference.columns.map((column) => {
      const { type } = column.field
      const plan = columnPlan(column, histogramOf(column)?.spec.edges ?? gridOf(column))
      return type === 'unknown' ? plan : { ...plan, type }
    }),
  }
}

function columnPlan({ field }: ColumnProfile, edges: readonly number[] | undefined): ColumnPlan {
  const of = field.type === 'decimal' ? 'number' : 'values'
  const need = (known: readonly number[]): Need => ({
    derivation: { of },
    spec: { kind: 'histogram', edges: known },
  })
  return { name: field.name, needs: edges === undefined ? [] : [need(edges)] }
}

function gridOf(column: ColumnProfile): readonly number[] | undefined {
  const { type } = column.field
  const sketch = kllOf(column)
  if (sketch === undefined || !(isNumeric(type) || isTemporal(type))) return undefined
  return Array.from(gridEdges(view(sketch)))
}
