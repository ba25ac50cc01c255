import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifiedPatch } from '../../src/reports/patch.js'

/** What a patch makes of a text: a plain reader of the form, which trusts the numbers of the lines. */
function applied(before: string, patch: string): string {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const out: string[] = []
  let at = 0
  const body = patch.split('\n').slice(2)
  for (const [i, line] of body.entries()) {
    const hunk = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(line)
    if (hunk !== null) {
      const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1)
      while (at < start) out.push(lines[at++] as string)
      expect(out.length + (hunk[4] === '0' ? 0 : 1)).toBe(Number(hunk[3]))
      continue
    }
    if (line === '' || line.startsWith('\\')) continue
    const text = line.slice(1) + (body[i + 1]?.startsWith('\\') === true ? '' : '\n')
    if (line[0] !== '+') expect(lines[at++]).toBe(text)
    if (line[0] !== '-') out.push(text)
  }
  return [...out, ...lines.slice(at)].join('')
}

describe('a patch', () => {
  it('has the lines around a change, and joins hunks that share some', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `${i + 1}\n`)
    const after = lines.flatMap((line, i) => (i === 4 ? ['new\n'] : i === 16 ? [] : [line]))
    expect(unifiedPatch('x.yaml', lines.join(''), after.join(''))).toBe(
      '--- a/x.yaml\n+++ b/x.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+new\n 6\n 7\n 8\n@@ -14,7 +14,6 @@\n 14\n 15\n 16\n-17\n 18\n 19\n 20\n',
    )
  })

  it('tells of a last line without an end, and names files outside as they are', () => {
    expect(unifiedPatch('/tmp/x', 'a', 'a\n')).toBe(
      '--- /tmp/x\n+++ /tmp/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n',
    )
    expect(unifiedPatch('a\nb', 'a', 'b')).toContain('--- "a/a\\nb"\n')
    expect(unifiedPatch('x', 'a', 'a')).toBe('')
  })

  it('leads from one text to the other', () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n'), { maxLength: 30 })
      .map((lines) => lines.join(''))
    fc.assert(
      fc.property(text, text, fc.boolean(), (before, after, isOpen) => {
        const end = isOpen ? `${after}x` : after
        if (before !== end) expect(applied(before, unifiedPatch('f', before, end))).toBe(end)
      }),
      { numRuns: 400 },
    )
  })
})
