/** Statistics of a column lie within their bounds, each judged with its error. */
import { boundedQuantiles } from '../accumulators/kll-query.js'
import { isNumeric } from '../batch/type.js'
import type { ColumnProfile } from '../profile/profile.js'
import { kllOf } from '../profile/query.js'
import { attributesOf, type Tiered, tiersOf } from '../schema/attributes.js'
import type { Bounds } from '../schema/schema.js'
import { type StatisticName, statisticForms, statisticNames } from '../schema/statistics.js'
import { countText } from '../schema/words.js'
import type { Finding, Level } from '../verdict/finding.js'
import type { ColumnCheck, Subject } from './check.js'
import { judgeMeasured, limitOf } from './measured.js'
import { measures } from './measures.js'
import { skipped } from './result.js'

const words = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function statistic(name: StatisticName): ColumnCheck {
  const code = `statistic.${words(name)}`
  const measure = measures[name]
  const { of } = statisticForms[name]
  return {
    rule: `statistics/${name}`,
    dimension: 'accuracy',
    codes: ({ statistics }) => (statistics?.[name] === undefined ? [] : [code]),
    needs: ({ statistics }) => (statistics?.[name] === undefined ? [] : measure.needs),

    judge({ rules, column, headOf }) {
      const bounds = rules.statistics?.[name]
      if (bounds === undefined) return []
      const head = headOf(code, limitOf(bounds))
      const strange = strangeType(column, of)
      if (strange !== undefined) return [skipped(head, strange)]
      const value = measure.of(column)
      if (value === undefined) return [skipped(head, 'there is nothing to compute it from')]
      return [judgeMeasured(head, { noun: measure.noun, value }, bounds)]
    },
  }
}

function strangeType({ field }: ColumnProfile, of: 'numbers' | 'text' | 'any'): string | undefined {
  const { type } = field
  const fits = of === 'any' || (of === 'numbers' ? isNumeric(type) : type === 'string')
  return fits || type === 'unknown' ? undefined : `the column holds values of type ${type}`
}

const quantileCode = 'statistic.quantile'

/** One finding for all quantiles: the worst that is broken, and how many are. */
const quantiles: ColumnCheck = {
  rule: 'statistics/quantiles',
  dimension: 'accuracy',
  codes: ({ statistics }) => (statistics?.quantiles === undefined ? [] : [quantileCode]),
  needs: ({ statistics }) => (statistics?.quantiles === undefined ? [] : measures.mean.needs),

  judge(subject) {
    const { quantiles: asked } = subject.rules.statistics ?? {}
    if (asked === undefined) return []
    const head = subject.headOf(quantileCode, null)
    const strange = strangeType(subject.column, 'numbers')
    if (strange !== undefined) return [skipped(head, strange)]
    const found = Object.entries(asked).flatMap(([rank, rule]) =>
      judgeQuantile(subject, Number(rank), rule),
    )
    return found.length === 0 ? [skipped(head, 'no row has a number')] : [worst(found)]
  },
}

function judgeQuantile(
  { column, headOf }: Subject,
  rank: number,
  rule: Tiered<Bounds>,
): readonly Finding[] {
  const state = kllOf(column)
  const [value] = state === undefined ? [] : boundedQuantiles(state, [rank])
  if (value === undefined) return []
  return tiersOf(rule).map((tier) => {
    const head = headOf(quantileCode, limitOf(tier), attributesOf(tier).level)
    return judgeMeasured(head, { noun: `the quantile ${rank}`, value }, tier)
  })
}

const severity: Readonly<Record<Level, number>> = { info: 0, warn: 1, error: 2 }

function worst(findings: readonly Finding[]): Finding {
  const broken = findings
    .filter(({ outcome }) => outcome === 'violated')
    .sort((a, b) => severity[b.level] - severity[a.level])
  const [first, ...others] = broken
  const rest = findings.find(({ outcome }) => outcome === 'inconclusive') ?? findings[0]
  if (first === undefined) return rest as Finding
  if (others.length === 0) return first
  return { ...first, message: `${first.message}; and ${countText(others.length)} more` }
}

/** In the order of the statistics. */
export const statistics: readonly ColumnCheck[] = [...statisticNames.map(statistic), quantiles]
