import { describe, expect, it } from 'vitest'
import type { Context } from '../../src/commands/command.js'
import { delimiterOf, gateOptions, readingWords, runOptions } from '../../src/commands/options.js'
import { UsageError } from '../../src/errors.js'

const { signal } = new AbortController()
const context: Context = {
  signal,
  terminal: { color: false, unicode: true, width: 100 },
  note: () => undefined,
  now: '2024-02-29T12:00:00Z',
}

describe('options', () => {
  it('are the flags that were given', () => {
    expect(runOptions({}, context)).toEqual({ signal })
    expect(runOptions({ delimiter: ';', type: ['a=b=date', 'n=number'] }, context)).toEqual({
      signal,
      delimiter: ';',
      types: { 'a=b': 'date', n: 'number' },
    })
    expect(gateOptions({}, context)).toEqual({ signal, failOn: 'error', allowEmpty: false })
  })

  it.each(['a', '=date', 'a=word', 'a=unknown', 'a='])('refuse the type %s', (type) => {
    expect(() => runOptions({ type: [type] }, context)).toThrow(UsageError)
  })

  it('take a delimiter by name or as it is', () => {
    expect(['tab', '\\t', 'Comma', ';', 'pipe'].map(delimiterOf)).toEqual([
      '\t',
      '\t',
      ',',
      ';',
      '|',
    ])
    for (const wrong of ['', 'ab', '"', '\n', 'é', 'constructor']) {
      expect(() => delimiterOf(wrong)).toThrow(UsageError)
    }
  })

  it('are words of a command line again', () => {
    expect(readingWords({})).toEqual([])
    expect(
      readingWords({
        delimiter: '\t',
        encoding: 'latin1',
        header: false,
        null: ['NA', '-'],
        type: ['a=date'],
      }).join(' '),
    ).toBe('--delimiter tab --encoding latin1 --no-header --null NA --null - --type a=date')
    expect(readingWords({ header: true })).toEqual([])
  })
})
