import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError, UsageError } from '../../src/errors.js'
import { check, drift, infer, merge, profile } from '../../src/gate/run.js'
import { seededRandom } from '../../src/math/random.js'
import { decodeProfile } from '../../src/profile/decode.js'
import { encodeProfile } from '../../src/profile/encode.js'
import type { Profile } from '../../src/profile/profile.js'
import { renderJson } from '../../src/reports/json.js'
import type { Schema } from '../../src/schema/schema.js'
import { csvSource } from '../../src/sources/csv.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'
import { type ByteInput, bytesInput } from '../../src/sources/input.js'
import { memorySource } from '../../src/sources/memory.js'
import type { Source } from '../../src/sources/source.js'
import type { Report } from '../../src/verdict/report.js'
import { isRaised } from '../../src/verdict/verdict.js'
import { countingSource } from '../support/counting-source.js'
import type { Columns } from '../support/profiles.js'
import { validateCheckReport } from '../support/report-schema.js'
import { root } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const sample = (name: string) => resolve(root, 'samples', name)
const flights = sample('flights/reference.csv')
const drifted = sample('flights/drifted.csv')
const source = (columns: Columns, name = 'test') => countingSource(memorySource({ name, columns }))
const sequence = (length: number, value: (i: number) => number) =>
  Array.from({ length }, (_, i) => value(i))
const mixed = (i: number) => (i * 7919) % 1009

const tool = { name: 'driftgate', version: '0' }
const stored = async (from: Profile) => decodeProfile(await encodeProfile(from, tool), 'stored')
const validated = (report: Report) => validateCheckReport(renderJson(report))
const raised = ({ findings }: Report) =>
  findings.filter(isRaised).map(({ code, column }) => `${code} ${column}`)

describe('bytes', () => {
  /** A CSV file in memory, and how many of its bytes were read. */
  function counted(text: string, partitionBytes: number) {
    const whole = bytesInput('x.csv', new TextEncoder().encode(text))
    const counts = { bytes: 0 }
    const input: ByteInput = {
      ...whole,
      async open() {
        const reader = await whole.open()
        const read = async (into: Uint8Array) => {
          const count = await reader.read(into)
          counts.bytes += count
          return count
        }
        return { ...reader, read }
      },
    }
    return { counts, source: csvSource(input, {}, { ...ROW_LIMITS, partitionBytes }) }
  }

  it.each([ROW_LIMITS.partitionBytes, 1 << 18])(
    'are read once by profile and check, twice by infer and some once more, in partitions of %i',
    async (partitionBytes) => {
      const text = `n,t\n${sequence(200_000, mixed)
        .map((n, i) => `${n},text ${i % 90}`)
        .join('\n')}\n`
      // The types are guessed from the head: the first block, and the one that is read ahead.
      const head = 2 * ROW_LIMITS.blockBytes + 5
      const reads = async (job: (source: Source) => Promise<unknown>) => {
        const { counts, source: file } = counted(text, partitionBytes)
        await job(file)
        return counts.bytes
      }
      const learnt = await infer(counted(text, partitionBytes).source)
      const { schema, profile: reference } = learnt
      expect(await reads((file) => profile(file))).toBeLessThanOrEqual(text.length + head)
      const checked = await reads((file) => check(file, { schema, reference }))
      expect(checked).toBeLessThanOrEqual(text.length + head)
      const inferred = await reads((file) => infer(file))
      expect(inferred).toBeGreaterThan(2 * text.length)
      expect(inferred).toBeLessThanOrEqual(3 * text.length + head)
    },
  )
})

