import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runMerge } from '../../src/commands/merge.js'
import { runProfile } from '../../src/commands/profile.js'
import { DataError, UsageError } from '../../src/errors.js'
import { readProfile } from '../../src/gate/dataset.js'
import { describeProfile } from '../../src/profile/describe.js'
import { interrupted, testContext } from '../support/context.js'
import { rounded } from '../support/profiles.js'
import { listing } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const rows = Array.from(
  { length: 3000 },
  (_, i) => `${i % 97},${((i * 7919) % 1000) / 8},w${i % 11}`,
)
const csv = (from: number, to: number) => `n,x,word\n${rows.slice(from, to).join('\n')}\n`

const at = scratchFolder({
  'whole.csv': csv(0, 3000),
  '1.csv': csv(0, 900),
  '2.csv': csv(900, 901),
  '3.csv': csv(901, 3000),
  'other.csv': 'a\n1\n',
})

const profile = async (name: string) => {
  await runProfile(at(`${name}.csv`), { output: at(`${name}.profile`) }, testContext())
  return at(`${name}.profile`)
}
const tool = { name: 'driftgate', version: '0' }
const described = async (path: string) => {
  const { columns } = describeProfile(await readProfile(path), tool)
  return rounded(columns)
}

describe('merge', () => {
  it('of the parts is the profile of the whole in all that is exact', async () => {
    const parts = [await profile('1'), await profile('2'), await profile('3')]
    const whole = await profile('whole')
    const context = testContext()
    const { stdout, exitCode } = await runMerge(parts, { output: at('merged.profile') }, context)
    expect([stdout, exitCode]).toEqual(['', 0])
    expect(context.notes).toEqual([`wrote ${at('merged.profile')}: 3,000 rows of 3 profiles`])
    // These columns are small enough that their sketches are exact up to the order of compactions.
    const exact = (columns: unknown) =>
      (columns as Record<string, unknown>[]).map(({ quantiles: _, ...rest }) => rest)
    expect(exact(await described(at('merged.profile')))).toEqual(exact(await described(whole)))
  })

  it('writes the same bytes when it is run again', async () => {
    const parts = [await profile('1'), await profile('3')]
    for (const name of ['a', 'b']) await runMerge(parts, { output: at(name) }, testContext())
    expect(readFileSync(at('a')).equals(readFileSync(at('b')))).toBe(true)
  })

  it('refuses one profile, what is none, and other columns; nothing is written', async () => {
    const [one, other] = [await profile('1'), await profile('other')]
    writeFileSync(at('text.profile'), 'hello')
    const before = listing(at())
    const merge = (paths: readonly string[]) =>
      runMerge(paths, { output: at('none.profile') }, testContext())
    await expect(merge([one])).rejects.toThrow(UsageError)
    await expect(merge([one, at('text.profile')])).rejects.toThrow(DataError)
    await expect(merge([one, at('none')])).rejects.toThrow('there is no such file')
    await expect(merge([one, other])).rejects.toThrow('cannot merge')
    const late = runMerge([one, one], { output: at('none.profile') }, interrupted())
    await expect(late).rejects.toThrow(/abort/i)
    expect(listing(at())).toEqual(before)
  })
})
