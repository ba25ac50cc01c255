import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Context } from '../../src/commands/command.js'
import { render, shellWords, targetsOf } from '../../src/commands/render.js'
import { UsageError } from '../../src/errors.js'
import { finding, report } from '../reports/fixtures.js'
import { validateCheckReport } from '../support/report-schema.js'

const notes: string[] = []
const context: Context = {
  signal: new AbortController().signal,
  now: '2024-02-29T12:00:00Z',
  terminal: { color: true, unicode: true, width: 100 },
  note: (text) => notes.push(text),
}

describe('targets', () => {
  it('are text to standard output unless asked otherwise', () => {
    expect(targetsOf({})).toEqual([{ name: 'text', file: undefined }])
    expect(targetsOf({ format: ['json=a=b.json', 'text'] })).toEqual([
      { name: 'json', file: 'a=b.json' },
      { name: 'text', file: undefined },
    ])
  })

  it.each([
    [['word'], 'unknown format word'],
    [['json='], 'a file name was expected after ='],
    [['json', 'text'], 'json and text would mix'],
    [['toString'], 'unknown format toString'],
  ])('are refused: %j', (format, message) => {
    expect(() => targetsOf({ format })).toThrow(UsageError)
    expect(() => targetsOf({ format })).toThrow(message)
  })
})

describe('a report', () => {
  const failed = report({ findings: [finding()] })

  it('is written to its files without colour, the rest is handed back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'driftgate-render-'))
    try {
      const [json, text] = [join(folder, 'r.json'), join(folder, 'r.txt')]
      const format = [`json=${json}`, `text=${text}`, 'text']
      const printed = await render(failed, { format }, context)
      expect(printed).toContain('\u001b[')
      expect(readFileSync(text, 'utf8')).not.toContain('\u001b[')
      expect(validateCheckReport(readFileSync(json, 'utf8'))).toEqual(failed)
      expect(notes).toEqual([`wrote ${json}`, `wrote ${text}`])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('ends in what explains it where the run can be repeated', async () => {
    const flags = { format: ['text'] }
    expect(await render(failed, flags, context)).not.toContain('driftgate explain')
    const words = ['my batch.csv', '--delimiter', ';']
    expect(await render(failed, flags, context, words)).toContain(
      "driftgate explain dest 'my batch.csv' --delimiter ';'",
    )
  })
})

describe('words for a shell', () => {
  it('are quoted where they need it', () => {
    expect(shellWords(['a.csv', '--type', 'x=date'])).toBe('a.csv --type x=date')
    expect(shellWords(["it's", '$(rm)', ''])).toBe("'it'\\''s' '$(rm)' ''")
  })
})
