import { describe, expect, test } from 'vitest'
import { DataError } from '../../src/errors.js'
import { unsealed } from '../../src/profile/checksum.js'
import {
  formatVersion,
  metadataOf,
  readMetadata,
  requireKnownFormat,
} from '../../src/profile/metadata.js'
import type { Profile } from '../../src/profile/profile.js'

const tool = { name: 'driftgate', version: '0.1.0' }
const profile: Profile = {
  source: { name: `${unsealed}.csv`, format: 'csv', rows: 3, columns: 0, bytes: null },
  columns: [],
  faults: [{ code: 'row.ragged', count: 2, samples: [{ row: 1, value: '"ü' }] }],
}

describe('metadataOf', () => {
  test('source and faults come back', () => {
    const { source, faults } = profile
    expect(readMetadata(metadataOf(profile, tool))).toEqual({ source, faults })
  })

  test('the mark of the checksum stands once, in its own place', () => {
    const metadata = metadataOf(profile, tool)
    const marked = [...metadata].filter(([, value]) => value.includes('driftgate-sha256:'))
    expect(marked).toEqual([['driftgate.checksum', unsealed]])
  })
})

describe('requireKnownFormat', () => {
  test('takes its own version and refuses others', () => {
    const says = (version: string) => new Map([['driftgate.formatVersion', version]])
    expect(() => requireKnownFormat(says(String(formatVersion)))).not.toThrow()
    expect(() => requireKnownFormat(says('2'))).toThrow(/its format version is 2.* reads 1/)
    expect(() => requireKnownFormat(says('1.0'))).toThrow(DataError)
    expect(() => requireKnownFormat(new Map())).toThrow(DataError)
  })
})

describe('readMetadata', () => {
  test.each([
    ['source', 'null'],
    ['source', '{"name":"a","format":"csv","rows":-1,"columns":1,"bytes":null}'],
    ['source', '{"name":"a","format":"csv","rows":1.5,"columns":1,"bytes":null}'],
    ['faults', '{}'],
    ['faults', '[{"code":"row.ragged","count":1}]'],
    ['faults', '[{"code":"row.ragged","count":1,"samples":[{"row":"1","value":""}]}]'],
  ])('refuses %s %s', (key, json) => {
    const metadata = new Map([...metadataOf(profile, tool), [`driftgate.${key}`, json]])
    expect(() => readMetadata(metadata)).toThrow(DataError)
  })
})
