import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse as yamlParse } from 'yaml'
import { UsageError } from '../../src/errors.js'
import { parseSchema } from '../../src/schema/parse.js'
import { faultCodes, stages, typeNames } from '../../src/schema/vocabulary.js'

const published = JSON.parse(readFileSync('schemas/driftgate.schema.json', 'utf8'))
const validate = new Ajv({ strict: true, strictRequired: false, strictTypes: false }).compile(
  published,
)

const wrap = (column: string) => `version: 1\ncolumns:\n  - name: a\n    ${column}\n`

function message(text: string): string {
  try {
    parseSchema(text, 'x.yaml')
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    return (error as Error).message
  }
  return ''
}

const good: readonly string[] = [
  'version: 1\ncolumns: []',
  '{"version": 1, "columns": [{"name": "a", "type": "integer"}]}',
  '{"$schema": "x.json", "version": 1, "columns": []}',
  'version: 1\ndescription: about\nalpha: 0.01\nunexpectedColumns: error\ncolumns: []',
  'version: 1\nrows: { minimum: 1 }\ncolumns: []',
  'version: 1\nrows:\n  - minimum: 1\n  - { minimum: 5, maximum: 9, level: warn }\ncolumns: []',
  'version: 1\nfaults: { row.ragged: 0.1, quote.stray: { maximum: 0, evidenceRows: 7 } }\ncolumns: []',
  'version: 1\ndrift: { ks: 0.2, psi: 3, level: info }\ncolumns: []',
  wrap('nulls: 0.5'),
  wrap('nulls: { maximum: 0.5, confidence: 0.99, level: warn }'),
  wrap('unique: true'),
  wrap('unique: warn'),
  wrap('increasing: false'),
  wrap('required: false'),
  wrap('range: { minimum: 3 }'),
  wrap('range: { minimum: a }'),
  wrap('type: integer\n    range: { minimum: 1, maximum: 9007199254740993, evidenceRows: 3 }'),
  wrap('type: integer\n    range: { maximum: "9007199254740993" }'),
  wrap('type: number\n    range: { minimum: -1.5e300 }'),
  wrap('type: date\n    range: { minimum: 2024-02-29, maximum: 2025-01-01 }'),
  wrap('range: { minimum: 1, maximum: 2, farMinimum: -10, farMaximum: 10, evidenceRows: 500 }'),
  wrap('type: time\n    range: { minimum: "08:00" }'),
  wrap('type: timestamp\n    range: { minimum: 2024-02-29, maximum: 2024-03-01T00:00:00+02:00 }'),
  wrap('type: string\n    length: { minimum: 0, maximum: 5 }'),
  wrap('domain: [a, b, 1, true]'),
  wrap('domain: { values: [a], unseen: { maximum: 0.1, confidence: 0.999 }, level: warn }'),
  wrap('domain: { values: [a], evidenceRows: 100 }'),
  wrap('drift: { compare: false, reason: identifier }'),
  wrap('drift: {}'),
  'version: 1\nowner: a\ntags: [b]\nenvironments: [t, s]\ndefaultEnvironments: t\ncolumns: []',
  'version: 1\nrowChange: { minimum: 0.5, maximum: 2, warn: { minimum: 0.8 } }\ncolumns: []',
  'version: 1\ncolumnOrder: warn\ncolumns: []',
  'version: 1\nrows: { exclusiveMinimum: 0, maximum: 9, owner: a }\ncolumns: []',
  'version: 1\nfaults: { row.ragged: { maximum: 0.1, warn: { maximum: 0.01 } } }\ncolumns: []',
  'version: 1\nsuppressions: [{ code: drift, column: a, reason: known, until: 2024-02-29 }]\ncolumns: []',
  'version: 1\nenvironments: [t, s]\ncolumns: [{ name: a, in: [t] }, { name: b, notIn: s }]',
  wrap(
    'nulls: { maximum: 0.5, level: error, description: d, owner: o, tags: t, dimension: accuracy, minimumRows: 9 }',
  ),
  wrap('nulls: { maximum: 0.5, warn: { maximum: 0.1, confidence: 0.9 }, tokens: ["-", n/a] }'),
  wrap('unique: { level: warn, owner: o }'),
  wrap('required: { level: warn }'),
  wrap('type: { is: integer, mostly: 0.9, owner: o }\n    range: { minimum: 1 }'),
  wrap('type: number\n    nans: 0\n    infinities: { maximum: 0.1, level: warn }'),
  wrap('range: { exclusiveMinimum: 0, maximum: 5, mostly: 0.9, warn: { maximum: 4 } }'),
  wrap('type: date\n    range: { exclusiveMaximum: 2024-02-29 }'),
  wrap('multipleOf: 0.05'),
  wrap('multipleOf: { step: 5, mostly: 0.9 }'),
  wrap('length: { exclusiveMaximum: 5 }'),
  wrap('domain: { values: [a], mostly: 0.9 }'),
  wrap('pattern: "[A-Z]+"'),
  wrap('pattern: { regex: a, search: true, ignoreCase: false, mostly: 0.9, warn: { mostly: 1 } }'),
  wrap('format: uuid'),
  wrap('format: { is: email, mostly: 0.9, level: warn }'),
  'version: 1\nrules: [a > 1, { expression: a < 9, where: a > 0, mostly: 0.9, nulls: fail, warn: { mostly: 1 } }]\ncolumns: [{ name: a }]',
  wrap('forbidden: [a, b]'),
  wrap('forbidden: { values: [a], mostly: 0.9, level: warn }'),
  wrap('increasing: { strictly: true, level: warn }'),
  wrap('decreasing: true'),
  wrap(
    'statistics: { mean: { minimum: 1, maximum: 2, warn: { maximum: 1.5 } }, present: { minimum: 9 } }',
  ),
  wrap('statistics: { quantiles: { 0.5: { minimum: 1 }, 0.99: { exclusiveMaximum: 9 } } }'),
  wrap('statistics: {}'),
  wrap('type: string\n    statistics: { meanLength: { maximum: 9 }, entropy: { minimum: 1 } }'),
  wrap('freshness: 36 hours'),
  wrap('type: date\n    freshness: { maximumAge: 2 days, level: warn }'),
  wrap('cadence: { minimumStep: 1 minute, maximumStep: 1.5 hours }'),
  ...stages.map((stage) => wrap(`stage: ${stage}`)),
  'version: 1\ncolumns:\n  - name: 2020',
  ...typeNames.map((type) => wrap(`type: ${type}`)),
  ...faultCodes.map((code) => `version: 1\nfaults: { ${code}: 0 }\ncolumns: []`),
]

