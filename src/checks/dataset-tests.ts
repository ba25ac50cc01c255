/**
 * Which rows of a batch break the rules that hold it against other data sets: those whose values the other one lacks, and
 * those that differ from its row with the same key. Its own rows that the batch lacks are no rows of the batch.
 */
import type { Field } from '../batch/column.js'
import type { Schema } from '../schema/schema.js'
import type { Finding, Level } from '../verdict/finding.js'
import { compared, type Known, nameOf, referenced } from './datasets.js'
import { type Missing, missingRows } from './row-finders.js'
import type { RowTest } from './row-test.js'

export interface DatasetTests {
  readonly findings: readonly Finding[]
  readonly fields: readonly Field[]
  readonly others: Known
  /** Whether a finding says that the rows it counts are bad; the level is that of its rule. */
  readonly names: (finding: Finding | undefined, level?: Level) => boolean
}

/** The tests that the findings call for. */
export function datasetTests(
  schema: Schema,
  { findings, fields, others, names }: DatasetTests,
): readonly RowTest[] {
  const byCode = (code: string) => findings.filter((each) => each.code === code)
  const missing = byCode('reference.missing')
  const [unmatched, different] = [byCode('dataset.unmatched'), byCode('dataset.different')]
  const test = (code: string, asked: Missing, where: string | undefined): RowTest[] => {
    const rowsOf = missingRows(asked, { where, fields })
    return rowsOf === undefined ? [] : [{ code, columns: asked.columns, rule: null, rowsOf }]
  }
  const references = (schema.references ?? []).flatMap((rule, index) => {
    const set = others.get(nameOf(referenced(schema, rule, index)))?.set
    if (set === undefined || !names(missing[index], rule.level)) return []
    return test('reference.missing', { columns: rule.columns, nulls: 'skip', set }, rule.where)
  })
  const equals = (schema.equals ?? []).flatMap((rule, index) => {
    const wanted = compared(schema, rule, index)
    const keys = others.get(nameOf(wanted.keys))?.set
    const wholes = others.get(nameOf(wanted.wholes))?.set
    if (keys === undefined || wholes === undefined) return []
    const { key, where, level } = rule
    const columns = [...key, ...rule.columns]
    const within = { columns: key, set: keys }
    return [
      ...(names(unmatched[index], level)
        ? test('dataset.unmatched', { columns: key, nulls: 'equal', set: keys }, where)
        : []),
      ...(names(different[index], level)
        ? test('dataset.different', { columns, nulls: 'equal', set: wholes, within }, where)
        : []),
    ]
  })
  return [...references, ...equals]
}
