/** The comparison as the Markdown page that ships beside the schemas. */
import { peers } from './names.js'
import { type NullPolicy, nullPolicies } from './null-policies.js'
import type { Kind, Peer, Row } from './row.js'

const titles: Readonly<Record<Kind, string>> = {
  analyzer: 'analyzers',
  check: 'checks',
  suggestion: 'suggestion rules',
  field: 'schema fields',
  anomaly: 'anomaly types',
}

export function documentOf(rows: readonly Row[]): string {
  const sections = peers.flatMap(({ peer, version, lists }) =>
    lists.map(({ kind }) => section(rows, { peer, version, kind })),
  )
  const isOpen = rows.some(({ ours }) => typeof ours === 'object' && 'notYet' in ours)
  const opening = isOpen ? `${introduction} ${openRows}` : introduction
  return `${[opening, nulls(nullPolicies), ...sections].join('\n\n')}\n`
}

const introduction = `# Schemas

- [\`driftgate.schema.json\`](driftgate.schema.json): the JSON Schema of schema files; an editor that is told of it completes
  and checks them.
- [\`report.schema.json\`](report.schema.json): what \`check\` and \`drift\` give with \`--format json\`.
- [\`profile.schema.json\`](profile.schema.json): what \`profile\` gives with \`--format json\`.

What follows says for every name that Deequ and TensorFlow Data Validation (TFDV) have for a statistic, a rule or a
finding what it is called here, or why there is no such thing. Each row stands for small data sets on which the tests run
it: one that must fail, with the value that must be observed, and one that must pass; where there is no such thing, for what
happens instead.`

const openRows = '**not yet** marks what is missing and should be there.'

/** One policy here, four there. */
function nulls(policies: readonly NullPolicy[]): string {
  const lines = policies.map(({ rules, here, peer = '', there = '' }) =>
    line([rules, here, peer, there]),
  )
  return `## Nulls

**A null is no value.** A rule on values neither breaks on a null nor counts it: shares are of the rows that have a value. Only
rules that are about nulls speak of them, so that a column in which values may be missing says so once, under \`nulls:\`. A null is
an empty cell, quoted or not, or a token for one (\`NA\`, \`null\`, …; \`--null\`); NaN is a number. Deequ has four policies, by method:
a null passes, fails, is left out, or is a value of its own.

${[
  line(['rule', 'a null in it', 'in Deequ', 'there']),
  line(['---', '---', '---', '---']),
  ...lines,
].join('\n')}`
}

interface Section {
  readonly peer: Peer
  readonly version: string
  readonly kind: Kind
}

function section(rows: readonly Row[], { peer, version, kind }: Section): string {
  const lines = rows
    .filter((row) => row.peer === peer && row.kind === kind)
    .map(({ name, ours, note = '' }) => line([`\`${name}\``, ...answerOf(ours, note)]))
  return [
    `## ${peer}: ${titles[kind]}`,
    `${peer} ${version}; ${countOf(rows, peer, kind)}.`,
    [line([peer, 'driftgate', '']), line(['---', '---', '---']), ...lines].join('\n'),
  ].join('\n\n')
}

function answerOf(ours: Row['ours'], note: string): readonly [string, string] {
  if (typeof ours === 'string') return [ours, note]
  return 'no' in ours ? ['no', ours.no] : ['**not yet**', ours.notYet]
}

function countOf(rows: readonly Row[], peer: Peer, kind: Kind): string {
  const known = rows.filter((row) => row.peer === peer && row.kind === kind)
  const none = known.filter(({ ours }) => typeof ours === 'object' && 'no' in ours).length
  const open = known.filter(({ ours }) => typeof ours === 'object' && 'notYet' in ours).length
  const rest = open === 0 ? '' : `, ${open} are open`
  return `${known.length - none - open} of ${known.length} have an answer here, ${none} have none on purpose${rest}`
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`.replace(/ {2,}/g, ' ')