/** Text, and what the message must say. */
const bad: readonly (readonly [string, string])[] = [
  ['[]', 'expected a mapping'],
  ['columns: []', 'expected version: 1'],
  ['version: 2\ncolumns: []', 'expected version 1'],
  ['version: "1"\ncolumns: []', 'expected version 1'],
  ['version: 1', 'expected columns'],
  ['version: 1\ncolumns:', 'expected a list, found nothing'],
  ['version: 1\ncolumns: {}', 'expected a list, found a mapping'],
  ['version: 1\ncolums: []', 'did you mean columns?'],
  ['version: 1\ncolumns: [3]', 'expected a mapping, found 3'],
  ['version: 1\ncolumns: [{}]', 'expected a name'],
  ['version: 1\ncolumns: [{ name: }]', 'expected text, found nothing'],
  ['version: 1\ncolumns: [{ name: [a] }]', 'expected text, found a list'],
  ['version: 1\nalpha: 0\ncolumns: []', 'between 0 and 1 (exclusive)'],
  ['version: 1\nalpha: .nan\ncolumns: []', 'expected a number between'],
  ['version: 1\nunexpectedColumns: fatal\ncolumns: []', 'expected one of error, warn, info'],
  ['version: 1\nunexpectedColumns: warning\ncolumns: []', 'did you mean warn?'],
  ['version: 1\nrows: 5\ncolumns: []', 'expected a list, found 5'],
  ['version: 1\nrows: [{ level: warn }]\ncolumns: []', 'expected a minimum, a maximum or both'],
  ['version: 1\nrows: { minimum: 1.5 }\ncolumns: []', 'a whole number of at least 0'],
  ['version: 1\nrows: { minimum: -1 }\ncolumns: []', 'a whole number of at least 0'],
  ['version: 1\nfaults: { row.raged: 0 }\ncolumns: []', 'did you mean row.ragged?'],
  ['version: 1\nfaults: []\ncolumns: []', 'expected a mapping'],
  ['version: 1\ndrift: { ks: 2 }\ncolumns: []', 'from 0 to 1'],
  ['version: 1\ndrift: { psi: -1 }\ncolumns: []', 'of at least 0'],
  ['version: 1\ndrift: { kss: 0.1 }\ncolumns: []', 'did you mean ks?'],
  [wrap('type: int'), 'did you mean integer?'],
  [wrap('type: strng'), 'did you mean string?'],
  [wrap('type: unknown'), 'unknown type "unknown"'],
  [wrap('type: 5'), 'found 5'],
  [wrap('required: maybe'), 'expected one of error, warn, info'],
  [wrap('unique: yes'), 'unknown level "yes"'],
  [wrap('unique: 1'), 'expected true or false, found 1'],
  [wrap('nulls: 1.5'), 'expected a number from 0 to 1, found 1.5'],
  [wrap('nulls: "0.5"'), 'found "0.5"'],
  [wrap('nulls: {}'), 'expected a maximum'],
  [wrap('nulls: { maximum: 0.1, confidence: 0.5 }'), 'between 0.5 and 1 (exclusive)'],
  [wrap('nulls: { maximum: 0.1, evidenceRows: 5 }'), 'belongs to a maximum of 0'],
  [wrap('nulls: { maximum: 0, evidenceRows: 0 }'), 'a whole number of at least 1'],
  [wrap('range: [1, 2]'), 'expected a mapping, found a list'],
  [wrap('range: {}'), 'expected a minimum'],
  [wrap('range: { minimum: true }'), 'expected a number, found true'],
  [wrap('range: { minimum: .inf }'), 'expected a number, found .inf'],
  [wrap('type: string\n    range: { minimum: 1 }'), 'no meaning for the type string'],
  [wrap('type: integer\n    range: { minimum: "1.5" }'), 'expected a number, found "1.5"'],
  [wrap('type: date\n    range: { minimum: 20240101 }'), 'a date such as'],
  [wrap('type: integer\n    length: { minimum: 1 }'), 'no meaning for the type integer'],
  [wrap('length: { maximum: -1 }'), 'a whole number of at least 0'],
  [wrap('length: {}'), 'expected a minimum'],
  [wrap('domain: a'), 'expected a list, found "a"'],
  [wrap('domain: []'), 'allows nothing'],
  [wrap('domain: [a, ~]'), 'expected text, found nothing'],
  [wrap('domain: [a, a]'), '"a" is in the domain already'],
  [wrap('domain: {}'), 'expected values'],
  [wrap('drift: { compare: 1 }'), 'expected true or false'],
  ['version: 1\ncolumnOrder: same\ncolumns: []', 'expected one of error, warn, info'],
  ['version: 1\nsuppressions: [{ code: a }]\ncolumns: []', 'expected a reason'],
  ['version: 1\nsuppressions: [{ reason: a }]\ncolumns: []', 'expected a code'],
  [
    'version: 1\nsuppressions: [{ code: a, reason: b, until: soon }]\ncolumns: []',
    'a date such as',
  ],
  [wrap('nulls: { maximum: 0.5, dimension: beauty }'), 'unknown dimension'],
  [wrap('nulls: { maximum: 0.5, minimumRows: 0 }'), 'of at least 1'],
  [wrap('nulls: { maximum: 0.5, warn: {} }'), 'expected a limit'],
  [wrap('nulls: { maximum: 0.5, warn: { level: info } }'), 'unknown key "level"'],
  [wrap('nulls: { maximum: 0.5, level: warn, warn: { maximum: 0.1 } }'), 'rule of level error'],
  [wrap('nulls: { maximum: 0.5, tokens: [] }'), 'the tokens is empty'],
  [wrap('unique: { strictly: true }'), 'unknown key "strictly"'],
  [wrap('type: { mostly: 0.9 }'), 'expected is, the type'],
  [wrap('type: { is: int }'), 'did you mean integer?'],
  [wrap('type: { is: string }\n    range: { minimum: 1 }'), 'no meaning for the type string'],
  [wrap('type: integer\n    nans: 0'), 'no meaning for the type integer'],
  [wrap('type: string\n    multipleOf: 5'), 'no meaning for the type string'],
  [wrap('multipleOf: 0'), 'a number above 0'],
  [wrap('multipleOf: { mostly: 0.5 }'), 'expected a step'],
  [wrap('range: { minimum: 1, exclusiveMinimum: 1 }'), 'bound the same side'],
  [wrap('range: { minimum: 1, mostly: 2 }'), 'from 0 to 1'],
  [wrap('domain: { values: [a], mostly: 0.9, unseen: 0.1 }'), 'keep one of them'],
  [wrap('forbidden: []'), 'the list is empty'],
  [wrap('forbidden: { mostly: 0.1 }'), 'expected values'],
  [wrap('statistics: { men: { minimum: 1 } }'), 'did you mean mean?'],
  [wrap('statistics: { mean: 5 }'), 'expected a mapping'],
  [wrap('statistics: { zeroShare: { maximum: 2 } }'), 'from 0 to 1'],
  [
    wrap('type: string\n    statistics: { mean: { minimum: 1 } }'),
    'no meaning for the type string',
  ],
  [wrap('statistics: { quantiles: { median: { minimum: 1 } } }'), 'unknown rank'],
  [wrap('statistics: { quantiles: { 1.5: { minimum: 1 } } }'), 'unknown rank'],
  [wrap('statistics: { quantiles: {} }'), 'expected a rank'],
  [wrap('freshness: soon'), 'expected a duration'],
  [wrap('type: integer\n    freshness: 1 day'), 'no meaning for the type integer'],
  [wrap('cadence: {}'), 'expected a minimumStep'],
  [wrap('stage: old'), 'unknown stage'],
  [wrap('in: [a]\n    notIn: [b]'), 'keep one of in and notIn'],
  [wrap('constructor: 1'), 'unknown key "constructor"'],
  [wrap('__proto__: { x: 1 }'), 'unknown key "__proto__"'],
]

