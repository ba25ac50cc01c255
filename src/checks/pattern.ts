/** Every value has the form that the schema asks for, by a pattern or by the name of a format, or nearly all have. */
import { validCount } from '../accumulators/tally.js'
import type { Rule } from '../batch/match.js'
import { tallyOf } from '../profile/query.js'
import { formats } from '../schema/formats.js'
import type { ColumnSchema, FormatRule, PatternRule } from '../schema/schema.js'
import type { ColumnCheck, Subject } from './check.js'
import { skipped } from './result.js'
import { judgeBreaking } from './share.js'
import { violationNeeds, violationsIn } from './violations.js'

/** One rule object for one rule of the schema, so that a pattern is compiled once. */
const known = new WeakMap<object, Rule>()

function patternRule(limits: PatternRule): Rule {
  const { regex, search, ignoreCase } = limits
  const rule = known.get(limits) ?? {
    kind: 'pattern',
    matches: regex,
    ...(search === undefined ? {} : { search }),
    ...(ignoreCase === undefined ? {} : { ignoreCase }),
  }
  known.set(limits, rule)
  return rule
}

function formatRule(limits: FormatRule): Rule {
  const rule = known.get(limits) ?? { kind: 'pattern', matches: formats[limits.is] }
  known.set(limits, rule)
  return rule
}

interface Form {
  readonly rule: Rule
  /** As the limit of the finding. */
  readonly shown: string
  readonly what: readonly [one: string, many: string]
  readonly mostly: number | undefined
}

export const pattern = checkOf('pattern', 'pattern.mismatch', ({ pattern: limits }) => {
  if (limits === undefined) return undefined
  const object = limits.search === true ? 'nothing that matches' : 'no value that matches'
  return {
    rule: patternRule(limits),
    shown: limits.regex,
    what: [`has ${object} the pattern`, `have ${object} the pattern`],
    mostly: limits.mostly,
  }
})

export const format = checkOf('format', 'format.mismatch', ({ format: limits }) => {
  if (limits === undefined) return undefined
  const { is, mostly } = limits
  return {
    rule: formatRule(limits),
    shown: is,
    what: [`has a value that is no ${is}`, `have a value that is no ${is}`],
    mostly,
  }
})

function checkOf(
  rule: string,
  code: string,
  formOf: (rules: ColumnSchema) => Form | undefined,
): ColumnCheck {
  return {
    rule,
    dimension: 'conformity',
    codes: (rules) => (formOf(rules) === undefined ? [] : [code]),
    needs: (rules) => {
      const form = formOf(rules)
      return form === undefined ? [] : violationNeeds(form.rule)
    },
    judge: (subject) => judge(subject, code, formOf(subject.rules)),
  }
}

function judge({ column, headOf }: Subject, code: string, form: Form | undefined) {
  if (form === undefined) return []
  const head = headOf(code, form.shown)
  const tally = tallyOf(column)
  const rows = tally === undefined ? 0 : validCount(tally)
  if (rows === 0) return [skipped(head, 'no row has a value')]
  const seen = violationsIn(column, form.rule)
  if (seen === undefined) return [skipped(head, 'the profile was made without this rule')]
  return [judgeBreaking(head, seen, { rows, what: form.what, mostly: form.mostly })]
}
