/**
 * Columns with nothing to compare, or nothing in common: each gets a stated outcome from the whole run, and
 * stops no other.
 */
import { describe, expect, it } from 'vitest'
import { check, drift, infer } from '../src/index.js'
import { seededRandom } from '../src/math/random.js'
import { reportErrors } from './support/report-schema.js'
import { scratchFolder } from './support/scratch.js'

const random = seededRandom('bad columns')
const rows = 500
const repeat = (value: string) => Array.from({ length: rows }, () => value)
const drawn = (of: () => string | number) => Array.from({ length: rows }, () => String(of()))

/** Reference and batch of each column. */
const columns: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  sound: [drawn(() => random.normal()), drawn(() => random.normal())],
  constant: [repeat('5'), repeat('6')],
  same: [repeat('5'), repeat('5')],
  nulls: [repeat(''), repeat('1')],
  gone: [drawn(() => random.integer(9)), repeat('')],
  nan: [repeat('NaN'), repeat('1.5')],
  disjoint: [drawn(() => random.next()), drawn(() => 5 + random.next())],
  type: [drawn(() => random.integer(10)), repeat('z')],
  infinite: [drawn(() => ['1', 'inf', '-inf'][random.integer(3)] ?? ''), repeat('inf')],
  categories: [
    drawn(() => 'abc'[random.integer(3)] ?? ''),
    drawn(() => 'xyz'[random.integer(3)] ?? ''),
  ],
}
const names = Object.keys(columns)

function csv(side: 0 | 1, length: number): string {
  const lines = Array.from({ length }, (_, i) =>
    names.map((name) => columns[name]?.[side][i]).join(','),
  )
  return `${names.join(',')}\n${lines.join('\n')}\n`
}

const million = () =>
  `id\n${Array.from({ length: 1_000_000 }, () => `v${random.integer(2 ** 30)}`).join('\n')}\n`

const at = scratchFolder({
  'reference.csv': csv(0, rows),
  'batch.csv': csv(1, rows),
  'row.csv': csv(0, 1),
  'few.csv': csv(1, 7),
})

describe('columns that cannot be compared', () => {
  it.each([
    ['reference.csv', 'batch.csv'],
    ['batch.csv', 'reference.csv'],
    ['reference.csv', 'row.csv'],
    ['row.csv', 'reference.csv'],
    ['row.csv', 'row.csv'],
    ['few.csv', 'batch.csv'],
    ['batch.csv', 'few.csv'],
  ])('have an outcome each, %s against %s', async (a, b) => {
    const report = await drift(at(a), at(b))
    expect(reportErrors(report)).toEqual([])
    for (const name of names) {
      const own = report.findings.filter(
        ({ column, code }) => column === name && code.startsWith('drift.'),
      )
      expect(own.length, name).toBeGreaterThan(0)
      for (const { outcome, message } of own)
        if (outcome === 'skipped') expect(message).not.toBe('')
    }
  })

  it('are told apart: what moved drifts, what did not does not', async () => {
    const { findings } = await drift(at('reference.csv'), at('batch.csv'))
    const hasDrift = (name: string) =>
      findings.some(({ column, outcome }) => column === name && outcome === 'drift')
    expect(names.filter((name) => !hasDrift(name))).toEqual(['sound', 'same', 'type'])
    const type = findings.find(({ code }) => code === 'type.mismatch' || code === 'type')
    expect(type).toBeDefined()
  })

  it('are learnt from, and pass where nothing changed', async () => {
    const { schema, profile } = await infer(at('reference.csv'))
    const report = await check(at('reference.csv'), { schema, reference: profile })
    expect(report.verdict).toBe('pass')
  })
})

describe('a million categories', () => {
  it('are compared, or said not to be', async () => {
    const { writeFileSync } = await import('node:fs')
    writeFileSync(at('a.csv'), million())
    writeFileSync(at('b.csv'), million())
    const report = await drift(at('a.csv'), at('b.csv'))
    expect(report.verdict).toBe('pass')
    const own = report.findings.filter(({ column }) => column === 'id')
    expect(own.some(({ code }) => code.startsWith('drift.'))).toBe(true)
  })
})
