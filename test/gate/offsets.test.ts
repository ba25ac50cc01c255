import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withOffsets } from '../../src/gate/offsets.js'
import { check, profile } from '../../src/gate/run.js'
import { renderText } from '../../src/reports/text.js'
import { parseSchema } from '../../src/schema/parse.js'
import { finding, options } from '../reports/fixtures.js'
import { driftgate } from '../support/run.js'
import { scratchFolder } from '../support/scratch.js'

const text =
  'version: 1\ncolumns: [{ name: n, type: integer, range: { maximum: 9 } }, { name: t }]\n'
const schema = parseSchema(text, 'mine')
const at = scratchFolder({ 'mine.schema.yaml': text, 'ragged.csv': 'n,t\n1,"a\nb"\n\n99,x\n7\n' })

describe('offsets of samples', () => {
  it('are those of the rows in the file', async () => {
    const report = await check(at('ragged.csv'), { schema })
    const file = readFileSync(at('ragged.csv'), 'utf8')
    const of = (code: string) =>
      report.findings
        .find((each) => each.code === code)
        ?.samples.map(({ row, offset = -1 }) => [row, file.slice(offset, offset + 4)])
    expect(of('range.above')).toEqual([[2, '99,x']])
    expect(of('row.ragged')).toEqual([[3, '7\n']])
    expect(renderText(report, options({ verbose: true }))).toContain('row 2 (byte 13): "99"')
    expect(renderText(report, options())).toContain('row 2: "99"')
  })

  it('are not looked for where nothing is shown, or there are no rows', async () => {
    const kept = await profile(at('ragged.csv'))
    const shown = [finding()]
    expect(await withOffsets(shown, { kind: 'profile', profile: kept })).toBe(shown)
    const bare = [finding({ samples: [] }), finding({ samples: [{ row: 0, value: 'n' }] })]
    const source = { locate: () => Promise.reject(new Error('asked')) }
    const dataset = { kind: 'rows', source } as unknown as Parameters<typeof withOffsets>[1]
    expect(await withOffsets(bare, dataset)).toBe(bare)
  })

  it('are the same for 1, 2 and 8 workers', () => {
    const line = (n: number) => `${n},"${'long\r\n'.repeat(400)}"\n`
    const rows = Array.from({ length: 15_000 }, (_, i) => line(i % 4000 === 3999 ? 70 + i : i % 9))
    const content = `n,t\n${rows.join('')}`
    writeFileSync(at('large.csv'), content)
    const reports = ['1', '2', '8'].map((workers) => {
      const words = ['check', at('large.csv'), '-s', at('mine.schema.yaml'), '--format', 'json']
      return driftgate([...words, '--workers', workers]).stdout
    })
    expect(new Set(reports).size).toBe(1)
    const { findings } = JSON.parse(reports[0] ?? '')
    const { samples } = findings.find(({ code }: { code: string }) => code === 'range.above')
    expect(samples).toHaveLength(3)
    for (const { offset, value } of samples) {
      expect(content.slice(offset, offset + value.length)).toBe(value)
    }
  })
})
