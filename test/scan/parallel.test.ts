/** Files in partitions by workers, against the same files from the first byte to the last. */
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Field } from '../../src/batch/column.js'
import { DataError } from '../../src/errors.js'
import { type Random, seededRandom } from '../../src/math/random.js'
import { encodeProfile } from '../../src/profile/encode.js'
import type { JointNeed, Plan } from '../../src/profile/plan.js'
import { emptyProfile } from '../../src/profile/profile.js'
import { packStates } from '../../src/profile/transfer.js'
import { partsInParallel } from '../../src/scan/parallel.js'
import { type Job, jobOf } from '../../src/scan/partition.js'
import { foldParts, partMaker, partsOf, type Whole } from '../../src/scan/parts.js'
import { csvSource } from '../../src/sources/csv.js'
import type { CsvOptions } from '../../src/sources/csv-dialect.js'
import { ROW_LIMITS, type RowLimits } from '../../src/sources/csv-rows.js'
import { fileInput } from '../../src/sources/file-input.js'
import { bytesInput } from '../../src/sources/input.js'
import type { Source } from '../../src/sources/source.js'
import { inProcess } from '../support/in-process.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({})

const asked: Plan['columns'][number]['needs'] = [
  { derivation: { of: 'values' }, spec: { kind: 'keys' } },
  { derivation: { of: 'values' }, spec: { kind: 'sample', size: 6, by: 'hash' } },
  { derivation: { of: 'values' }, spec: { kind: 'kll', k: 8 } },
  { derivation: { of: 'values' }, spec: { kind: 'frequent', lgMaxMapSize: 3 } },
  { derivation: { of: 'nulls' }, spec: { kind: 'sample', size: 3, by: 'row' } },
]

async function startOf(source: Source) {
  const fields = await source.fields()
  const columns = fields.map(({ name }) => ({ name, needs: asked }))
  return { fields, start: emptyProfile(fields, { columns, joint: jointOf(fields) }, source) }
}

/** A rule on the first column, whatever its name and type. */
function jointOf([first]: readonly Field[]): readonly JointNeed[] {
  if (first === undefined) return []
  const rule = { expression: `"${first.name.replaceAll('"', '""')}" IS NULL` }
  return [
    { derivation: { of: 'tuple', nulls: 'equal' }, spec: { kind: 'keys' } },
    { derivation: { of: 'rule', rule, rows: 'broken' }, spec: { kind: 'tally' } },
    {
      derivation: { of: 'rule', rule, rows: 'brokenValues' },
      spec: { kind: 'sample', size: 5, by: 'row' },
    },
  ]
}

/** All that two reads of a source must agree on, byte for byte. */
const facts = ({ profile, misfitClasses, faults }: Whole) => ({
  states: Buffer.from(packStates(profile)).toString('base64'),
  rows: profile.source.rows,
  misfitClasses,
  faults,
})

async function inOrder(source: Source): Promise<Whole> {
  const { fields, start } = await startOf(source)
  const maker = partMaker(start, fields)
  const whole = await foldParts(partsOf(source.read(fields), maker), maker.empty(0))
  return { ...whole, faults: source.faults() }
}

async function byWorkers(source: Source, workers: number, random: Random) {
  const { fields, start } = await startOf(source)
  const recipe = await source.recipe?.(fields)
  if (recipe === undefined) throw new Error('no recipe')
  const job: Job = jobOf(recipe, start)
  const runner = inProcess(job, workers, random)
  const empty = { ...partMaker(start, fields).empty(0), faults: recipe.faults }
  const whole = await foldParts(partsInParallel(job, runner, empty.profile, workers + 2), empty)
  return { whole, tasks: runner.tasks }
}

async function agree(
  content: Uint8Array,
  options: CsvOptions,
  limits: RowLimits,
  workers: readonly number[],
): Promise<void> {
  const file = path('x.csv')
  writeFileSync(file, content)
  const random = seededRandom(`${content.length}`)
  const input = await fileInput(file)
  let expected: ReturnType<typeof facts>
  try {
    expected = facts(await inOrder(csvSource(input, options, limits)))
  } catch (error) {
    expect(error).toBeInstanceOf(DataError)
    return
  }
  expect(facts(await inOrder(csvSource(bytesInput(file, content), options, limits)))).toEqual(
    expected,
  )
  for (const count of workers) {
    const { whole } = await byWorkers(csvSource(input, options, limits), count, random)
    expect(facts(whole)).toEqual(expected)
  }
}

const hostile = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'ab1 é,,,"""\n\n\n\r'), maxLength, size: 'max' })
const sizes = fc.record({
  partitionBytes: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 12 })),
  blockBytes: fc.constantFrom(1, 2, 7, 16, 64, 1 << 16),
})
const options = fc.constantFrom<CsvOptions>(
  { delimiter: ',' },
  { delimiter: ',', header: false },
  { delimiter: ',', quote: '' },
  {},
)
const mark = fc.constantFrom('', '\ufeff')

