/** Reports for the tests: one that reads like a real run, and generators of hostile ones. */
import fc from 'fast-check'
import type { RenderOptions } from '../../src/reports/options.js'
import type { Finding, TestResult } from '../../src/verdict/finding.js'
import { type ProfileReport, type Report, toReport } from '../../src/verdict/report.js'
import { judge } from '../../src/verdict/verdict.js'

export const options = (changes: Partial<RenderOptions> = {}): RenderOptions => ({
  color: false,
  unicode: true,
  width: 100,
  verbose: false,
  quiet: false,
  ...changes,
})

export function testResult(changes: Partial<TestResult> = {}): TestResult {
  return {
    name: 'ks',
    statistic: 0.2242,
    pValue: 2.2e-107,
    pAdjusted: 6.6e-106,
    alpha: 0.05,
    effect: 0.2242,
    effectLow: 0.1975,
    effectHigh: 0.2509,
    limit: 0.1,
    method: 'asymptotic',
    n: 4803,
    m: 4907,
    detectable: 0.0412,
    ...changes,
  }
}

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    code: 'nulls.share',
    column: 'dest',
    level: 'error',
    outcome: 'violated',
    dimension: 'completeness',
    observed: 0.0336,
    limit: 0.0012,
    rows: 168,
    samples: [
      { row: 17, value: null },
      { row: 93, value: 'x' },
    ],
    message: '3.36 % of the values are null, at most 0.12 % are expected',
    ...changes,
  }
}

export function drift(changes: Partial<Finding> = {}): Finding {
  return finding({
    code: 'drift.ks',
    column: 'arr_delay',
    outcome: 'drift',
    dimension: 'consistency',
    observed: 0.2242,
    limit: 0.1,
    rows: null,
    samples: [],
    message: 'the distribution moved towards smaller values, most at -5',
    test: testResult(),
    ...changes,
  })
}

/** Findings in no helpful order, one of each kind. */
export const findings: readonly Finding[] = [
  finding({
    code: 'type.mismatch',
    column: 'hour',
    outcome: 'satisfied',
    observed: 0,
    limit: 0,
    rows: 0,
    samples: [],
    message: 'every value is an integer',
  }),
  drift({
    code: 'drift.psi',
    column: 'longitude',
    level: 'warn',
    outcome: 'inconclusive',
    message: 'the estimate is above the limit, but 301 rows are too few to be sure',
    test: testResult({
      name: 'psi',
      pAdjusted: 0.083,
      effect: 0.162,
      effectLow: 0.06,
      effectHigh: 0.31,
      n: 930,
      m: 301,
      detectable: 0.19,
    }),
  }),
  drift({
    code: 'drift.ks',
    column: 'dep_time',
    level: 'info',
    outcome: 'inconclusive',
    test: testResult({ pAdjusted: 0.61, effect: 0.09, effectLow: 0.02, effectHigh: 0.13 }),
  }),
  drift({
    level: 'info',
    column: 'air_time',
    outcome: 'negligible',
    test: testResult({ pAdjusted: 0.0005, effect: 0.047, effectLow: 0.02, effectHigh: 0.074 }),
  }),
  drift({
    level: 'info',
    column: 'distance',
    outcome: 'stable',
    test: testResult({ pAdjusted: 1, effect: 0.016, effectLow: 0, effectHigh: 0.042 }),
  }),
  drift({
    column: 'tailnum',
    level: 'info',
    outcome: 'skipped',
    observed: null,
    limit: null,
    message: 'not compared: identifier',
    test: testResult({
      statistic: null,
      pValue: null,
      pAdjusted: null,
      effect: null,
      effectLow: null,
      effectHigh: null,
      detectable: null,
    }),
  }),
  finding({
    code: 'column.unexpected',
    column: 'arrival_delay',
    level: 'warn',
    observed: null,
    limit: null,
    rows: null,
    samples: [],
    message: 'the schema does not name this column',
    suggestion: 'was arr_delay renamed to it?',
    position: { file: 'train.schema.yaml', line: 12, column: 5 },
  }),
  finding(),
  drift(),
  drift({
    code: 'drift.psi',
    test: testResult({
      name: 'psi',
      pValue: 0,
      pAdjusted: 0,
      effect: 0.281,
      effectLow: 0.24,
      effectHigh: 0.33,
    }),
  }),
  finding({
    code: 'row.ragged',
    column: null,
    level: 'info',
    observed: 1,
    limit: 0,
    rows: 1,
    samples: [{ row: 0, value: 'a,b' }],
    message: '1 row has too few fields',
  }),
]

