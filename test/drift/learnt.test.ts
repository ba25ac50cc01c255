import { describe, expect, it } from 'vitest'
import { compareDrift, type DriftSchema } from '../../src/drift/drift.js'
import { judgeByWindows, limitsOfWindows } from '../../src/drift/learnt.js'
import { UsageError } from '../../src/errors.js'
import { referenceOf } from '../../src/gate/reference.js'
import { seededRandom } from '../../src/math/random.js'
import type { Profile } from '../../src/profile/profile.js'
import { memorySource } from '../../src/sources/memory.js'
import { batchProfile, plainSchema } from './support.js'

/** Rows that hang together: each value follows the last. */
function series(rows: number, seed: string, shift: number, coupling: number) {
  const random = seededRandom(seed)
  let level = random.normal()
  return Array.from({ length: rows }, () => {
    level = coupling * level + Math.sqrt(1 - coupling ** 2) * random.normal()
    return level + shift
  })
}

const words = (rows: number, seed: string) => {
  const random = seededRandom(`words ${seed}`)
  return Array.from({ length: rows }, () => `w${random.integer(4)}`)
}

const columns = (rows: number, seed: string, shift = 0, coupling = 0.95) => ({
  x: series(rows, seed, shift, coupling),
  word: words(rows, seed),
})

async function learn(rows: number, count: number, coupling = 0.95): Promise<Profile> {
  const read = columns(rows, 'reference', 0, coupling)
  const source = memorySource({ name: 'reference', columns: read })
  return referenceOf({ kind: 'rows', source }, { columns: [] }, { windows: { count } })
}

function schemaOf({ windows }: Profile): DriftSchema {
  const limits = windows && limitsOfWindows(windows, 0.05, () => true)
  return {
    ...plainSchema,
    columns: [...(limits ?? [])].map(([name, drift]) => ({ name, drift })),
  }
}

describe('limits learnt from windows', () => {
  it('are what keeps rows that hang together from crying wolf', async () => {
    const reference = await learn(12_000, 24, 0.98)
    const schema = schemaOf(reference)
    let [cried, alarmed] = [0, 0]
    for (let run = 0; run < 12; run++) {
      const batch = await batchProfile(columns(500, `batch ${run}`, 0, 0.98), reference)
      const isDrift = (limits: DriftSchema) =>
        compareDrift(limits, reference, batch).some(({ outcome }) => outcome === 'drift')
      if (isDrift(plainSchema)) cried++
      if (isDrift(schema)) alarmed++
    }
    // A mean of 500 such rows varies as one of 5 does: the plain rule takes most of them for drift.
    expect(cried).toBeGreaterThan(5)
    // More than 4 of 12 at 1 in 25 would happen in 1 of 9,000 choices of the seeds.
    expect(alarmed).toBeLessThanOrEqual(4)
  })

  it('still find what no window showed, and say by what they judge', async () => {
    const reference = await learn(12_000, 24)
    const batch = await batchProfile(columns(500, 'far', 5), reference)
    const findings = compareDrift(schemaOf(reference), reference, batch)
    const ks = findings.find(({ column, code }) => column === 'x' && code === 'drift.ks')
    expect(ks?.outcome).toBe('drift')
    expect(ks?.test?.method).toBe('conformal, 24 windows of the reference')
    expect(ks?.test?.pAdjusted).toBe(1 / 25)
    expect(ks?.test?.limit).toBeGreaterThan(0.1)
    expect(ks?.message).toContain('judged by 24 windows of the reference')
    const word = findings.find(({ column, code }) => column === 'word' && code === 'drift.psi')
    expect(word?.outcome).toBe('stable')
    expect(word?.message).toContain('no more than between windows')
  })

  it('scale with a batch smaller than every window, not with a larger one', async () => {
    const reference = await learn(12_000, 24)
    const limitFor = async (rows: number) => {
      const batch = await batchProfile(columns(rows, 'size'), reference)
      const findings = compareDrift(schemaOf(reference), reference, batch)
      return findings.find(({ column, code }) => column === 'x' && code === 'drift.ks')?.test?.limit
    }
    const [small, same, large] = [await limitFor(125), await limitFor(500), await limitFor(2000)]
    expect(same).toBe(large)
    expect((small ?? 0) / (same ?? 1)).toBeCloseTo(2, 1)
  })

  it('need the windows in the profile', async () => {
    const reference = await learn(2400, 24)
    const schema = schemaOf(reference)
    const { windows: _, ...bare } = reference
    const batch = await batchProfile(columns(100, 'batch'), reference)
    expect(() => compareDrift(schema, bare, batch)).toThrow(UsageError)
    expect(() => compareDrift(schema, bare, batch)).toThrow('infer again with --windows')
  })

  it('share alpha with columns that have none', async () => {
    const reference = await learn(2400, 24)
    const batch = await batchProfile(columns(100, 'batch', 9), reference)
    const only = { ...schemaOf(reference) }
    const schema = { ...only, columns: only.columns.filter(({ name }) => name === 'x') }
    const ks = compareDrift(schema, reference, batch).find(({ code }) => code === 'drift.ks')
    expect(ks?.test?.pAdjusted).toBe(2 / 25)
    // Above its limit, but no p-value of 24 windows is low enough for half of alpha.
    expect(ks?.outcome).toBe('inconclusive')
    expect(ks?.level).toBe('warn')
  })

  it('say nothing of tests that were not learnt', async () => {
    const reference = await learn(2400, 24)
    const [column] = reference.columns
    if (column === undefined || reference.windows === undefined) throw new Error('no windows')
    const batch = await batchProfile(columns(100, 'batch'), reference)
    const [finding] = compareDrift(plainSchema, reference, batch)
    const measured = {
      code: 'drift.energy',
      name: 'energy',
      comparison: { ...(finding?.test as object), pValue: 0.5, m: 100 } as never,
      limit: 1,
    }
    const tests = [{ reference: column, batch: batch.columns[0] ?? column, measured }]
    expect(judgeByWindows(tests, reference.windows, reference)).toEqual([undefined])
  })

  it('leave out columns that are not compared, but for their nulls', async () => {
    const { windows } = await learn(2400, 24)
    const limits = windows && limitsOfWindows(windows, 0.05, (column) => column !== 'x')
    expect(limits?.get('x')).toEqual({ windows: 24, nulls: expect.any(Number) })
    expect(Object.keys(limits?.get('word') ?? {}).sort()).toEqual(
      ['chiSquare', 'nulls', 'psi', 'unseen', 'windows'].sort(),
    )
    expect(windows && limitsOfWindows(windows, 0.01, () => true)).toBeUndefined()
  })
})
