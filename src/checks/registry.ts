/** The only list of checks. */
import type { ColumnCheck, DatasetCheck } from './check.js'
import { domain } from './domain.js'
import { faults } from './faults.js'
import { length } from './length.js'
import { nulls } from './nulls.js'
import { order } from './order.js'
import { presence } from './presence.js'
import { range } from './range.js'
import { rows } from './rows.js'
import { type } from './type.js'
import { uniqueness } from './uniqueness.js'

export const datasetChecks: readonly DatasetCheck[] = [rows, faults, presence]

/** In the order in which their findings are listed below a column. */
export const columnChecks: readonly ColumnCheck[] = [
  type,
  nulls,
  range,
  length,
  domain,
  uniqueness,
  order,
]