describe('reads', () => {
  it('are two of a reference and a look at some rows, and one of a batch', async () => {
    const reference = source({ n: sequence(9000, mixed), id: sequence(9000, (i) => i * 3) })
    const learnt = await infer(reference)
    expect(reference.counts).toEqual({ reads: 3, closes: 1 })
    const batch = source({ n: sequence(9000, mixed), id: sequence(9000, (i) => i * 3) })
    validated(await check(batch, { schema: learnt.schema, reference: learnt.profile }))
    expect(batch.counts).toEqual({ reads: 1, closes: 1 })
  })

  it('are one of a batch that breaks its types, whose guess would be wrong', async () => {
    const { schema, profile: reference } = await infer(source({ n: sequence(9000, mixed) }))
    const late = [...sequence(8999, mixed), 'word']
    const batch = source({ n: late })
    const report = validated(await check(batch, { schema, reference }))
    expect(raised(report)).toContain('type.mismatch n')
    expect(batch.counts.reads).toBe(1)
  })

  it('are two of the reference and one of the batch for drift', async () => {
    const [first, second] = [
      source({ n: sequence(900, mixed) }),
      source({ n: sequence(900, mixed) }),
    ]
    validated(await drift(first, second))
    expect([first.counts.reads, second.counts.reads]).toEqual([2, 1])
  })

  it('are one more where the first guess was wrong', async () => {
    const surprising = () => source({ n: [...sequence(17_000, mixed), 'word'] })
    const once = surprising()
    expect((await profile(once)).columns[0]?.field.type).toBe('string')
    expect(once.counts).toEqual({ reads: 2, closes: 1 })
    const reference = surprising()
    await infer(reference)
    expect(reference.counts.reads).toBeLessThanOrEqual(3)
  })

  it('end in a closed source whatever happens', async () => {
    const broken = source({ n: [1, 2] })
    const failing = { ...broken, fields: () => Promise.reject(new DataError('gone')) }
    await expect(profile(failing)).rejects.toThrow('gone')
    expect(broken.counts.closes).toBe(1)
  })
})

describe('types', () => {
  it('hold for reference and batch', async () => {
    const columns = { code: sequence(500, (i) => i % 50) }
    const types = { code: 'string' as const }
    const learnt = await infer(source(columns), { types })
    expect(learnt.schema.columns[0]?.type).toBe('string')
    const report = await check(source(columns), {
      schema: learnt.schema,
      reference: learnt.profile,
      types,
    })
    expect(validated(report).verdict).toBe('pass')
    const compared = await drift(source(columns), source(columns), { types })
    expect(compared.findings.some(({ code }) => code === 'drift.chi-square')).toBe(true)
    expect(compared.findings.some(({ code }) => code === 'drift.ks')).toBe(false)
  })

  it('go before the types of the schema, which then are broken', async () => {
    const columns = { code: sequence(500, (i) => i % 50) }
    const { schema } = await infer(source(columns))
    const report = await check(source(columns), { schema, types: { code: 'string' } })
    expect(raised(validated(report))).toContain('type.mismatch code')
  })

  it('are refused for columns that are not there, and for profiles of other types', async () => {
    const known = await profile(source({ code: [1, 2] }))
    await expect(profile(source({ code: [1] }), { types: { coed: 'string' } })).rejects.toThrow(
      UsageError,
    )
    await expect(
      drift(known, source({ code: [1] }), { types: { code: 'string' } }),
    ).rejects.toThrow('expected string, found integer')
    await expect(
      profile(source({ a: [1] }), { types: JSON.parse('{"constructor":"date"}') }),
    ).rejects.toThrow('type of column constructor')
  })
})

