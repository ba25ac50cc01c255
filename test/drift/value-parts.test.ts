import { describe, expect, it } from 'vitest'
import { andersonDarlingTest } from '../../src/drift/anderson-darling.js'
import { cramerVonMisesTest } from '../../src/drift/cramer-von-mises.js'
import { energyDistance } from '../../src/drift/energy.js'
import { kuiperTest } from '../../src/drift/kuiper.js'
import { pooledSteps } from '../../src/drift/pooled-steps.js'
import { valueParts } from '../../src/drift/value-parts.js'
import { wassersteinDistance } from '../../src/drift/wasserstein.js'
import { normals } from './support.js'

const x = Float64Array.from(normals(300, 1)).sort()
const y = Float64Array.from(normals(200, 2, 0.5)).sort()
const steps = pooledSteps({ values: x }, { values: y })
const edges = Float64Array.of(-1, 0, 1)
const sum = (parts: Float64Array) => parts.reduce((total, part) => total + part, 0)

describe('parts of a distance', () => {
  it('add up to it', () => {
    const total = (name: string) => sum(valueParts(name, steps, edges))
    expect(total('wasserstein')).toBeCloseTo(
      wassersteinDistance({ values: x }, { values: y }) ?? 0,
      12,
    )
    const energy = energyDistance({ values: x }, { values: y }) ?? 0
    expect(total('energy')).toBeCloseTo(energy ** 2 / 2, 12)
    expect(Math.sqrt(total('cramer-von-mises'))).toBeCloseTo(
      cramerVonMisesTest(x, y).effect ?? 0,
      12,
    )
    expect(Math.sqrt(total('anderson-darling'))).toBeCloseTo(
      andersonDarlingTest(x, y).effect ?? 0,
      12,
    )
  })

  it('of Kuiper are changes of shares, of which some run adds up to V', () => {
    const fine = Float64Array.from(steps.values.subarray(0, -1))
    const changes = valueParts('kuiper', steps, fine)
    expect(sum(changes)).toBeCloseTo(0, 12)
    let [least, most, running] = [0, 0, 0]
    for (const change of changes) {
      running += change
      least = Math.min(least, running)
      most = Math.max(most, running)
    }
    expect(most - least).toBeCloseTo(kuiperTest(x, y).statistic ?? 0, 12)
  })

  it('lie where the distributions differ', () => {
    const moved = pooledSteps({ values: [0, 1, 2, 10] }, { values: [0, 1, 2, 20] })
    const parts = valueParts('wasserstein', moved, Float64Array.of(5))
    expect([...parts]).toEqual([0, 2.5])
  })
})
