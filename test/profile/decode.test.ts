import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataError } from '../../src/errors.js'
import { writeArrow } from '../../src/profile/arrow.js'
import { seal } from '../../src/profile/checksum.js'
import { decodeProfile } from '../../src/profile/decode.js'
import { describeColumn } from '../../src/profile/describe.js'
import { encodeProfile } from '../../src/profile/encode.js'
import { mergeProfiles } from '../../src/profile/merge.js'
import { metadataOf } from '../../src/profile/metadata.js'
import type { Profile } from '../../src/profile/profile.js'
import { profileOf, typed } from '../support/profiles.js'

const tool = { name: 'driftgate', version: '0.1.0' }
const columns = {
  a: [1, 2.5, null, 7, -3],
  b: ['x', 'y', 'x', null, 'ü'],
  c: [true, false, null, true, true],
  d: [1, 'oops', 2, 3, null],
}
const plan = typed({ d: 'integer' })

async function example(): Promise<Profile> {
  const profile = await profileOf(columns, plan)
  const samples = [{ row: 3, value: 'a,b' }]
  return { ...profile, faults: [{ code: 'row.ragged', count: 4, samples }] }
}

/** What went wrong, or nothing. */
async function refusal(bytes: Uint8Array): Promise<unknown> {
  return decodeProfile(bytes, 'day.profile').then(
    () => undefined,
    (error) => error,
  )
}

describe('decodeProfile', () => {
  test('gives the profile back, and its bytes again', async () => {
    const profile = await example()
    const bytes = await encodeProfile(profile, tool, { keepValues: true })
    const again = await decodeProfile(bytes, 'day.profile')
    expect(again.source).toEqual(profile.source)
    expect(again.faults).toEqual(profile.faults)
    expect(again.columns.map(({ field }) => field)).toEqual(
      profile.columns.map(({ field }) => field),
    )
    expect(again.columns.map(describeColumn)).toEqual(profile.columns.map(describeColumn))
    expect([...(again.columns[3]?.cells.keys() ?? [])]).toEqual([
      ...(profile.columns[3]?.cells.keys() ?? []),
    ])
    expect(await encodeProfile(again, tool, { keepValues: true })).toEqual(bytes)
  })

  test('bytes may lie anywhere in memory', async () => {
    const bytes = await encodeProfile(await example(), tool)
    const larger = new Uint8Array(bytes.length + 10).fill(255)
    larger.set(bytes, 3)
    const view = larger.subarray(3, 3 + bytes.length)
    const again = await decodeProfile(view, 'day.profile')
    larger.fill(0)
    expect(await encodeProfile(again, tool)).toEqual(bytes)
  })

  test('what was left out is not there, and the rest merges', async () => {
    const profile = await example()
    const stored = await decodeProfile(await encodeProfile(profile, tool), 'day.profile')
    expect(stored.columns[3]?.cells.has('misfits sample by=row size=5')).toBe(false)
    const merged = mergeProfiles(stored, stored)
    expect(merged.columns.map(describeColumn)[0]).toMatchObject({ rows: 10, nulls: 2, sum: 15 })
  })

  test('a profile of no columns and one of no rows are profiles', async () => {
    for (const each of [{}, { a: [] }]) {
      const profile = await profileOf(each)
      const again = await decodeProfile(await encodeProfile(profile, tool), 'x')
      expect(again.columns.map(describeColumn)).toEqual(profile.columns.map(describeColumn))
    }
  })

  test('every truncation is refused, with name and advice', async () => {
    const bytes = await encodeProfile(await example(), tool)
    for (let size = 0; size < bytes.length; size++) {
      const error = await refusal(bytes.subarray(0, size))
      expect(error, `size ${size}`).toBeInstanceOf(DataError)
      expect((error as DataError).message).toMatch(/^cannot read profile day.profile: it.*; /)
    }
  })

  test('every flipped bit is refused', async () => {
    const bytes = await encodeProfile(await example(), tool)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const damaged = bytes.slice()
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(await refusal(damaged)).toBeInstanceOf(DataError)
      }),
      { numRuns: 1500, seed: 1 },
    )
  })

  test('bytes with a right checksum can be anything: read, or refused as data', async () => {
    const bytes = await encodeProfile(await example(), tool)
    const change = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255) })
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const forged = bytes.slice()
        for (const { at, value } of changes) forged[at] = value
        try {
          seal(forged)
        } catch {
          return // The place of the checksum was hit.
        }
        const error = await refusal(forged)
        if (error === undefined) return
        refused++
        expect(error).toBeInstanceOf(DataError)
      }),
      { numRuns: 2000, seed: 2 },
    )
    expect(refused).toBeGreaterThan(100)
  })

  test('a newer format is refused by its number', async () => {
    const profile = await example()
    const metadata = new Map([...metadataOf(profile, tool), ['driftgate.formatVersion', '2']])
    const file = writeArrow({ rows: 0, metadata, columns: [] })
    seal(file)
    expect(String(await refusal(file))).toMatch(
      /day.profile: its format version is 2, and this driftgate reads 1; use the version/,
    )
  })

  test('other files are refused for what they are', async () => {
    expect(String(await refusal(new TextEncoder().encode('a,b\n1,2\n'.repeat(20))))).toMatch(
      /it is not an Arrow file; give the path of a file that driftgate wrote/,
    )
    const other = writeArrow({ rows: 0, metadata: new Map(), columns: [] })
    expect(String(await refusal(other))).toMatch(/it has no checksum/)
  })
})
