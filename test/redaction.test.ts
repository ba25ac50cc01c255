/** Canaries of every kind of column, which no report may sing where it is told not to. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runExplain } from '../src/commands/explain.js'
import { plainCodes } from '../src/gate/redact-findings.js'
import { codes } from '../src/reports/codes.js'
import type { Report } from '../src/verdict/report.js'
import { isRaised } from '../src/verdict/verdict.js'
import { testContext } from './support/context.js'
import { validateCheckReport, validateProfileReport } from './support/report-schema.js'
import { driftgate } from './support/run.js'
import { scratchFolder } from './support/scratch.js'

const rows = 320
const line = (cells: readonly (string | number)[]) => cells.join(',')
const names = [
  ...['int', 'wide', 'number', 'decimal', 'date', 'time', 'stamp', 'text', 'category', 'constant'],
  ...['scaled', 'typed', 'mixed', 'signed', 'rounded', 'spelt', 'late', 'flag'],
]
/** A second later, or ten, from row to row. */
const later = (day: string, i: number) => {
  const seconds = (i >> 1) * 11 + (i & 1)
  return `${day}T0${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}Z`
}
const two = (number: number) => String(number).padStart(2, '0')

function cells(i: number): (string | number)[] {
  const day = `2020-${two(1 + (i % 12))}-${two(1 + (i % 28))}`
  return [
    ...[i, `90071992547409${two(i % 90)}`, (i % 97) / 4, `1234567890123456.${two(i % 90)}`, day],
    ...[`0${i % 4}:${two(i % 60)}:00`, `${day}T0${i % 10}:00:00Z`, `text ${i}`, 'abc'[i % 3] ?? ''],
    ...['even', (i % 97) + 3, i % 7, i % 5, (i % 50) + 1, `${i % 9}.${two((i * 37) % 100)}`],
    ...[['one', 'two'][i % 2] ?? '', later('2020-01-01', i), i % 2 === 0],
  ].map((cell) => (typeof cell === 'boolean' ? String(cell) : cell))
}

/** What each canary of a row looks like in the file. */
const canaries = [
  ...['48151623', '4815162342481516234', '48151623.42', '4815162348151623.42', '2148-01-23'],
  ...['04:08:15', '2148-01-23T04:08:15Z', 'canary bird', 'canary kind', 'canary ever'],
  ...['48151623', 'canary type', '48151623.5', '-48151623', '48151623.4', 'canary spelt'],
  ...['2148-01-23T04:08:15Z', 'canary flag'],
]

/** What any of them leaves in a text, thousands apart, rounded or not. */
const song =
  /48[, ]?151[, ]?62|4\.815162|4,?815,?162|2148-01|04:08:15|(?<![\d.])8,?888,?888|canary/i

function batchCells(i: number): (string | number)[] {
  const own = cells(i)
  const isTwice = i % 40 === 8
  const late = later('2148-01-23', isTwice ? i - 1 : i)
  if (i % 40 === 7 || isTwice || i === 3) return [...canaries].with(16, late)
  own[2] = i % 3 === 1 ? 'NaN' : i % 5 === 2 ? 'inf' : (own[2] ?? '')
  own[8] = i % 3 === 0 ? 'canary kind' : (own[8] ?? '')
  own[9] = 'canary ever'
  own[10] = Number(own[10]) * 1000
  own[13] = -Number(own[13])
  own[14] = Math.round(Number(own[14]))
  own[15] = i % 2 === 0 ? 'ONE' : ' two'
  own[12] = i % 4 === 0 ? '' : i % 10 === 1 ? 8888888 : (own[12] ?? '')
  own[16] = late
  return own
}

const table = (of: (i: number) => readonly (string | number)[]) =>
  `${names.join(',')}\n${Array.from({ length: rows }, (_, i) => line(of(i))).join('\n')}\n`

const faults = [
  'canary ragged,48151623\n',
  `${line([...canaries].with(7, 'canary "stray" bird'))}\n`,
  `${line([...canaries].with(7, 'canary nul\0'))}\n`,
]
const invalid = Buffer.concat([
  Buffer.from(`${line([...canaries.slice(0, 7)])},canary \xff`, 'latin1'),
  Buffer.from(`,${line(canaries.slice(8))}\n`),
])
const cut = Buffer.from(`${line(canaries.slice(0, 7))},"canary cut`)
const batch = Buffer.concat([Buffer.from(table(batchCells) + faults.join('')), invalid, cut])

