import { describe, expect, it } from 'vitest'
import { isIgnoredStage, schemaFor } from '../../src/schema/environment.js'
import { parseSchema } from '../../src/schema/parse.js'
import { stages } from '../../src/schema/vocabulary.js'

const text = (rest: string) => `version: 1\nenvironments: [training, serving]\n${rest}`
const columns = `columns:
  - { name: id, nulls: 0 }
  - { name: label, in: training, nulls: 0 }
  - { name: latency, notIn: [training], nulls: 0 }`

const judged = (source: string, environment?: string) =>
  schemaFor(parseSchema(source, 'x'), environment)
    .columns.filter(({ ignored }) => ignored === undefined)
    .map(({ name }) => name)

describe('environments', () => {
  it('have the columns that name them, and those that name none', () => {
    expect(judged(text(columns))).toEqual(['id', 'label', 'latency'])
    expect(judged(text(columns), 'training')).toEqual(['id', 'label'])
    expect(judged(text(columns), 'serving')).toEqual(['id', 'latency'])
  })

  it('that are default are those of columns that name none', () => {
    const source = text(`defaultEnvironments: training\n${columns}`)
    expect(judged(source, 'serving')).toEqual(['latency'])
    expect(judged(source, 'training')).toEqual(['id', 'label'])
  })

  it('take the rules of other columns out, comparison too, and say why', () => {
    const [, label] = schemaFor(parseSchema(text(columns), 'x'), 'serving').columns
    const reason = 'the column is not in the environment serving'
    expect(label).toEqual({
      name: 'label',
      required: false,
      drift: { compare: false, reason },
      ignored: { reason, isAbsent: true },
    })
  })

  it('must be listed', () => {
    const schema = parseSchema(text(columns), 'x')
    expect(() => schemaFor(schema, 'servin')).toThrow('did you mean serving?')
    const none = parseSchema('version: 1\ncolumns: []', 'x')
    expect(() => schemaFor(none, 'serving')).toThrow('has no environments')
  })
})

it.each(stages)('a column in the stage %s is judged, or says why not', (stage) => {
  const source = `version: 1\ncolumns: [{ name: a, stage: ${stage}, nulls: 0 }]`
  const [column] = schemaFor(parseSchema(source, 'x')).columns
  const isJudged = stage === 'beta' || stage === 'production'
  expect(column?.ignored === undefined).toBe(isJudged)
  expect(column?.nulls === undefined).toBe(!isJudged)
  if (!isJudged) expect(column?.ignored?.reason).toMatch(/^the column is /)
})

describe('isIgnoredStage', () => {
  it('is true of stages before and after a life in production', () => {
    expect(isIgnoredStage('planned')).toBe(true)
    expect(isIgnoredStage('beta')).toBe(false)
    expect(isIgnoredStage(undefined)).toBe(false)
  })
})
