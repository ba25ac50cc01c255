import { describe, expect, it } from 'vitest'
import type { RowCounts, RowError, RowFormat, RowSink } from '../../src/gate/quarantine.js'
import { partRows } from '../../src/gate/quarantine.js'
import { check, profile } from '../../src/gate/run.js'
import { seededRandom } from '../../src/math/random.js'
import { parseSchema } from '../../src/schema/parse.js'
import { csvSource } from '../../src/sources/csv.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'
import { bytesInput } from '../../src/sources/input.js'
import { memorySource } from '../../src/sources/memory.js'

interface Kept extends RowSink {
  readonly errors: RowError[]
  texts(): { head: string; valid: string; invalid: string }
  readonly counts: RowCounts[]
  readonly formats: RowFormat[]
}

function keeping(): Kept {
  const parts = { head: '', valid: '', invalid: '' }
  const kept = { errors: [] as RowError[], counts: [] as RowCounts[], formats: [] as RowFormat[] }
  return {
    ...kept,
    texts: () => parts,
    begin: async (head, format) => {
      parts.head = Buffer.from(head).toString('latin1')
      kept.formats.push(format)
    },
    copy: async (bytes, isValid) => {
      parts[isValid ? 'valid' : 'invalid'] += Buffer.from(bytes).toString('latin1')
    },
    report: (error) => {
      kept.errors.push(error)
      return undefined
    },
    end: async (counts) => {
      kept.counts.push(counts)
    },
  }
}

const limits = { ...ROW_LIMITS, blockBytes: 256, partitionBytes: 4096 }
const sourceOf = (text: string | Uint8Array) =>
  csvSource(bytesInput('x.csv', Buffer.from(text)), {}, limits)

async function parted(text: string | Uint8Array, schemaText: string, options = {}) {
  const schema = parseSchema(`version: 1\n${schemaText}`, 'mine')
  const quarantine = keeping()
  const report = await check(sourceOf(text), { schema, quarantine, ...options })
  return { report, quarantine, ...quarantine.texts(), errors: quarantine.errors }
}

const schemaText = `
faults: { quote.stray: 0.9 }
columns:
  - { name: id, type: integer, unique: true, nulls: 0 }
  - { name: n, type: number, range: { minimum: 0, exclusiveMaximum: 90 }, nans: 0, infinities: 0, multipleOf: 0.5, nulls: 0.9 }
  - { name: t, type: string, length: { minimum: 2, maximum: 4 }, pattern: { regex: "[a-z]+", mostly: 0.01 }, domain: { values: [abc, de], mostly: 0.01 } }
  - { name: d, type: date, range: { minimum: 2020-01-05 }, nulls: { maximum: 0, tokens: ["2020-01-09"] }, forbidden: ["2020-01-07"] }
  - { name: w, type: integer, range: { maximum: 5, where: n > 40 }, unique: { where: id > 10 }, nulls: 0.5 }
  - { name: warned, range: { maximum: 5, level: warn } }
rules:
  - n < 80
  - { name: short or small, expression: length(t) < 4 or n < 50, nulls: fail, mostly: 0.01 }
  - { expression: 100 / (w - 3) < 100, where: id > 5 }
keys:
  - { columns: [t, d] }
  - { columns: [id, w], primary: true, where: n > 10 }
uniqueRows: true
`

function generated(seed: string): string {
  const random = seededRandom(seed)
  const one = <Value>(...values: readonly Value[]) => values[random.integer(values.length)] as Value
  const rows = Array.from({ length: 300 }, (_, i) => {
    const id = one<string | number>(i, i, i, i, i, i, random.integer(300), '', 'x1')
    const n = one<string | number>(
      random.integer(200) / 2,
      random.integer(400) / 4,
      '',
      'NaN',
      'inf',
      'z',
    )
    const t = one('abc', 'abc', 'de', 'x', 'ABCDE', '"q""q"', '', 'ab"c', 'ü')
    const day = one('', '2020-01-20', `2020-01-0${1 + random.integer(9)}`, '2020-13-01')
    const line = `${id},${n},${t},${day},${one<string | number>(random.integer(9), '', 'y')},${i % 9}`
    return one(
      line,
      line,
      line,
      line,
      line,
      line,
      `${line},more`,
      `${id},${n}`,
      `${line}\n\n`,
      `${line}\n${line}`,
    )
  })
  return `id,n,t,d,w,warned\n${rows.join('\n')}\n1,2,ab\0,,,\n1,"open`
}

