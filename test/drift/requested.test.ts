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
    const [one] = requestedOnCounts({ reference: [5, 5], batch: [5, 5] }, { hellinger: 0.3 }, {})
    expect(one).toMatchObject({ code: 'drift.hellinger', name: 'hellinger', limit: 0.3 })
  })
})
