import { expect, it } from 'vitest'
import { findingOf, judge, judgeColumn } from './judge.js'

const at = (...hours: number[]) => hours.map((hour) => new Date(Date.UTC(2024, 0, 1, hour)))
const rule = 'cadence: { minimumStep: 1 hour, maximumStep: 1 day }'
const rules = `columns: [{ name: a, type: timestamp, ${rule} }]`

it('judges the smallest and the largest step', async () => {
  const findings = await judge(rules, { a: at(0, 1, 3, 30) })
  expect(findingOf(findings, 'cadence.below').outcome).toBe('satisfied')
  expect(findingOf(findings, 'cadence.above')).toMatchObject({
    outcome: 'violated',
    observed: '1.13 days',
    limit: '1 day',
    message: 'the largest step is 1.13 days, expected at most 1 day',
  })
  const close = await judge(rules, { a: at(0, 1, 1) })
  expect(findingOf(close, 'cadence.below')).toMatchObject({
    outcome: 'violated',
    observed: '0 seconds',
  })
})

it('knows days', async () => {
  const days = [1, 2, 9].map((day) => new Date(Date.UTC(2024, 0, day)))
  const finding = await judgeColumn(
    'type: date, cadence: { maximumStep: 1 week }',
    days,
    'cadence.above',
  )
  expect(finding).toMatchObject({ outcome: 'satisfied', observed: '7 days' })
})

it('is skipped where rows are not in order, or few, or no times', async () => {
  const max = 'cadence: { maximumStep: 1 week }'
  const reason = async (values: Parameters<typeof judgeColumn>[1]) =>
    (await judgeColumn(max, values, 'cadence.above')).message
  expect(await reason(at(3, 1))).toContain('not in the order of time')
  expect(await reason(at(3))).toContain('fewer than two rows')
  expect(await reason([1, 2])).toContain('type integer')
})