const bounds = '{ minimum: 0.6, maximum: 0.7 }'
const measures = [
  ...['mean', 'sum', 'skewness', 'kurtosis', 'minimum', 'maximum', 'span', 'standardDeviation'],
  ...['interquartileRange', 'outlierShare', 'zeroShare', 'negativeShare', 'entropy', 'distinct'],
  ...['mostCommonShare', 'distinctShare', 'onceShare', 'missingShare', 'present'],
]
const statistics = `statistics: { ${measures.map((name) => `${name}: ${bounds}`).join(', ')}, quantiles: { 0.5: ${bounds} } }`
const drift =
  'drift: { jensenShannon: 0.001, hellinger: 0.001, totalVariation: 0.001, lInfinity: 0.001, kullbackLeibler: 0.001, wasserstein: 0.001, energy: 0.001, cramerVonMises: 0.001, andersonDarling: 0.001, kuiper: 0.001, ks: 0.001, psi: 0.001, chiSquare: 0.001, nulls: 0.001, unseen: 0.001 }'

const rules: Readonly<Record<string, string>> = {
  int: `type: integer, unique: true, increasing: true, decreasing: true, range: { minimum: 5, maximum: 500 }, multipleOf: 7, forbidden: ['48151623'], ${statistics}`,
  wide: 'type: integer, range: { maximum: 9007199254740999 }',
  number: `type: number, range: { maximum: 10, mostly: 0.999 }, nans: 0, infinities: 0, nulls: { maximum: 0, tokens: ['48151623.42'] }, ${statistics}, ${drift}`,
  decimal: 'type: decimal, range: { maximum: 10 }, domain: [1.5]',
  date: 'type: date, range: { maximum: 2020-06-01 }, freshness: 1 day',
  time: 'type: time, range: { minimum: 00:30:00, maximum: 02:00:00 }',
  stamp: 'type: timestamp, freshness: 1 day, range: { maximum: 2020-06-01T00:00:00Z }',
  text: 'type: string, pattern: "text [0-9]+", format: uuid, length: { minimum: 7, maximum: 8 }, unique: true, statistics: { meanLength: { maximum: 1 } }',
  category: `type: string, domain: [a, b, c, canary kin], ${drift}`,
  constant: 'type: string',
  scaled: 'type: integer',
  signed: 'type: integer, drift: { kuiper: 0.001 }',
  rounded: 'type: number',
  spelt: 'type: string',
  typed: 'type: integer',
  mixed: 'type: integer, nulls: 0',
  late: 'type: timestamp, cadence: { minimumStep: 2 seconds, maximumStep: 5 seconds }',
  flag: 'type: boolean',
}

function schemaText(tags: string, columnTags: string): string {
  const columns = names.map((name) => `  - { name: ${name}, ${columnTags}${rules[name] ?? ''} }`)
  return [
    'version: 1',
    tags,
    'columns:',
    ...columns,
    'rules:',
    '  - int < 100',
    "  - text <> 'x' and 1 / (int - 5) < 100",
    'dependencies:',
    '  - { columns: [category], determines: spelt }',
    'keys:',
    '  - { columns: [int, text], primary: true }',
    'uniqueRows: true',
    '',
  ].join('\n')
}

const at = scratchFolder({
  'reference.csv': table(cells),
  'batch.csv': batch,
  'plain.schema.yaml': schemaText('', ''),
  'tagged.schema.yaml': schemaText('', 'tags: [personal, sensitive], '),
  'whole.schema.yaml': schemaText('tags: [sensitive]', ''),
})

async function explained(...words: Parameters<typeof runExplain>): Promise<string> {
  return (await runExplain(...words)).stdout
}

/** Each run once. */
const known = new Map<string, ReturnType<typeof check>>()

function checked(schema: string, ...words: string[]): ReturnType<typeof check> {
  const key = [schema, ...words].join(' ')
  const run = known.get(key) ?? check(schema, words)
  known.set(key, run)
  return run
}

async function check(schema: string, words: readonly string[]) {
  const json = at(`${[schema, ...words].join(' ')}.json`)
  const args = [
    'check',
    at('batch.csv'),
    '-s',
    at(schema),
    '-r',
    at('reference.csv'),
    '--now=2199-01-01',
  ]
  const run = driftgate([...args, '-v', '--format', 'text', '--format', `json=${json}`, ...words])
  expect([run.status, run.stderr.replace(/^wrote .*\n/, '')]).toEqual([1, ''])
  const text = readFileSync(json, 'utf8')
  const pages = names.map((name) => explained(name, [], { report: json }, testContext()))
  const texts = [text, run.stdout, ...(await Promise.all(pages))]
  return { json, report: validateCheckReport(text), texts }
}

/** Codes whose sentences hold values. Of a code that is new, nobody knows: it is withheld too. */
const withheldCodes = [
  ...['range.below', 'range.above', 'length.below', 'length.above', 'number.multiple'],
  ...['time.stale', 'cadence.above', 'cadence.below'],
  ...['change.unit', 'change.sign', 'change.timezone', 'change.sentinel', 'change.constant'],
  ...['change.rounding', 'change.whitespace', 'change.case'],
  ...['change.category-new', 'change.category-gone'],
  ...['statistic.mean', 'statistic.standard-deviation', 'statistic.sum', 'statistic.minimum'],
  ...['statistic.maximum', 'statistic.span', 'statistic.interquartile-range'],
  ...['statistic.quantile', 'statistic.mean-length'],
]

