/** The report of `diff` for machines: what `schemas/diff.schema.json` names, in its order. */
import type { DiffReport, ProfileDiffReport, SchemaDiffReport } from './diff-report.js'
import { jsonText, sourceOf } from './json.js'

/** Two-space indented JSON with a last newline. */
export function renderDiffJson(report: DiffReport): string {
  return jsonText(report.compared === 'schemas' ? schemas(report) : profiles(report))
}

function schemas({ schemaVersion, tool, command, compared, ...rest }: SchemaDiffReport) {
  const { before, after, summary, changes } = rest
  return {
    schemaVersion,
    tool: { name: tool.name, version: tool.version },
    command,
    compared,
    before: { name: before.name },
    after: { name: after.name },
    summary: {
      breaking: summary.breaking,
      compatible: summary.compatible,
      neutral: summary.neutral,
    },
    changes: changes.map(({ effect, kind, column, rule, ...values }) => {
      const { before: from, after: to, note } = values
      return { effect, kind, column, rule, before: from, after: to, note }
    }),
  }
}

function profiles({ schemaVersion, tool, command, compared, ...rest }: ProfileDiffReport) {
  return {
    schemaVersion,
    tool: { name: tool.name, version: tool.version },
    command,
    compared,
    before: sourceOf(rest.before),
    after: sourceOf(rest.after),
    columns: rest.columns.map(({ name, kind, placeBefore, placeAfter, statistics }) => ({
      name,
      kind,
      placeBefore,
      placeAfter,
      statistics: statistics.map(({ name: statistic, before, after }) => {
        return { name: statistic, before, after }
      }),
    })),
  }
}