describe('a profile in the place of rows', () => {
  it('is learnt from, checked, compared and merged as the rows are', async () => {
    const learnt = await infer(flights)
    const kept = await stored(learnt.profile)
    const again = await infer(kept)
    // Forms, which take the place of lengths, and relations can be seen in rows only.
    const inBoth = ({ columns, rules: _, ...rest }: Schema) => ({
      ...rest,
      columns: columns.map(({ pattern, format, length, ...column }) => column),
    })
    expect(inBoth(again.schema)).toEqual(inBoth(learnt.schema))
    const isInBoth = ([path]: readonly [string, string]) =>
      !/rules|pattern|format|length/.test(path)
    const evidence = (each: typeof learnt) => [...each.evidence].filter(isInBoth)
    expect(evidence(again)).toEqual(evidence(learnt))
    const report = await check(kept, { schema: learnt.schema, reference: kept })
    expect(validated(report).verdict).toBe('pass')
    expect(validated(await drift(kept, kept)).verdict).toBe('pass')
    expect(merge([kept, kept]).source.rows).toBe(10_000)
  })

  it('fails where the rows do', async () => {
    const plain = await stored(await profile(drifted))
    const [asRows, asProfile] = [await drift(flights, drifted), await drift(flights, plain)]
    expect(asRows.verdict).toBe('fail')
    expect(validated(asProfile).verdict).toBe('fail')
  })

  it('of one read is enough to learn a schema from', async () => {
    const plain = await stored(await profile(flights))
    const { schema } = await infer(plain)
    expect(validated(await check(flights, { schema, reference: plain })).verdict).toBe('pass')
  })
})

describe('determinism', () => {
  it('gives the same bytes twice', async () => {
    const [a, b] = [await infer(flights), await infer(flights)]
    const bytes = await Promise.all([a, b].map((each) => encodeProfile(each.profile, tool)))
    expect(Buffer.from(bytes[0] as Uint8Array).equals(bytes[1] as Uint8Array)).toBe(true)
    const [first, second] = [await drift(flights, drifted), await drift(flights, drifted)]
    expect(JSON.stringify(first)).toBe(JSON.stringify(second))
  })
})

describe('merge', () => {
  it('needs a profile, and one is itself', async () => {
    const one = await profile(source({ a: [1] }))
    expect(merge([one])).toBe(one)
    expect(() => merge([])).toThrow(UsageError)
  })
})

describe('a reference that cannot be one', () => {
  it('has no rows', async () => {
    const none = () => source({ a: [] }, 'none')
    await expect(infer(none())).rejects.toThrow('none has no rows; a reference needs some')
    await expect(drift(none(), source({ a: [1] }))).rejects.toThrow(DataError)
    const { schema } = await infer(source({ a: [1, 2] }))
    await expect(check(source({ a: [1] }), { schema, reference: none() })).rejects.toThrow(
      DataError,
    )
  })

  it('has no column in common with the batch', async () => {
    await expect(drift(source({ a: [1] }), source({ b: [1] }))).rejects.toThrow(
      /no column in common .* expected a, found b/,
    )
  })

  it('is standard input twice', async () => {
    await expect(drift('-', '-')).rejects.toThrow(UsageError)
    const { schema } = await infer(source({ a: [1, 2] }))
    await expect(check('-', { schema, reference: '-' })).rejects.toThrow(UsageError)
  })
})

const at = scratchFolder({})

/** Each row is in the half by the toss of a coin. */
async function halfOf(path: string, seed: number): Promise<string> {
  const random = seededRandom(seed)
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const half = rows.filter(() => random.next() < 0.5)
  const { writeFile } = await import('node:fs/promises')
  const file = at(`half-${seed}.csv`)
  await writeFile(file, `${[head, ...half].join('\n')}\n`)
  return file
}

/*
 * A half of a reference breaks a rule on a share with probability about 1e-4 a rule, a range with 1e-3,
 * and drifts with alpha 0.05 over all columns only where an effect beyond its limit is shown: for these
 * fixed seeds none does.
 */
describe.each(['flights', 'earthquakes'])('the reference of samples/%s', (name) => {
  const path = sample(`${name}/reference.csv`)

  it('passes without an error what was learnt from it', async () => {
    const { schema, profile: reference } = await infer(path)
    const report = validated(await check(path, { schema, reference }))
    expect(raised(report)).toEqual([])
  })

  it.each([1, 2, 3, 4, 5, 6])('has halves that pass without an error: seed %i', async (seed) => {
    const { schema, profile: reference } = await infer(path)
    const report = validated(await check(await halfOf(path, seed), { schema, reference }))
    expect(report.findings.filter((each) => isRaised(each) && each.level === 'error')).toEqual([])
    expect(report.verdict).toBe('pass')
  })
})
