/**
 * Findings without values of the data: for columns that the schema tags `sensitive`, or for all.
 *
 * What stays is on a list; a finding of any other code keeps its numbers of rows and loses its sentence,
 * so that a code nobody thought of here tells too little, never too much. Names of columns, types, counts,
 * shares, effects and p-values stay, as does what the schema's author wrote (conditions, names, reasons).
 */
import { specialLabels } from '../drift/bins.js'
import { type Redaction, shortDigestOf } from '../profile/redact.js'
import type { Schema } from '../schema/schema.js'
import { countOf } from '../schema/words.js'
import type { Bin, Finding, SampleRow, TestResult } from '../verdict/finding.js'

/** The tag of a column, a rule or a whole schema whose values no report may show. */
const sensitiveTag = 'sensitive'

export interface ReportPrivacy {
  /** Of all columns; absent: of sensitive ones, whose values are left out. */
  readonly redact?: Redaction
  /** The key of the digests that `hash` shows; without one anybody can try guesses. */
  readonly redactKey?: string
}

/** Codes whose sentence, observed and limit hold counts, shares, types and words of the schema only. */
export const plainCodes: ReadonlySet<string> = new Set([
  ...['rows.none', 'rows.below', 'rows.above', 'rows.change', 'rows.duplicate'],
  ...['column.missing', 'column.unexpected', 'column.order', 'key.duplicate', 'key.null'],
  ...['header.duplicate', 'header.empty', 'row.ragged', 'row.truncated', 'row.long'],
  ...['quote.stray', 'quote.unclosed', 'encoding.invalid', 'byte.nul'],
  ...['rows.incomplete', 'dependency.broken', 'columns.correlation', 'columns.mutual-information'],
  ...['reference.missing', 'dataset.unmatched', 'dataset.different', 'dataset.absent'],
  ...['dataset.ambiguous'],
  ...['row.rule', 'row.unevaluated', 'suppression.expired', 'suppression.unused'],
  ...['type.mismatch', 'nulls.share', 'number.nan', 'number.infinite', 'unique.duplicate'],
  ...['domain.value', 'forbidden.value', 'pattern.mismatch', 'format.mismatch'],
  ...['order.decreasing', 'order.increasing'],
  ...['drift.ks', 'drift.psi', 'drift.chi-square', 'drift.nulls', 'drift.nans', 'drift.unseen'],
  ...['drift.infinities', 'drift.columns', 'drift.jensen-shannon', 'drift.hellinger'],
  ...['drift.total-variation', 'drift.l-infinity', 'drift.kullback-leibler', 'drift.kuiper'],
  ...['drift.wasserstein', 'drift.energy', 'drift.cramer-von-mises', 'drift.anderson-darling'],
  ...['statistic.skewness', 'statistic.kurtosis', 'statistic.outlier-share', 'statistic.entropy'],
  ...['statistic.zero-share', 'statistic.negative-share', 'statistic.most-common-share'],
  ...['statistic.distinct', 'statistic.distinct-share', 'statistic.once-share'],
  ...['statistic.missing-share', 'statistic.present'],
])

/** Codes whose samples name rows or columns, not values. */
const namingCodes =
  /^(unique\.duplicate|key\.duplicate|rows\.duplicate|dependency\.broken|header\..*)$/

/** Codes of faults, whose samples are rows and cells of any column. */
const faultCodes = /^(row\.(ragged|truncated|long)|quote\..*|encoding\..*|byte\..*)$/

/** Rows that break a rule, of one and of several, where the rule can be told without its limit. */
const breaking: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'range.below': ['lies below the range', 'lie below the range'],
  'range.above': ['lies above the range', 'lie above the range'],
  'length.below': ['is shorter than allowed', 'are shorter than allowed'],
  'length.above': ['is longer than allowed', 'are longer than allowed'],
  'number.multiple': ['is no multiple of the step', 'are no multiples of the step'],
}

