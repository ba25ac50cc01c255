/** Every row of the comparison, in the order of the page. */
import { deequAnalyzers } from './deequ-analyzers.js'
import type { Row } from './row.js'

export const rows: readonly Row[] = [...deequAnalyzers]
