/** Reports of `diff` for the tests, with names and values that act on a terminal. */
import type { ProfileDiffReport, SchemaDiffReport } from '../../src/reports/diff-report.js'

const tool = { name: 'driftgate', version: '0.1.0' } as const
const common = { schemaVersion: 1, tool, command: 'diff' } as const
const source = { format: 'csv', rows: 10, columns: 2, bytes: null }

export const hostile = '\u001b[31m\u202e"\n'

export const schemaDiff: SchemaDiffReport = {
  ...common,
  compared: 'schemas',
  before: { name: 'a.yaml' },
  after: { name: 'b.yaml' },
  summary: { breaking: 2, compatible: 1, neutral: 1 },
  changes: [
    {
      effect: 'neutral',
      kind: 'changed',
      column: null,
      rule: 'owner',
      before: 'x',
      after: hostile,
    },
    {
      effect: 'breaking',
      kind: 'added',
      column: hostile,
      rule: 'column',
      before: null,
      after: { name: hostile, type: 'integer', nulls: { maximum: 0 } },
    },
    {
      effect: 'compatible',
      kind: 'raised',
      column: 'n',
      rule: 'nulls.maximum',
      before: 0.1,
      after: 0.2,
    },
    {
      effect: 'breaking',
      kind: 'removed',
      column: 'n',
      rule: 'domain.values',
      before: ['a', hostile],
      after: null,
      note: 'a note',
    },
  ],
}

export const profileDiff: ProfileDiffReport = {
  ...common,
  compared: 'profiles',
  before: { ...source, name: 'a.csv' },
  after: { ...source, name: hostile, rows: 12 },
  columns: [
    {
      name: hostile,
      kind: 'changed',
      placeBefore: 2,
      placeAfter: 1,
      statistics: [
        { name: 'type', before: 'integer', after: 'string' },
        { name: 'nullShare', before: 0.1, after: 0.25 },
        { name: 'length.mean', before: null, after: 2 },
        { name: 'standardDeviation', before: 1, after: 3 },
        { name: 'quantile 0.25', before: 1, after: 0.5 },
        { name: 'quantile 0.1', before: 1, after: 0.5 },
        ...[1, 2, 3, 4, 5, 6].map((i) => ({ name: `share of "${i}"`, before: 0, after: i / 100 })),
        { name: `share of ${JSON.stringify(hostile)}`, before: null, after: 0.5 },
      ],
    },
    { name: 'same', kind: 'same', placeBefore: 1, placeAfter: 2, statistics: [] },
    {
      name: 'new',
      kind: 'added',
      placeBefore: null,
      placeAfter: 3,
      statistics: [{ name: 'mean', before: null, after: 4 }],
    },
  ],
}
