import { describe, expect, it } from 'vitest'
import { relaxDriftedColumns } from '../../src/checks/relax-drift.js'
import { memorySource } from '../../src/sources/memory.js'
import { suggested } from './relaxed.js'

const numbers = (shift: number) =>
  Array.from({ length: 3000 }, (_, i) => ((i * 7919) % 1009) + shift)
const reference = () =>
  memorySource({ name: 'reference', columns: { n: numbers(0), m: numbers(0) } })
const batch = { n: numbers(400), m: numbers(0) }
const schema = (more: string) =>
  `version: 1\n${more}\ncolumns:\n  - name: n\n    type: integer\n  - name: m\n`

describe('a limit of drift', () => {
  it('rises in the column to the smallest that passes', async () => {
    const { said, after, left } = await suggested(schema(''), batch, { reference: reference() })
    expect(left).toEqual([])
    expect(said.map((line) => line.replace(/→.*/, '→'))).toEqual([
      'n: drift: ks 0.1 →',
      'n: drift: psi 0.1 →',
    ])
    const [, ks] = /ks: ([\d.]+)/.exec(after) ?? []
    const tighter = after.replace(`ks: ${ks}`, `ks: ${(Number(ks) * 0.995).toFixed(4)}`)
    const again = await suggested(tighter, batch, { reference: reference() })
    expect(again.said).toHaveLength(1)
  })

  it.each(['limit', 'p-value'])('gives way where the %s alone decides', async (word) => {
    const { left, after } = await suggested(schema(`deciding: ${word}`), batch, {
      reference: reference(),
    })
    expect(left).toEqual([])
    expect(after).toContain(word === 'limit' ? 'drift: { ks: 0.' : 'drift: { level: warn }')
  })

  it('of a column that the schema does not name stands in an entry of its own', async () => {
    const text = 'version: 1\ncolumns:\n  - name: m\n'
    const { left, after } = await suggested(text, batch, { reference: reference() })
    expect(left).toEqual([])
    expect(after).toContain('- { name: "n", required: false, drift: { ')
  })

  it('on how many columns drift rises last', async () => {
    const text = schema('drift: { level: warn }\ndriftedColumns: 0.2')
    const { said } = await suggested(text, batch, { reference: reference() })
    expect(said).toEqual(['driftedColumns: maximumShare 0.2 → 0.5'])
    const count = {
      schema: { driftedColumns: { maximum: 0 } },
      path: 'driftedColumns',
      finding: {},
    }
    expect(
      relaxDriftedColumns(count as unknown as Parameters<typeof relaxDriftedColumns>[0]),
    ).toMatchObject({ what: 'driftedColumns is removed' })
  })
})
