import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/math/random.js'
import { withNeeds } from '../../src/scan/needs.js'
import { scan } from '../../src/scan/scan.js'
import { inferSchema } from '../../src/schema/infer.js'
import { formCandidates, needsOfForms, withForms } from '../../src/schema/infer-forms.js'
import { memorySource } from '../../src/sources/memory.js'
import { upTo } from './column-facts.js'

const random = seededRandom('infer forms')
const code = () => `AB${random.integer(10)}${random.integer(10)}${random.integer(10)}`
const mail = () => `u${random.integer(1000)}@example.org`
const columns = {
  code: upTo(600, code),
  mail: upTo(600, mail),
  late: upTo(600, (i) => (i === 550 ? 'other' : code())),
  listed: upTo(600, (i) => `A${i % 20}`),
  number: upTo(600, (i) => i),
}

describe('forms', () => {
  it('of held rows become rules where all rows have them', async () => {
    const source = memorySource({ name: 'm', columns })
    const first = await scan(source, { columns: [] })
    const held = memorySource({
      name: 'head',
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, values]) => [name, values.slice(0, 500)]),
      ),
    })
    for await (const batch of held.read(await held.fields())) {
      const forms = formCandidates(first, [batch])
      expect([...forms]).toEqual([
        ['code', { pattern: '[A-Z]{2}[0-9]{3}' }],
        ['mail', { format: 'email' }],
        ['late', { pattern: '[A-Z]{2}[0-9]{3}' }],
      ])
      const profile = await withNeeds(source, first, needsOfForms(forms))
      const before = inferSchema(first)
      const { schema, evidence } = withForms(before, forms, profile)
      const [codes, mails, ...others] = schema.columns
      expect(codes?.pattern).toEqual({ regex: '[A-Z]{2}[0-9]{3}' })
      // A length that follows from the pattern is no rule of its own.
      expect(before.schema.columns[0]?.length).toBeDefined()
      expect(codes?.length).toBeUndefined()
      expect(evidence.has('columns/0/length')).toBe(false)
      expect(evidence.get('columns/0/pattern')).toBe('all 600 values')
      expect(mails?.format).toEqual({ is: 'email' })
      expect(mails?.length).toBeDefined()
      expect(others).toEqual(before.schema.columns.slice(2))
    }
  })
})
