import { describe, expect, it } from 'vitest'
import { compareDrift } from '../../src/drift/drift.js'
import {
  batchProfile,
  choices,
  driftOf,
  normals,
  outcomeOf,
  plainSchema,
  referenceProfile,
} from './support.js'

describe('compareDrift', () => {
  it('finds a shift at sizes where cells stand for values, and not where there is none', async () => {
    const findings = await driftOf(
      { moved: normals(20_000, 1), still: normals(20_000, 2) },
      { moved: normals(20_000, 3, 0.5), still: normals(20_000, 4) },
    )
    expect(outcomeOf(findings, 'moved', 'drift.ks')).toBe('drift')
    expect(outcomeOf(findings, 'moved', 'drift.psi')).toBe('drift')
    expect(outcomeOf(findings, 'still', 'drift.ks')).toBe('stable')
    expect(outcomeOf(findings, 'still', 'drift.psi')).toBe('stable')
    // Population D of a shift by half a deviation is 2Φ(1/4) − 1 = 0.1974.
    const ks = findings.find(({ column, code }) => column === 'moved' && code === 'drift.ks')?.test
    expect(ks?.effect).toBeGreaterThan(0.1974 - 0.02)
    expect(ks?.effect).toBeLessThan(0.1974 + 0.02)
    expect(ks?.effectLow).toBeLessThanOrEqual(0.1974)
    expect(ks?.effectHigh).toBeGreaterThanOrEqual(0.1974)
  })

  it('calls a real but small shift negligible', async () => {
    const findings = await driftOf({ a: normals(50_000, 1) }, { a: normals(50_000, 2, 0.06) })
    expect(outcomeOf(findings, 'a', 'drift.ks')).toBe('negligible')
  })

  it('cannot tell from few rows, and says what it could have seen', async () => {
    const findings = await driftOf({ a: normals(40, 1) }, { a: normals(40, 2) })
    const ks = findings.find(({ code }) => code === 'drift.ks')
    expect(ks?.outcome).toBe('inconclusive')
    expect(ks?.level).toBe('info')
    expect(ks?.test?.detectable).toBeGreaterThan(0.1)
    expect(ks?.message).toContain('cannot tell')
  })

  it('compares categories, new and vanished ones too', async () => {
    const abc = choices(3000, 1, ['a', 'b', 'c'])
    const same = await driftOf({ c: abc }, { c: choices(3000, 2, ['a', 'b', 'c']) })
    expect(same.every(({ outcome }) => outcome !== 'drift')).toBe(true)
    const fresh = await driftOf({ c: abc }, { c: choices(3000, 3, ['a', 'b', 'c', 'd']) })
    expect(outcomeOf(fresh, 'c', 'drift.unseen')).toBe('drift')
    expect(outcomeOf(fresh, 'c', 'drift.psi')).toBe('drift')
    expect(outcomeOf(fresh, 'c', 'drift.chi-square')).toBe('drift')
    const gone = await driftOf({ c: abc }, { c: choices(3000, 4, ['a', 'b']) })
    expect(outcomeOf(gone, 'c', 'drift.psi')).toBe('drift')
    expect(outcomeOf(gone, 'c', 'drift.unseen')).toBe('stable')
  })

  it('counts nulls, NaN and infinities as part of the column', async () => {
    const values = normals(2000, 1)
    const holes = (every: number, hole: number | null) =>
      normals(2000, 2).map((value, i) => (i % every === 0 ? hole : value))
    const nulls = await driftOf({ a: values }, { a: holes(3, null) })
    expect(outcomeOf(nulls, 'a', 'drift.nulls')).toBe('drift')
    expect(outcomeOf(nulls, 'a', 'drift.psi')).toBe('drift')
    const nans = await driftOf({ a: values }, { a: holes(3, Number.NaN) })
    expect(outcomeOf(nans, 'a', 'drift.nans')).toBe('drift')
    const infinities = await driftOf({ a: values }, { a: holes(3, Number.POSITIVE_INFINITY) })
    expect(outcomeOf(infinities, 'a', 'drift.infinities')).toBe('drift')
    expect(outcomeOf(infinities, 'a', 'drift.ks')).toBe('stable')
  })

  it('skips with a reason what cannot or must not be compared, and stops no other column', async () => {
    const reference = await referenceProfile({
      number: normals(500, 1),
      empty: new Array(500).fill(null),
      asked: normals(500, 2),
      gone: normals(500, 3),
    })
    const batch = await batchProfile(
      {
        number: choices(500, 1, ['x', 'y']),
        empty: normals(500, 1),
        asked: normals(500, 9, 5),
        other: normals(500, 3),
      },
      reference,
    )
    const schema = {
      ...plainSchema,
      columns: [{ name: 'asked', drift: { compare: false, reason: 'an identifier' } }],
    }
    const findings = compareDrift(schema, reference, batch)
    const skipped = findings.filter(({ outcome }) => outcome === 'skipped')
    expect([...new Set(skipped.map(({ column }) => column))].sort()).toEqual([
      'asked',
      'empty',
      'gone',
      'number',
    ])
    expect(skipped.find(({ column }) => column === 'asked')?.message).toContain('an identifier')
    expect(findings.every(({ message }) => !message.includes('NaN'))).toBe(true)
  })

  it('judges constants, disjoint and one-row columns without a fault', async () => {
    const findings = await driftOf(
      { constant: new Array(100).fill(7), disjoint: normals(100, 1), single: normals(100, 2) },
      {
        constant: new Array(100).fill(7),
        disjoint: normals(100, 1, 1000),
        single: normals(100, 5),
      },
    )
    expect(outcomeOf(findings, 'constant', 'drift.ks')).toBe('inconclusive')
    expect(outcomeOf(findings, 'disjoint', 'drift.ks')).toBe('drift')
    const one = await driftOf({ a: [1] }, { a: [2] })
    for (const { test, outcome } of one) {
      expect(outcome).not.toBe('drift')
      if (test !== undefined) expect(Number.isFinite(test.pValue)).toBe(true)
    }
  })

  it('takes limits from the column, then the schema', async () => {
    const [a, b] = [normals(5000, 1), normals(5000, 2, 0.5)]
    const tolerant = { ...plainSchema, columns: [{ name: 'a', drift: { ks: 0.9, psi: 9 } }] }
    expect(outcomeOf(await driftOf({ a }, { a: b }, tolerant), 'a', 'drift.ks')).toBe('negligible')
    const warned = { ...plainSchema, drift: { ...plainSchema.drift, level: 'warn' as const } }
    const finding = (await driftOf({ a }, { a: b }, warned)).find(({ code }) => code === 'drift.ks')
    expect([finding?.outcome, finding?.level]).toEqual(['drift', 'warn'])
  })

  it('corrects as the schema says', async () => {
    const tables = [
      { a: normals(300, 1), b: normals(300, 2) },
      { a: normals(300, 3), b: normals(300, 4, 0.2) },
    ] as const
    const adjusted = async (correction: 'none' | 'bonferroni' | 'holm') =>
      (await driftOf(...tables, { ...plainSchema, correction })).map(
        ({ test }) => test?.pAdjusted ?? 1,
      )
    const raw = await adjusted('none')
    const bonferroni = await adjusted('bonferroni')
    const holm = await adjusted('holm')
    expect(bonferroni).toEqual(raw.map((p) => Math.min(1, p * raw.length)))
    expect(holm.every((p, i) => p >= (raw[i] ?? 0) && p <= (bonferroni[i] ?? 0))).toBe(true)
  })

  it('says of columns that only the batch has that they are not compared', async () => {
    const reference = await referenceProfile({ a: normals(100, 1) })
    const batch = await batchProfile({ a: normals(100, 2), b: normals(100, 3) }, reference)
    const schema = { ...plainSchema, columns: [{ name: 'a' }, { name: 'b' }] }
    expect(
      compareDrift(schema, reference, batch).filter(({ column }) => column === 'b'),
    ).toMatchObject([
      {
        code: 'drift.ks',
        outcome: 'skipped',
        message: 'not compared by distribution: the reference does not have it',
      },
    ])
    expect(compareDrift(plainSchema, reference, batch).some(({ column }) => column === 'b')).toBe(
      false,
    )
  })
})