/** The findings, of sensitive columns or of all without values; others as they are. */
export function redactFindings(
  findings: readonly Finding[],
  schema: Pick<Schema, 'columns' | 'tags'>,
  privacy: ReportPrivacy = {},
): readonly Finding[] {
  const { redact, redactKey } = privacy
  const isSensitive = sensitivity(schema, redact !== undefined)
  const settings = { how: redact ?? 'omit', key: redactKey }
  return findings.map((each) => (isSensitive(each) ? redactFinding(each, settings) : each))
}

/** Names of the columns that a schema tags as sensitive; undefined for all. */
export function sensitiveColumns({
  columns,
  tags = [],
}: Pick<Schema, 'columns' | 'tags'>): ReadonlySet<string> | undefined {
  if (tags.includes(sensitiveTag)) return undefined
  return new Set(
    columns.filter((each) => each.tags?.includes(sensitiveTag) === true).map(({ name }) => name),
  )
}

function sensitivity(
  schema: Pick<Schema, 'columns' | 'tags'>,
  isForAll: boolean,
): (finding: Finding) => boolean {
  const names = isForAll ? undefined : sensitiveColumns(schema)
  // What was redacted before has nothing left to redact, and no digest of a digest is wanted.
  return ({ code, column, columns = [], rule, redacted }) => {
    if (redacted !== undefined) return false
    const concerned = column === null ? columns : [column]
    if (faultCodes.test(code)) return names === undefined || names.size > 0
    if (concerned.length === 0) return false
    return (
      names === undefined ||
      rule?.tags?.includes(sensitiveTag) === true ||
      concerned.some((name) => names.has(name))
    )
  }
}

interface Settings {
  readonly how: Redaction
  readonly key: string | undefined
}

function redactFinding(finding: Finding, settings: Settings): Finding {
  const { suggestion, test, samples, ...rest } = finding
  const { code, limit, outcome } = finding
  const isPlain = plainCodes.has(code)
  // A pattern may spell out what values begin with.
  const keepsLimit = isPlain && !(code === 'pattern.mismatch' && typeof limit === 'string')
  const names = code.startsWith('column.')
  return {
    ...rest,
    samples: namingCodes.test(code) ? samples : samples.map((each) => withheld(each, settings)),
    ...(isPlain ? {} : { observed: null }),
    ...(keepsLimit ? {} : { limit: null }),
    ...(isPlain || outcome === 'skipped' ? {} : { message: sentence(finding) }),
    ...(suggestion === undefined || !names ? {} : { suggestion }),
    ...(test === undefined ? {} : { test: redactTest(test) }),
    redacted: settings.how,
  }
}

/** The row stays, so that whoever may see the data can look there. */
function withheld({ row, value, ...place }: SampleRow, { how, key }: Settings): SampleRow {
  const isShown = value !== null && how === 'hash'
  return { ...place, row, value: isShown ? shortDigestOf(value, key) : null }
}

/** Bins are named by values, and the Wasserstein distance is in their unit. */
function redactTest(test: TestResult): TestResult {
  const { bins, ...rest } = test
  return {
    ...rest,
    ...(test.name === 'wasserstein' ? { statistic: null } : {}),
    ...(bins === undefined ? {} : { bins: bins.map(anonymous) }),
  }
}

const special: ReadonlySet<string> = new Set(Object.values(specialLabels))

const anonymous = (bin: Bin, index: number): Bin =>
  special.has(bin.label) ? bin : { ...bin, label: `bin ${index + 1}` }

function sentence({ code, outcome, rows }: Finding): string {
  const why = 'values are left out'
  if (outcome === 'satisfied') return `the rule holds; ${why}`
  if (code.startsWith('change.')) return `a change of this kind was found; ${why}`
  if (outcome !== 'violated') return `the rule is ${outcome}; ${why}`
  if (rows === null || rows === 0) return `the rule is broken; ${why}`
  const [one, many] = breaking[code] ?? ['breaks the rule', 'break the rule']
  return `${countOf(rows, 'row')} ${rows === 1 ? one : many}; ${why}`
}
