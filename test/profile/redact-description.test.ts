import { describe, expect, it } from 'vitest'
import { describeProfile } from '../../src/profile/describe.js'
import { redactDescription } from '../../src/profile/redact-description.js'
import { profileOf } from '../support/profiles.js'

const tool = { name: 'driftgate', version: '0' }
const described = async () =>
  describeProfile(await profileOf({ n: [7, 7, 7, null], t: ['ada', 'ada', 'x', 'y'] }), tool)

describe('redactDescription', () => {
  it('leaves a description alone where nothing is asked', async () => {
    const whole = await described()
    expect(redactDescription(whole, {})).toBe(whole)
  })

  it('keeps counts and shape, and nothing on the scale of the values', async () => {
    const { columns } = redactDescription(await described(), { redact: 'omit' })
    expect(columns[0]).toMatchObject({
      rows: 4,
      nulls: 1,
      zeros: 0,
      min: null,
      mean: null,
      sum: null,
    })
    expect(columns[1]).toMatchObject({ distinct: { estimate: 3 }, length: { max: 3 }, top: [] })
    expect(JSON.stringify(columns)).not.toMatch(/ada|[^.\d]7/)
  })

  it('shows digests of top values where they are asked for', async () => {
    const of = async (redactKey?: string) => {
      const privacy = { redact: 'hash', ...(redactKey === undefined ? {} : { redactKey }) } as const
      return redactDescription(await described(), privacy).columns[1]
    }
    expect((await of())?.top[0]).toMatchObject({ count: 2, value: 'sha256:fdee430d40bd' })
    expect((await of('k'))?.top[0]?.value).toMatch(/^hmac-sha256:[0-9a-f]{12}$/)
    expect((await of())?.redacted).toBe('hash')
  })
})
