import { describe, expect, test } from 'vitest'
import type { Spec } from '../../src/accumulators/registry.js'
import type { Derivation } from '../../src/batch/derive.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import {
  readDerivation,
  readSpec,
  writeDerivation,
  writeSpec,
} from '../../src/profile/spec-bytes.js'

const kept = () => Float64Array.of(1, 2)

describe('writeSpec', () => {
  test.each<[Spec]>([
    [{ kind: 'tally' }],
    [{ kind: 'extent' }],
    [{ kind: 'moments' }],
    [{ kind: 'order' }],
    [{ kind: 'kll', k: 1000 }],
    [{ kind: 'hll', lgK: 12 }],
    [{ kind: 'frequent', lgMaxMapSize: 12 }],
    [{ kind: 'sample', size: 5, by: 'row' }],
    [{ kind: 'sample', size: 7, by: 'hash' }],
    [{ kind: 'histogram', edges: [] }],
    [{ kind: 'histogram', edges: [1, 2] }],
    [{ kind: 'histogram', edges: [0.1, 5] }],
    [{ kind: 'keys' }],
  ])('%j', (spec) => {
    const writer = new Writer()
    writeSpec(spec, writer, kept)
    const reader = new Reader(writer.finish())
    expect(readSpec(reader, kept)).toEqual(spec)
    expect(reader.left).toBe(0)
  })

  test('unknown kinds are refused', () => {
    const bytes = new Writer().text('median').finish()
    expect(() => readSpec(new Reader(bytes), kept)).toThrow(DataError)
  })
})

describe('writeDerivation', () => {
  test.each<[Derivation]>([
    [{ of: 'values' }],
    [{ of: 'length' }],
    [{ of: 'pattern' }],
    [{ of: 'number' }],
    [{ of: 'misfits' }],
    [{ of: 'nulls' }],
    [{ of: 'violations', rule: { kind: 'range', minimum: 0, maximum: '12345678901234567890' } }],
    [{ of: 'violations', rule: { kind: 'domain', values: ['a', 'ü'] } }],
    [{ of: 'violations', rule: { kind: 'length', maximum: 3 } }],
    [{ of: 'violations', rule: { kind: 'range', exclusiveMinimum: 0, exclusiveMaximum: '9' } }],
    [{ of: 'violations', rule: { kind: 'forbidden', values: ['x'] } }],
    [{ of: 'violations', rule: { kind: 'multiple', of: '0.5' } }],
    [{ of: 'violations', rule: { kind: 'special', not: 'nan' } }],
    [{ of: 'violations', rule: { kind: 'pattern', matches: '\\d+', search: true } }],
  ])('%j', (derivation) => {
    const writer = new Writer()
    writeDerivation(derivation, writer)
    const reader = new Reader(writer.finish())
    expect(readDerivation(reader)).toEqual(derivation)
    expect(reader.left).toBe(0)
  })

  test.each([
    ['unknown'],
    ['violations', '{"kind":"prime"}'],
    ['violations', '{"kind":"domain","values":[1]}'],
    ['violations', '{"kind":"range","minimum":[]}'],
    ['violations', '{"kind":"length","maximum":"3"}'],
    ['violations', '{"kind":"range","exclusiveMinimum":true}'],
    ['violations', '{"kind":"multiple","of":5}'],
    ['violations', '{"kind":"special","not":"odd"}'],
    ['violations', '{"kind":"pattern","matches":7}'],
    ['violations', '{"kind":"pattern","matches":"a","search":"yes"}'],
    ['violations', 'null'],
  ])('%s %s is refused', (...parts) => {
    const writer = new Writer()
    for (const part of parts) writer.text(part)
    expect(() => readDerivation(new Reader(writer.finish()))).toThrow(DataError)
  })
})
