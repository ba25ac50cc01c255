import { describe, expect, it } from 'vitest'
import {
  type Head,
  satisfied,
  skipped,
  violated,
  violatedBeyondChance,
} from '../../src/checks/result.js'

const head: Head = {
  code: 'range.above',
  column: 'a',
  dimension: 'conformity',
  limit: 5,
  level: 'error',
  position: undefined,
}
const body = { observed: 6, rows: 1, message: 'one lies above' }

describe('findings', () => {
  it('are filled in, and leave out what they do not have', () => {
    expect(violated(head, body)).toEqual({
      code: 'range.above',
      column: 'a',
      dimension: 'conformity',
      limit: 5,
      level: 'error',
      outcome: 'violated',
      observed: 6,
      rows: 1,
      samples: [],
      message: 'one lies above',
    })
    const position = { file: 'f', line: 1, column: 2 }
    const full = violated({ ...head, position }, { ...body, suggestion: 'do' })
    expect(full).toMatchObject({ position, suggestion: 'do' })
  })

  it('that ask for nothing are infos', () => {
    expect(satisfied(head, body)).toMatchObject({ level: 'info', outcome: 'satisfied' })
    expect(skipped(head, 'no rows')).toMatchObject({
      level: 'info',
      outcome: 'skipped',
      observed: null,
      rows: null,
      message: 'not checked: no rows',
    })
  })
})

describe('violatedBeyondChance', () => {
  const judge = (beyond: number, reference: number | undefined) =>
    violatedBeyondChance(head, body, { beyond, batch: 100, reference }, 0.001)

  it('takes a rule without reference at its word', () => {
    expect(judge(1, undefined)).toMatchObject({ level: 'error', message: 'one lies above' })
  })

  it('weighs the rows against those of the reference', () => {
    expect(judge(12, 100)).toMatchObject({ level: 'error', message: 'one lies above' })
    expect(judge(1, 300)).toMatchObject({
      level: 'warn',
      message:
        'one lies above; perhaps by chance, as in 25 % of further samples, since the limit rests on 300 rows',
    })
  })
})
