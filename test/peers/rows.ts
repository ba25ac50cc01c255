/** Every row of the comparison, in the order of the page. */
import { deequAnalyzers } from './deequ-analyzers.js'
import { deequChecks } from './deequ-checks.js'
import { deequSuggestions } from './deequ-suggestions.js'
import type { Row } from './row.js'
import { tfdvAnomalies } from './tfdv-anomalies.js'
import { tfdvFields } from './tfdv-fields.js'

export const rows: readonly Row[] = [
  ...deequAnalyzers,
  ...deequChecks,
  ...deequSuggestions,
  ...tfdvFields,
  ...tfdvAnomalies,
]