const raisedCodes = ({ findings }: Report) =>
  [...new Set(findings.filter(isRaised).map(({ code }) => code))].sort()

describe('canaries', () => {
  it('sing where nothing is asked of a report, under nearly every code', async () => {
    const { report, texts } = await checked('plain.schema.yaml')
    for (const text of texts.slice(0, 2)) expect(text).toMatch(song)
    expect(report.findings.every(({ redacted }) => redacted === undefined)).toBe(true)
    // Those that this batch cannot show: of its header, its columns, its size; of other changes.
    const silent =
      /^(header|column|suppression|reference|dataset|drift\.columns|rows\.(none|above|below|change|incomplete)|row\.long|change\.timezone)/
    const missing = [...plainCodes, ...withheldCodes].filter(
      (code) => !silent.test(code) && !raisedCodes(report).includes(code),
    )
    expect(missing).toEqual([])
  })

  it.each([
    ['tags of columns', 'tagged.schema.yaml', []],
    ['a tag of the schema', 'whole.schema.yaml', []],
    ['--redact', 'plain.schema.yaml', ['--redact']],
    ['--redact=hash', 'plain.schema.yaml', ['--redact=hash']],
  ] as const)('are silent by %s, and nothing else changes', async (_, schema, words) => {
    const { report, texts } = await checked(schema, ...words)
    for (const text of texts) expect(song.exec(text)?.[0]).toBeUndefined()
    const { report: plain } = await checked('plain.schema.yaml')
    const kept = ({ findings }: Report) =>
      findings.map(({ code, column, outcome, level, rows: count, samples, test }) => {
        const where = samples.map(({ row }) => row)
        return { code, column, outcome, level, count, where, p: test?.pValue }
      })
    expect(kept(report)).toEqual(kept(plain))
    expect(report.summary).toEqual(plain.summary)
  })

  it('show what is equal by hash, which a key changes', async () => {
    const { report } = await checked('plain.schema.yaml', '--redact=hash')
    const values = (code: string, { findings }: Report) =>
      findings.find((each) => each.code === code)?.samples.map(({ value }) => value) ?? []
    const found = values('domain.value', report)
    expect(found[0]).toMatch(/^sha256:[0-9a-f]{12}$/)
    const run = driftgate(
      ['check', at('batch.csv'), '-s', at('plain.schema.yaml'), '--redact=hash', '--format=json'],
      { env: { DRIFTGATE_REDACT_KEY: 'secret' } },
    )
    const keyed = values('domain.value', validateCheckReport(run.stdout))
    expect(keyed[0]).toMatch(/^hmac-sha256:[0-9a-f]{12}$/)
    expect(run.stdout).not.toMatch(song)
  })

  it.each(['drift', 'profile'])('are silent in %s', (command) => {
    const data = command === 'profile' ? [at('batch.csv')] : [at('reference.csv'), at('batch.csv')]
    for (const words of [
      ['-v', '--redact'],
      ['--format=json', '--redact=hash'],
    ]) {
      const { stdout, stderr } = driftgate([command, ...data, ...words])
      expect(stdout.length).toBeGreaterThan(200)
      expect(song.exec(stdout + stderr)?.[0], words.join(' ')).toBeUndefined()
    }
    if (command === 'drift') return
    expect(driftgate([command, ...data]).stdout).toMatch(song)
    const { stdout } = driftgate([command, ...data, '--redact', '--format', 'json'])
    const { columns } = validateProfileReport(stdout)
    expect(columns[0]).toMatchObject({ redacted: 'omit', min: null, rows: rows + 5 })
  })

  it('are silent where a report that has them is explained', async () => {
    const { json } = await checked('plain.schema.yaml')
    for (const name of names) {
      const plain = await explained(name, [], { report: json }, testContext())
      const text = await explained(name, [], { report: json, redact: true }, testContext())
      expect(text.length).toBeGreaterThan(plain.length / 2)
      expect(song.exec(text)?.[0], name).toBeUndefined()
    }
    const { stdout } = driftgate(['explain', 'category', '--report', json, '--redact'])
    expect(stdout).toMatch(/bin 1 /)
  })
})

describe('codes', () => {
  it('that keep their sentences are codes, and none of those whose sentences hold values', () => {
    expect([...plainCodes].filter((code) => !Object.hasOwn(codes, code))).toEqual([])
    expect(withheldCodes.filter((code) => !Object.hasOwn(codes, code))).toEqual([])
    expect(withheldCodes.filter((code) => plainCodes.has(code))).toEqual([])
  })
})
