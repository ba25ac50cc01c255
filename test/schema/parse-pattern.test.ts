import { describe, expect, it } from 'vitest'
import { parseSchema } from '../../src/schema/parse.js'

const rule = (text: string) =>
  parseSchema(`version: 1\ncolumns:\n  - name: a\n    ${text}`, 's.yaml').columns[0]

function problem(text: string): string {
  try {
    rule(text)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('patterns', () => {
  it('are text, or a mapping', () => {
    expect(rule('pattern: "[A-Z]{3}"')?.pattern).toEqual({ regex: '[A-Z]{3}' })
    expect(
      rule('pattern: { regex: "a|b", search: true, ignoreCase: true, mostly: 0.9, level: warn }')
        ?.pattern,
    ).toEqual({ regex: 'a|b', search: true, ignoreCase: true, mostly: 0.9, level: 'warn' })
  })

  it('are refused where they cannot be run, at the place of the fault', () => {
    expect(problem('pattern: "[A-Z{3}"')).toMatch(/^s.yaml:4:\d+: pattern: /)
    expect(problem('pattern: a(?=b)')).toMatch(/^s.yaml:4:15: pattern: .*look/)
    expect(problem('pattern: (a)\\1')).toMatch(/pattern: /)
    expect(problem('pattern: { search: true }')).toContain('expected regex')
    expect(problem('pattern: [a]')).toContain('expected text')
  })
})

describe('formats', () => {
  it('are named', () => {
    expect(rule('format: email')?.format).toEqual({ is: 'email' })
    expect(rule('format: { is: uuid, mostly: 0.9 }')?.format).toEqual({ is: 'uuid', mostly: 0.9 })
    expect(problem('format: e-mail')).toContain('did you mean email?')
    expect(problem('format: { mostly: 0.9 }')).toContain('expected is, the format')
    expect(problem('type: integer\n    format: email')).toContain('a format has no meaning')
  })
})
