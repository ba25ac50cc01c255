import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Profile } from '../../src/profile/profile.js'
import { frequentOf, stateOf } from '../../src/profile/query.js'
import { hashedFrequent, type Privacy, withhold } from '../../src/profile/redact.js'
import { readFrequentStrings } from '../support/datasketches.js'
import { profileOf, typed } from '../support/profiles.js'

async function example(): Promise<Profile> {
  const columns = { text: ['ada', 'grace', 'ada'], number: [1, 'x', 3] }
  const domain = { of: 'violations', rule: { kind: 'domain', values: ['ada'] } } as const
  const outside = { derivation: domain, spec: { kind: 'tally' } } as const
  const keys = { derivation: { of: 'values' }, spec: { kind: 'keys' } } as const
  const profile = await profileOf(columns, {
    columns: [{ name: 'text', needs: [keys, outside] }, ...typed({ number: 'integer' }).columns],
  })
  const samples = [{ row: 1, value: 'a,b,c' }]
  return { ...profile, faults: [{ code: 'row.ragged', count: 1, samples }] }
}

async function cellsOf(privacy: Privacy): Promise<readonly string[]> {
  const { columns } = withhold(await example(), privacy)
  return columns.flatMap(({ field, cells }) =>
    [...cells.values()].map(
      ({ derivation, spec }) => `${field.name} ${derivation.of} ${spec.kind}`,
    ),
  )
}

describe('withhold', () => {
  test('samples and keys stay out unless asked for; keys always', async () => {
    expect(await cellsOf({})).not.toContain('number misfits sample')
    expect(await cellsOf({})).not.toContain('text values keys')
    expect(await cellsOf({ keepValues: true })).toContain('number misfits sample')
    expect(await cellsOf({ keepValues: true })).not.toContain('text values keys')
    expect(await cellsOf({})).toContain('text values frequent')
    expect(await cellsOf({})).toContain('text violations tally')
  })

  test('rows with faults are counted, and shown only when asked for', async () => {
    const profile = await example()
    expect(withhold(profile, {}).faults).toEqual([{ code: 'row.ragged', count: 1, samples: [] }])
    expect(withhold(profile, { keepValues: true }).faults).toEqual(profile.faults)
  })

  test('redacting leaves out what shows single values, and wins over keeping', async () => {
    for (const privacy of [{ redact: 'omit' }, { redact: 'hash', keepValues: true }] as const) {
      const cells = await cellsOf(privacy)
      for (const cell of [
        'text values frequent',
        'text pattern frequent',
        'text values extent',
        'text values order',
        'text violations tally',
        'number values frequent',
        'number misfits sample',
      ]) {
        expect(cells, cell).not.toContain(cell)
      }
      expect(cells).toContain('text length extent')
      expect(cells).toContain('text values hll')
      expect(cells).toContain('number values kll')
      expect(cells).toContain('number values extent')
      expect(withhold(await example(), privacy).faults[0]?.samples).toEqual([])
    }
  })

  test('the profile itself keeps what it has', async () => {
    const profile = await example()
    withhold(profile, { redact: 'omit' })
    expect(profile.columns[1] && stateOf(profile.columns[1], 'misfits', 'sample')).toBeDefined()
  })
})

describe('hashedFrequent', () => {
  test('counts digests in the place of values', async () => {
    const [text] = (await example()).columns
    const state = text && frequentOf(text)
    if (state === undefined) throw new Error('no frequent values')
    const digest = (value: string) =>
      `sha256:${createHash('sha256').update(value, 'utf8').digest('hex')}`
    expect(new Map(readFrequentStrings(hashedFrequent(state)).items)).toEqual(
      new Map([
        [digest('ada'), 2n],
        [digest('grace'), 1n],
      ]),
    )
  })
})
