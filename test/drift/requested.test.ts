import { describe, expect, it } from 'vitest'
import { requestedOnCounts } from '../../src/drift/requested.js'
import { choices, driftOf, normals, plainSchema } from './support.js'

const asking = (limits: Record<string, number>) => ({
  ...plainSchema,
  drift: { ...plainSchema.drift, ...limits },
})
const numeric = {
  wasserstein: 0.1,
  energy: 0.1,
  cramerVonMises: 0.05,
  andersonDarling: 0.1,
  kuiper: 0.1,
}
const counted = {
  jensenShannon: 0.01,
  hellinger: 0.1,
  totalVariation: 0.1,
  lInfinity: 0.1,
  kullbackLeibler: 0.1,
}

describe('requested tests', () => {
  it('runs none that no limit asks for, and each that one does', async () => {
    const tables = [{ a: normals(800, 1) }, { a: normals(800, 2) }] as const
    const plain = await driftOf(...tables)
    expect(plain.map(({ code }) => code)).toEqual(['drift.ks', 'drift.psi', 'drift.nulls'])
    const asked = await driftOf(...tables, asking({ ...numeric, ...counted }))
    expect(asked).toHaveLength(13)
    for (const { outcome, test } of asked) {
      expect(outcome).not.toBe('drift')
      expect(Number.isFinite(test?.pValue)).toBe(true)
    }
  })

  it('finds a shift of one deviation with every one of them', async () => {
    const shifted = await driftOf(
      { a: normals(3000, 3) },
      { a: normals(3000, 4, 1) },
      asking({ ...numeric, ...counted }),
    )
    const distances = shifted.filter(({ code }) => code !== 'drift.nulls')
    expect(distances.map(({ code, outcome }) => [code, outcome])).toEqual(
      distances.map(({ code }) => [code, 'drift']),
    )
    // Wasserstein-1 between N(0, 1) and N(1, 1) is one deviation.
    const effect = shifted.find(({ code }) => code === 'drift.wasserstein')?.test?.effect
    expect(effect).toBeGreaterThan(0.9)
    expect(effect).toBeLessThan(1.1)
  })

  it('measures categories by the divergences only', async () => {
    const findings = await driftOf(
      { a: choices(2000, 1, ['x', 'y']) },
      { a: choices(2000, 2, ['x', 'y', 'z']) },
      asking({ ...numeric, ...counted }),
    )
    const codes = findings.map(({ code }) => code)
    expect(codes).toContain('drift.jensen-shannon')
    expect(codes).not.toContain('drift.wasserstein')
    expect(findings.find(({ code }) => code === 'drift.l-infinity')?.outcome).toBe('drift')
  })

  it('keeps the limit that asked', () => {
    const [one] = requestedOnCounts(
      { labels: ['x', 'y'], reference: [5, 5], batch: [5, 5] },
      { hellinger: 0.3 },
      {},
    )
    expect(one).toMatchObject({ code: 'drift.hellinger', name: 'hellinger', limit: 0.3 })
  })
})

describe('bins of requested tests', () => {
  it('show what each adds, and where', async () => {
    const findings = await driftOf(
      { a: normals(3000, 5) },
      { a: normals(3000, 6, 1) },
      asking({ ...numeric, ...counted }),
    )
    for (const { code, test } of findings) {
      if (code === 'drift.nulls') continue
      expect(test?.bins?.length, code).toBeGreaterThan(1)
      for (const { label, contribution } of test?.bins ?? []) {
        expect(label).not.toBe('')
        expect(Number.isFinite(contribution), code).toBe(true)
      }
    }
    const total = (code: string) => {
      const bins = findings.find((each) => each.code === code)?.test?.bins ?? []
      return bins.reduce((sum, bin) => sum + bin.contribution, 0)
    }
    const statistic = (code: string) =>
      findings.find((each) => each.code === code)?.test?.statistic ?? 0
    expect(total('drift.jensen-shannon')).toBeCloseTo(statistic('drift.jensen-shannon'), 10)
    expect(total('drift.hellinger')).toBeCloseTo(statistic('drift.hellinger') ** 2, 10)
    expect(total('drift.kullback-leibler')).toBeCloseTo(statistic('drift.kullback-leibler'), 10)
    expect(total('drift.total-variation')).toBeCloseTo(statistic('drift.total-variation'), 10)
    expect(total('drift.wasserstein')).toBeCloseTo(statistic('drift.wasserstein'), 10)
  })

  it('of categories are the categories', async () => {
    const findings = await driftOf(
      { a: choices(2000, 1, ['x', 'y']) },
      { a: choices(2000, 2, ['x', 'y', 'z']) },
      asking(counted),
    )
    const bins = findings.find(({ code }) => code === 'drift.l-infinity')?.test?.bins
    expect(bins?.map(({ label }) => label)).toEqual(['x', 'y', 'z'])
    expect(bins?.find(({ label }) => label === 'z')?.contribution).toBeGreaterThan(0.3)
  })
})
