import { describe, expect, it } from 'vitest'
import { look, noProposals, propose } from '../../src/gate/propose.js'
import { withNeeds } from '../../src/scan/needs.js'
import { scan } from '../../src/scan/scan.js'
import { inferSchema } from '../../src/schema/infer.js'
import { memorySource } from '../../src/sources/memory.js'
import { upTo } from '../schema/column-facts.js'

const columns = {
  low: upTo(300, (i) => (i * 37) % 101),
  high: upTo(300, (i) => ((i * 37) % 101) + ((i * 13) % 7)),
  code: upTo(300, (i) => `K-${(i * 7919) % 211}`),
}

describe('propose', () => {
  it('has what all rows bear out of what some suggest', async () => {
    const source = memorySource({ name: 'm', columns })
    const first = await scan(source, { columns: [] })
    for await (const batch of source.read(await source.fields())) {
      const proposals = look(first, [batch])
      const profile = await withNeeds(source, first, proposals.needs)
      const { schema } = propose(profile, proposals)
      expect(schema.rules).toEqual([{ expression: 'low <= high' }])
      expect(schema.columns[2]?.pattern).toEqual({ regex: '[A-Z]-[0-9]+' })
      // Of a profile that did not count them nothing is verified.
      expect(propose(first, proposals)).toEqual(inferSchema(first))
    }
  })

  it('is what the profile says where no rows were looked at', async () => {
    const first = await scan(memorySource({ name: 'm', columns }), { columns: [] })
    expect(propose(first, noProposals)).toEqual(inferSchema(first))
  })
})
