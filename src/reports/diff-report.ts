/** The report of `diff`; published as `schemas/diff.schema.json`. */
import type { ColumnDifference } from '../profile/diff.js'
import type { SourceInfo } from '../profile/profile.js'
import type { Change, Effect } from '../schema/diff-change.js'
import type { Tool } from '../verdict/report.js'

interface Common {
  readonly schemaVersion: 1
  readonly tool: Tool
  readonly command: 'diff'
}

export interface SchemaDiffReport extends Common {
  readonly compared: 'schemas'
  readonly before: { readonly name: string }
  readonly after: { readonly name: string }
  readonly summary: Readonly<Record<Effect, number>>
  readonly changes: readonly Change[]
}

export interface ProfileDiffReport extends Common {
  readonly compared: 'profiles'
  readonly before: SourceInfo
  readonly after: SourceInfo
  /** All columns, those without a change too. */
  readonly columns: readonly ColumnDifference[]
}

export type DiffReport = SchemaDiffReport | ProfileDiffReport