/** A failed run of `check`, from {@link findings}. */
export function report(changes: Partial<Report> = {}): Report {
  const own = changes.findings ?? findings
  return {
    ...toReport({
      version: '0.1.0',
      command: 'check',
      reference: { name: 'reference.csv', format: 'csv', rows: 5000, columns: 16, bytes: 409209 },
      batch: { name: 'drifted.csv', format: 'csv', rows: 5000, columns: 16, bytes: null },
      verdict: judge(own),
      findings: own,
    }),
    ...changes,
  }
}

/** A profile with a column of numbers, one of text and one without a value. */
export function profileReport(changes: Partial<ProfileReport> = {}): ProfileReport {
  const none = {
    misfits: 0,
    trues: null,
    falses: null,
    skewness: null,
    kurtosis: null,
    order: null,
    nans: null,
    infinities: null,
    zeros: null,
    negatives: null,
    mean: null,
    standardDeviation: null,
    sum: null,
    quantiles: [],
    length: null,
  }
  const quantile = (rank: number, estimate: number) => ({
    rank,
    estimate,
    low: estimate - 1,
    high: estimate + 1,
  })
  return {
    ...{
      schemaVersion: 1,
      tool: { name: 'driftgate', version: '0.1.0' },
      source: { name: 'reference.csv', format: 'csv', rows: 5000, columns: 3, bytes: 409209 },
      columns: [
        {
          name: 'dep_delay',
          type: 'integer',
          rows: 5000,
          nulls: 164,
          misfits: 3,
          trues: null,
          falses: null,
          skewness: 5.1,
          kurtosis: 52.2,
          order: 'none',
          nans: 0,
          infinities: 0,
          zeros: 250,
          negatives: 2600,
          distinct: { estimate: 311.6, low: 305, high: 319 },
          min: -21,
          max: 1137,
          mean: 20.73,
          standardDeviation: 51.48,
          sum: 100250,
          quantiles: [
            quantile(0, -21),
            quantile(0.01, -12),
            quantile(0.05, -9),
            quantile(0.25, -5),
            quantile(0.5, 0),
            quantile(0.75, 24),
            quantile(0.95, 125),
            quantile(0.99, 236),
            quantile(1, 1137),
          ],
          length: null,
          top: [],
        },
        {
          ...none,
          name: 'carrier',
          type: 'string',
          rows: 5000,
          nulls: 0,
          distinct: { estimate: 15, low: 15, high: 15 },
          min: '9E',
          max: 'YV',
          length: { min: 2, max: 2, mean: 2 },
          top: ['UA', 'B6', 'EV', 'DL', 'AA', 'MQ'].map((value, i) => ({
            value,
            count: 900 - 100 * i,
            low: 900 - 100 * i,
            high: i === 5 ? 410 : 900 - 100 * i,
          })),
        },
        {
          ...none,
          name: '',
          type: 'unknown',
          rows: 5000,
          nulls: 5000,
          distinct: null,
          min: null,
          max: null,
          top: [],
        },
      ],
    },
    ...changes,
  }
}