/** What only a program can see: relations between places, and text that JSON has no type for. */
const contradictory: readonly (readonly [string, string])[] = [
  [wrap('range: { minimum: 5, maximum: 3 }'), 'no value can lie between 5 and 3'],
  [
    wrap('type: integer\n    range: { minimum: 9007199254740993, maximum: 9007199254740992 }'),
    'no value can lie between',
  ],
  [wrap('type: date\n    range: { minimum: 2024-02-30 }'), 'a date such as'],
  [
    wrap('type: date\n    range: { minimum: 2024-02-03, maximum: 2024-02-02 }'),
    'no value can lie between',
  ],
  [wrap('range: { maximum: 5, farMaximum: 3 }'), 'no value can lie between 5 and 3'],
  [wrap('range: { minimum: 5, farMinimum: 7 }'), 'no value can lie between 7 and 5'],
  [wrap('length: { minimum: 3, maximum: 2 }'), 'no value can lie between'],
  ['version: 1\nrows: { minimum: 3, maximum: 2 }\ncolumns: []', 'no value can lie between'],
  [wrap('range: { exclusiveMinimum: 3, maximum: 3 }'), 'no value can lie between 3 and 3'],
  [wrap('cadence: { minimumStep: 2 days, maximumStep: 1 day }'), 'no step lies between'],
  [wrap('in: [a]'), 'no list of environments'],
  [
    'version: 1\nenvironments: [training]\ncolumns: [{ name: a, in: trainin }]',
    'did you mean training?',
  ],
  ['version: 1\ncolumns: [{ name: a }, { name: a }]', 'has rules already, in line 2'],
  ['version: 1\ncolumns: [{ name: 1 }, { name: "1" }]', 'has rules already'],
]