describe('parting rows', () => {
  it.each(['one', 'two', 'three', 'four'])('agrees with the findings: %s', async (seed) => {
    const text = generated(seed)
    const { report, errors, head, valid, invalid, quarantine } = await parted(text, schemaText)
    const raised = report.findings.filter(({ rows }) => rows !== null && rows > 0)
    const perRule = raised.map(
      ({ code, column, columns, rows, limit, level, outcome, message }) => {
        const names = column === null ? (columns ?? []) : [column]
        const own = errors.filter((each) => {
          const isSame = each.code === code && each.columns.join() === names.join()
          const isNamed = each.rule === null || each.rule === limit || message.includes(each.rule)
          return isSame && isNamed
        })
        return { code, names: names.join(), rows, found: own.length, level, outcome }
      },
    )
    const silent = perRule.filter(({ found }) => found === 0)
    // Warnings, shares of nulls that may be above 0, and nothing else.
    expect(silent.map(({ code, names, level, outcome }) => [code, names, level, outcome])).toEqual(
      expect.arrayContaining([['range.above', 'warned', 'warn', 'violated']]),
    )
    for (const { code, names, level } of silent) {
      expect([code, names, level]).toEqual(
        level === 'warn'
          ? [code, names, level]
          : ['nulls.share', expect.stringMatching(/^[nw]$/), 'info'],
      )
    }
    for (const each of perRule.filter(({ found }) => found > 0)) {
      expect(each.found, `${each.code} ${each.names}`).toBe(each.rows)
    }
    const codes = new Set(perRule.filter(({ found }) => found > 0).map(({ code }) => code))
    expect(codes.size).toBeGreaterThanOrEqual(20)
    // Both files together are the rows of the input, each in its place, byte by byte.
    const bad = new Set(errors.map(({ row }) => row))
    const lines = (part: string) => part.split('\n').filter((line) => line !== '')
    const [, ...all] = lines(Buffer.from(text).toString('latin1'))
    expect(head).toBe('id,n,t,d,w,warned\n')
    expect(lines(valid)).toEqual(all.filter((_, i) => !bad.has(i + 1)))
    expect(lines(invalid)).toEqual(all.filter((_, i) => bad.has(i + 1)))
    expect(quarantine.counts).toEqual([
      { valid: lines(valid).length, invalid: bad.size, errors: errors.length },
    ])
    const order = errors.map(({ row }) => row)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  it('leaves everything where nothing is wrong', async () => {
    const text = 'a\n1\n2\n'
    const { valid, invalid, errors } = await parted(text, 'columns: [{ name: a, type: integer }]')
    expect([valid, invalid, errors]).toEqual(['1\n2\n', '', []])
  })

  it('hides the values of sensitive columns, of rules over them, and of rows', async () => {
    const text = 'a,b\n1,9\n9,9\n9\n'
    const columns = `columns: [{ name: a, range: { maximum: 5 }, tags: [sensitive] }, { name: b, range: { maximum: 5 } }]`
    const rules = 'rules: [a < 5, b < 5]'
    const { errors } = await parted(text, `${columns}\n${rules}`)
    const shown = errors.map(({ row, code, rule, value }) => [row, rule ?? code, value])
    expect(shown).toEqual([
      [1, 'b < 5', 'b = 9'],
      [1, 'range.above', '9'],
      [2, 'a < 5', null],
      [2, 'b < 5', 'b = 9'],
      [2, 'range.above', null],
      [2, 'range.above', '9'],
      [3, 'row.ragged', null],
      [3, 'a < 5', null],
      [3, 'range.above', null],
    ])
    const hashed = await parted(text, columns, { redact: 'hash' })
    expect(hashed.errors.every(({ value }) => value?.startsWith('sha256:'))).toBe(true)
  })

  it('names no row by what is suppressed', async () => {
    const suppressions = 'suppressions: [{ code: range, reason: known }]'
    const { errors, valid } = await parted(
      'a\n9\n',
      `columns: [{ name: a, range: { maximum: 5 } }]\n${suppressions}`,
    )
    expect([errors, valid]).toEqual([[], '9\n'])
  })

  it('keeps the header, its mark, and the way lines end', async () => {
    const { head, valid, quarantine } = await parted('\ufeffa;b\r\n1;2\r\n', 'columns: []')
    expect(Buffer.from(head, 'latin1').toString()).toBe('\ufeffa;b\r\n')
    expect(valid).toBe('1;2\r\n')
    expect(quarantine.formats).toEqual([{ delimiter: ';', quote: '"', lineEnd: '\r\n' }])
  })

  it('needs the rows of one text, and those that were checked', async () => {
    const schema = parseSchema('version: 1\ncolumns: []\n', 'mine')
    const quarantine = keeping()
    const stored = await profile(sourceOf('a\n1\n'))
    await expect(check(stored, { schema, quarantine })).rejects.toThrow(
      /a profile, which holds none/,
    )
    const memory = memorySource({ name: 'm', columns: { a: [1] } })
    await expect(check(memory, { schema, quarantine })).rejects.toThrow(/rows of one file/)
    const other = { ...stored, source: { ...stored.source, rows: 5 } }
    const dataset = { kind: 'rows', source: sourceOf('a\n1\n') } as const
    const run = partRows(dataset, { schema, findings: [], profile: other }, quarantine)
    await expect(run).rejects.toThrow(/changed while it was read/)
    expect(quarantine.counts).toEqual([])
  })
})
