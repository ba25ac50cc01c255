import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUntouched, withFingerprint } from '../../src/commands/fingerprint.js'

describe('fingerprint', () => {
  it('knows what it marked, whatever the text and the line ends', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const marked = withFingerprint(`${text.replaceAll('\r', '')}\n`)
        expect(isUntouched(marked)).toBe(true)
        expect(isUntouched(marked.replaceAll('\n', '\r\n'))).toBe(true)
      }),
    )
  })

  it.each([
    ['an edited line', (text: string) => text.replace('a: 1', 'a: 2')],
    ['a line added at the end', (text: string) => `${text}b: 2\n`],
    ['a line added at the start', (text: string) => `b: 2\n${text}`],
    ['the mark removed', (text: string) => text.replace(/#.*\n$/, '')],
    ['an empty file', () => ''],
  ])('sees %s', (_, edit) => {
    expect(isUntouched(edit(withFingerprint('a: 1\n')))).toBe(false)
  })
})