describe('workers find what one reader finds', () => {
  it('in texts of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(300), sizes, options, mark, async (text, size, how, bom) => {
        const limits = { ...ROW_LIMITS, ...size, rowBytes: 1 << 17 }
        await agree(Buffer.from(`${bom}${text}`), how, limits, [1, 3])
      }),
      { numRuns: 18, seed: 1 },
    )
  })

  it('where rows outgrow their room', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile(300),
        sizes,
        fc.constantFrom(8, 20, 64),
        async (text, { partitionBytes }, room) => {
          const limits = { blockBytes: room, rowBytes: room, rowCells: 6, partitionBytes }
          await agree(Buffer.from(`a,b\n${text}`), { delimiter: ',' }, limits, [2])
        },
      ),
      { numRuns: 22, seed: 2 },
    )
  })

  it('in lines that a lone CR ends', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(200), sizes, async (text, size) => {
        const limits = { ...ROW_LIMITS, ...size, rowBytes: 1 << 17 }
        const content = Buffer.from(`a,b\r${text.replaceAll('\n', '\r')}`)
        await agree(content, {}, limits, [2])
      }),
      { numRuns: 10, seed: 3 },
    )
  })

  it('in bytes of any kind', async () => {
    const structural = fc.constantFrom(...Buffer.from('a1",\n\n\r'), 0xff, 0xc3, 0xef)
    const bytes = fc
      .array(structural, { maxLength: 200, size: 'max' })
      .map((each) => Uint8Array.from(each))
    await fc.assert(
      fc.asyncProperty(bytes, sizes, async (content, size) => {
        const limits = { ...ROW_LIMITS, ...size, rowBytes: 1 << 17 }
        const body = Buffer.concat([Buffer.from('a,b\n'), content])
        await agree(body, { delimiter: ',' }, limits, [2])
      }),
      { numRuns: 10, seed: 4 },
    )
  })

  const table = [
    'id,"na""me",note',
    '1,"plain",x',
    '2,"two\nlines, and a comma","""quoted"""',
    '',
    '3,"\n\n\n","a,b\n1,2,3\n4,5,6"',
    'x,,',
    '4,"ende',
    't"',
  ].join('\n')

  const step = (size: number) => (size < 25 ? 1 : 9)

  it.each(['', '\n'])('at every border, the file ending with %j', async (end) => {
    const content = Buffer.from(`${table}\n5,unclosed,"to the end${end}`)
    for (
      let partitionBytes = 1;
      partitionBytes <= content.length + 1;
      partitionBytes += step(partitionBytes)
    ) {
      const limits = { ...ROW_LIMITS, blockBytes: 32, partitionBytes }
      await agree(content, { delimiter: ',' }, limits, [1 + (partitionBytes % 8)])
    }
  })

  it('to the last byte of the profile', async () => {
    const random = seededRandom('many rows')
    const rows = Array.from({ length: 3000 }, (_, i) => {
      const text = random.integer(5) === 0 ? `"line\n${i}, ""and"" more"` : `word ${i % 400}`
      return `${i},${random.normal()},${text},${random.integer(9) === 0 ? '' : random.integer(50)}\n`
    })
    const file = path('many.csv')
    writeFileSync(file, `id,value,text,count\n${rows.join('')}`)
    const limits = { ...ROW_LIMITS, blockBytes: 1 << 12, partitionBytes: 10_000 }
    const source = csvSource(await fileInput(file), {}, limits)
    const encoded = async ({ profile }: Whole) =>
      Buffer.from(await encodeProfile(profile, { name: 'x', version: '1' }, { keepValues: true }))
    const expected = await encoded(await inOrder(source))
    for (const workers of [1, 2, 3, 8]) {
      const { whole, tasks } = await byWorkers(source, workers, random)
      expect((await encoded(whole)).equals(expected)).toBe(true)
      // Guesses in quoted text look ahead, and are right.
      expect(tasks.length).toBe(new Set(tasks.map(({ partition }) => partition)).size)
    }
  })
})

describe('partsInParallel', () => {
  const jobFor = async (content: string, partitionBytes: number) => {
    writeFileSync(path('y.csv'), content)
    const limits = { ...ROW_LIMITS, blockBytes: 16, partitionBytes }
    const source = csvSource(await fileInput(path('y.csv')), {}, limits)
    const { fields, start } = await startOf(source)
    const recipe = await source.recipe?.(fields)
    if (recipe === undefined) throw new Error('no recipe')
    return { job: jobOf(recipe, start), start }
  }

  it('does no task for a partition in which no row can start', async () => {
    const { job, start } = await jobFor(`a,b\n1,${'x'.repeat(500)}\n2,y\n`, 10)
    const runner = inProcess(job, 1, seededRandom(''))
    const partitions: number[] = []
    for await (const part of partsInParallel(job, runner, start, 1)) partitions.push(part.partition)
    expect(partitions).toEqual([0, 50, 51].filter((p) => p * 10 < 511).slice(0, partitions.length))
    expect(runner.tasks.length).toBe(partitions.length)
  })

  it('hands on what a worker throws, and leaves nobody waiting', async () => {
    const { job, start } = await jobFor('a,b\n1,x\n2,y\n3,z\n', 4)
    const runner = inProcess(job, 2, seededRandom(''))
    const failing = {
      ...runner,
      run: (...args: Parameters<typeof runner.run>) =>
        args[0].partition === 2 ? Promise.reject(new DataError('broken')) : runner.run(...args),
    }
    const all = async () => {
      for await (const _ of partsInParallel(job, failing, start, 4));
    }
    await expect(all()).rejects.toThrow('broken')
  })
})
