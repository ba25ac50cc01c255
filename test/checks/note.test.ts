import { expect, it } from 'vitest'
import { noteOf } from '../../src/checks/note.js'
import { findingOf, judge } from './judge.js'

it('says whose a rule is, from the inside out, and gathers tags', () => {
  expect(noteOf({}, {}, {})).toEqual({})
  expect(noteOf({ tags: ['a'] }, { owner: 'b', tags: ['c', 'a'] }, { owner: 'd' })).toEqual({
    rule: { owner: 'b', tags: ['a', 'c'] },
  })
  expect(noteOf({ owner: 'x', description: 'why' }, { owner: 'b' })).toEqual({
    rule: { owner: 'x', description: 'why' },
  })
})

it('goes with every finding of the rule, and so does its dimension', async () => {
  const rules = `
owner: team
rows: { minimum: 3, description: a full day }
columns:
  - name: a
    tags: pii
    required: { level: warn }
    nulls: { maximum: 0, owner: billing, dimension: accuracy }
    unique: { level: info, tags: [key] }
  - { name: gone, required: { level: warn, owner: nobody } }`
  const findings = await judge(rules, { a: [1, null] })
  expect(findingOf(findings, 'rows.below').rule).toEqual({
    owner: 'team',
    description: 'a full day',
  })
  expect(findingOf(findings, 'nulls.share')).toMatchObject({
    rule: { owner: 'billing', tags: ['pii'] },
    dimension: 'accuracy',
  })
  expect(findingOf(findings, 'unique.duplicate').rule).toEqual({
    owner: 'team',
    tags: ['key', 'pii'],
  })
  const missing = findings.filter(({ code }) => code === 'column.missing')
  expect(missing.map(({ outcome, level, rule }) => [outcome, level, rule?.owner])).toEqual([
    ['satisfied', 'info', 'team'],
    ['violated', 'warn', 'nobody'],
  ])
})
