import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { adviceOn, type Format, sniffFormat } from '../../src/sources/sniff.js'

describe('sniffFormat', () => {
  it.each<[Format, string | Uint8Array, string]>([
    ['csv', 'a,b\n1,2\n', 'x'],
    ['csv', '', 'x.csv'],
    ['csv', 'PAR1,PAR2\n', 'x.csv'],
    ['csv', 'ARROW1,b\n', 'x.csv'],
    ['csv', 'PK,name\n', 'x.csv'],
    ['csv', Buffer.from('\ufeffa,b\n', 'utf16le'), 'x.csv'],
    ['csv', Buffer.from('\ufeffa,b\n', 'utf16le').swap16(), 'x.csv'],
    ['csv', `${'a'.repeat(1024)}\0`, 'x.csv'],
    ['arrow', 'ARROW1\0\0', 'x.csv'],
    ['parquet', 'PAR1\x15\x04', 'x.csv'],
    ['gzip', gzipSync('a'), 'x.csv'],
    ['zip', 'PK\x03\x04\x14', 'x.xlsx'],
    ['zip', 'PK\x05\x06', 'x.zip'],
    ['png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'x'],
    ['pdf', '%PDF-1.7', 'x'],
    ['sqlite', 'SQLite format 3\0', 'x.db'],
    ['ole', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'x.xls'],
    ['binary', 'a,b\0', 'x.csv'],
    ['json', '[1]', 'x.JSONL'],
    ['arrow', 'ARROW1\0\0', 'x.json'],
  ])('%s', (format, content, name) => {
    const head = typeof content === 'string' ? new TextEncoder().encode(content) : content
    expect(sniffFormat(head, name)).toBe(format)
  })

  it('tells what to do about what is no CSV', () => {
    expect(adviceOn('zip')).toMatch(/Excel/)
    expect(adviceOn('binary')).toMatch(/utf-16le/)
  })
})