/** What is wrong with the YAML itself. */
const unreadable: readonly (readonly [string, string])[] = [
  ['', 'the schema is empty'],
  ['# nothing', 'the schema is empty'],
  ['version: [1', 'x.yaml:1:'],
  ['a: 1\na: 2', 'keys must be unique'],
  ['version: 1\ncolumns: &all []', 'an anchor is not allowed'],
  ['version: &v 1\ncolumns: [*v]', 'an alias is not allowed'],
  ['<<: { version: 1 }\ncolumns: []', 'a merge key is not allowed'],
  ['version: 1\ncolumns: !js/function x', 'tag'],
  ['version: 1\n---\nversion: 1', 'multiple documents'],
  ['? [a]\n: 1', 'a key must be text'],
  ['['.repeat(100_000), 'nested too deeply'],
  ['{a: '.repeat(100_000), 'nested too deeply'],
  ['- '.repeat(100_000), 'nested too deeply'],
]

describe('parseSchema', () => {
  it.each(good)('accepts, as the published JSON Schema does: %s', (text) => {
    expect(message(text)).toBe('')
    expect(validate(yamlParse(text)), JSON.stringify(validate.errors)).toBe(true)
  })

  it.each(bad)('refuses, as the published JSON Schema does: %s', (text, expected) => {
    expect(message(text)).toContain(expected)
    expect(validate(yamlParse(text))).toBe(false)
  })

  it.each(contradictory)('refuses contradictions: %s', (text, expected) => {
    expect(message(text)).toContain(expected)
  })

  it.each(unreadable.map(([text, expected]) => [text.slice(0, 40), expected, text]))(
    'refuses what is no plain YAML: %s',
    (_, expected, text) => {
      expect(message(text)).toContain(expected)
    },
  )

  it('refuses aliases that grow without bound, at once', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 30; i++) lines.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`)
    expect(message(lines.join('\n'))).toContain('an anchor is not allowed')
  })

  it('tells all mistakes in the order of their lines, with the text around them', () => {
    const text = 'version: 1\ncolumns:\n  - name: a\n    nuls: 0.1\n    type: int\n  - nam: b\n'
    expect(message(text)).toBe(
      [
        'x.yaml:4:5: unknown key "nuls": did you mean nulls?',
        '  3 |   - name: a',
        '  4 |     nuls: 0.1',
        '    |     ^^^^',
        '  5 |     type: int',
        '',
        'x.yaml:5:11: unknown type "int": did you mean integer?',
        '  4 |     nuls: 0.1',
        '  5 |     type: int',
        '    |           ^^^',
        '  6 |   - nam: b',
        '',
        'x.yaml:6:5: unknown key "nam": did you mean name?',
        '  5 |     type: int',
        '  6 |   - nam: b',
        '    |     ^^^',
        '  7 |',
        '',
        'x.yaml:6:5: expected a name, the column it is about',
        '  5 |     type: int',
        '  6 |   - nam: b',
        '    |     ^^^^^^',
        '  7 |',
      ].join('\n'),
    )
  })

  it('lists ten mistakes and counts the rest', () => {
    const text = `version: 1\ncolumns:\n${'  - nam: x\n'.repeat(8)}`
    expect(message(text).match(/unknown key/g)).toHaveLength(5)
    expect(message(text)).toMatch(/and 6 more problems$/)
  })

  it('shows no control characters of the file', () => {
    const found = message('version: 1\ncolumns: []\n"\u001b[31mx\\e": 1\n')
    expect(found).toContain('unknown key')
    expect(found).not.toContain('\u001b')
  })

  it('remembers where each rule stands', () => {
    const text = 'version: 1\r\ncolumns:\r\n  - name: a\r\n    range: { minimum: 1 }\r\n'
    const { positions } = parseSchema(text, 'd/x.yaml')
    expect(positions?.get('columns/0')).toEqual({ file: 'd/x.yaml', line: 3, column: 5 })
    expect(positions?.get('columns/0/range')).toEqual({ file: 'd/x.yaml', line: 4, column: 5 })
  })

  it('reads numbers and text as they are written', () => {
    const { columns } = parseSchema(
      '\uFEFFversion: 1\ncolumns:\n  - name: 007\n    type: integer\n' +
        '    range: { minimum: 0x10, maximum: 9007199254740993 }\n    domain: [007, 1.0, yes, "null"]\n',
      'x',
    )
    expect(columns).toEqual([
      {
        name: '007',
        type: 'integer',
        range: { minimum: 16, maximum: '9007199254740993' },
        domain: { values: ['007', '1.0', 'yes', 'null'] },
      },
    ])
  })

  it('fills in what a file leaves out', () => {
    expect(parseSchema('version: 1\ndrift: { ks: 0.3 }\ncolumns: []', 'x')).toEqual({
      version: 1,
      rows: [],
      unexpectedColumns: 'warn',
      faults: {},
      alpha: 0.05,
      drift: { ks: 0.3, psi: 0.1, chiSquare: 0.1, nulls: 0.05, unseen: 0.05, level: 'error' },
      columns: [],
      positions: new Map([['drift', { file: 'x', line: 2, column: 1 }]]),
    })
  })
})
