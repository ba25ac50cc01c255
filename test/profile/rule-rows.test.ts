import { expect, it } from 'vitest'
import { frameOf } from '../../src/expression/evaluate.js'
import { compileRule } from '../../src/profile/row-rule.js'
import { ruleColumn } from '../../src/profile/rule-rows.js'
import { rowsOf } from '../expression/rows.js'
import { textsOf } from '../support/read-source.js'

it('gives rows by what a rule says of them: how many, and the first with what they hold', () => {
  const cells = ['0', '9', null, 'x', '0', '0', '0', '0', '0']
  const { batch, types } = rowsOf({ a: ['integer', cells] })
  const rule = compileRule(
    { expression: 'a > 1' },
    types.map((each) => ({ ...each, classes: 0 })),
  )!
  const answer = { rule, slots: rule.slotsOf(frameOf(batch)) }
  const counts = (['asked', 'broken', 'unknown', 'failed'] as const).map(
    (rows) => ruleColumn(batch, answer, rows).length,
  )
  expect(counts).toEqual([8, 6, 1, 1])
  const broken = ruleColumn(batch, answer, 'brokenValues')
  expect(textsOf(broken)).toEqual(Array.from({ length: 5 }, () => 'a = 0'))
  expect([...(broken.rows ?? [])]).toEqual([11, 15, 16, 17, 18])
  expect(textsOf(ruleColumn(batch, answer, 'unknownValues'))).toEqual(['a = null'])
  expect(textsOf(ruleColumn(batch, answer, 'failedValues'))).toEqual(['a = "x"'])
})
