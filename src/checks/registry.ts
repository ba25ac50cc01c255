/** The only list of checks. */
import { cadence } from './cadence.js'
import type { ColumnCheck, DatasetCheck } from './check.js'
import { columnOrder } from './column-order.js'
import { completeRows } from './complete-rows.js'
import { dependencies } from './dependencies.js'
import { domain } from './domain.js'
import { equalities } from './equalities.js'
import { faults } from './faults.js'
import { filters } from './filters.js'
import { forbidden } from './forbidden.js'
import { freshness } from './freshness.js'
import { keyRules, uniqueRows } from './keys.js'
import { length } from './length.js'
import { multipleOf } from './multiple-of.js'
import { nulls } from './nulls.js'
import { decreasing, increasing } from './order.js'
import { format, pattern } from './pattern.js'
import { presence } from './presence.js'
import { range } from './range.js'
import { references } from './references.js'
import { correlations, mutualInformations, ratiosOfSums } from './relations.js'
import { rowChange } from './row-change.js'
import { rowRules } from './row-rules.js'
import { rows } from './rows.js'
import { infinities, nans } from './special.js'
import { statistics } from './statistics.js'
import { type } from './type.js'
import { uniqueness } from './uniqueness.js'

export const datasetChecks: readonly DatasetCheck[] = [
  rows,
  rowChange,
  faults,
  presence,
  columnOrder,
  filters,
  rowRules,
  keyRules,
  uniqueRows,
  completeRows,
  dependencies,
  correlations,
  mutualInformations,
  ratiosOfSums,
  references,
  equalities,
]

/** In the order in which their findings are listed below a column. */
export const columnChecks: readonly ColumnCheck[] = [
  type,
  nulls,
  nans,
  infinities,
  range,
  multipleOf,
  length,
  pattern,
  format,
  domain,
  forbidden,
  uniqueness,
  increasing,
  decreasing,
  ...statistics,
  freshness,
  cadence,
]