/** Text that attacks a terminal, a page or a parser, and any other text, lone surrogates among it. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    '\u001b[2J\u001b]0;owned\u0007',
    '\u009b31m',
    '\u202egpj.exe',
    '\u2066\u2069\u200b\ufeff',
    'a\r\nb\u2028c\u2029d\u0085e',
    '\ud800',
    '\u{e0041}\u{e0042}',
    '</script><script>alert(1)</script>',
    '__proto__',
    '東京'.repeat(200),
    'e\u0301'.repeat(5000),
    '',
    ' ',
    '"\\',
    '\u00a0',
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
)

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const probability = fc.double({ min: 0, max: 1, noNaN: true })
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER })
const message = hostileText.map((text) => `seen: ${text}`)
const value = fc.oneof(finite, hostileText, fc.boolean(), fc.constant(null))

const anyTest: fc.Arbitrary<TestResult> = fc.record({
  name: fc.constantFrom('ks', 'psi', 'chi-square', 'nulls', 'unseen'),
  statistic: orNull(finite),
  pValue: orNull(probability),
  pAdjusted: orNull(probability),
  alpha: fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
  effect: orNull(finite),
  effectLow: orNull(finite),
  effectHigh: orNull(finite),
  limit: finite,
  method: message,
  n: count,
  m: count,
  detectable: orNull(fc.double({ min: 0, max: 10, noNaN: true })),
})

const ruleFields = {
  code: fc.constantFrom('nulls.share', 'domain.value', 'change.unit', 'row.ragged'),
  column: orNull(hostileText),
  level: fc.constantFrom('error' as const, 'warn' as const, 'info' as const),
  dimension: fc.constantFrom('completeness' as const, 'accuracy' as const),
  observed: value,
  limit: value,
  rows: orNull(count),
  samples: fc.array(fc.record({ row: count, value: orNull(hostileText) }), { maxLength: 5 }),
  message,
}

const anyFinding: fc.Arbitrary<Finding> = fc.oneof(
  fc.record(
    {
      ...ruleFields,
      outcome: fc.constantFrom('violated' as const, 'satisfied' as const, 'skipped' as const),
      columns: fc.array(hostileText, { maxLength: 3 }),
      suggestion: message,
      position: fc.record({
        file: hostileText,
        line: fc.integer({ min: 1 }),
        column: fc.integer({ min: 1 }),
      }),
    },
    {
      requiredKeys: [
        'code',
        'column',
        'level',
        'dimension',
        'observed',
        'limit',
        'rows',
        'samples',
        'message',
        'outcome',
      ],
    },
  ) as fc.Arbitrary<Finding>,
  fc.record({
    ...ruleFields,
    outcome: fc.constantFrom(
      'drift' as const,
      'stable' as const,
      'negligible' as const,
      'inconclusive' as const,
    ),
    test: anyTest,
  }),
)

const anySource = fc.record({
  name: hostileText,
  format: fc.constant('csv'),
  rows: count,
  columns: count,
  bytes: orNull(count),
})

/** Reports with hostile text wherever data can reach. */
export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    version: fc.constant('0.1.0'),
    command: fc.constantFrom('check' as const, 'drift' as const),
    reference: orNull(anySource),
    batch: anySource,
    findings: fc.array(anyFinding, { maxLength: 12 }),
  })
  .map((run) => toReport({ ...run, verdict: judge(run.findings) }))

const anyPoint = fc.oneof(finite, hostileText)
const anyColumn = fc.record({
  name: hostileText,
  type: fc.constantFrom('number' as const, 'string' as const, 'timestamp' as const),
  rows: count,
  nulls: count,
  misfits: count,
  trues: orNull(count),
  falses: orNull(count),
  skewness: orNull(finite),
  kurtosis: orNull(finite),
  order: fc.constantFrom('ascending' as const, 'none' as const, null),
  nans: orNull(count),
  infinities: orNull(count),
  zeros: orNull(count),
  negatives: orNull(count),
  distinct: orNull(fc.record({ estimate: probability, low: probability, high: probability })),
  min: value,
  max: value,
  mean: orNull(anyPoint),
  standardDeviation: orNull(probability),
  sum: orNull(finite),
  quantiles: fc.array(
    fc.record({ rank: probability, estimate: anyPoint, low: anyPoint, high: anyPoint }),
    { maxLength: 9 },
  ),
  length: orNull(fc.record({ min: count, max: count, mean: probability })),
  top: fc.array(
    fc.record({
      value: fc.oneof(finite, hostileText, fc.boolean()),
      count,
      low: count,
      high: count,
    }),
    { maxLength: 8 },
  ),
})

/** Profiles with hostile text wherever data can reach. */
export const anyProfileReport: fc.Arbitrary<ProfileReport> = fc.record({
  schemaVersion: fc.constant(1 as const),
  tool: fc.constant({ name: 'driftgate', version: '0.1.0' }),
  source: anySource,
  columns: fc.array(anyColumn, { maxLength: 4 }),
})
