import { describe, expect, it } from 'vitest'
import { parsePattern } from '../../src/pattern/parse.js'
import { MAXIMUM_PARTS, NodeKind, programOf } from '../../src/pattern/program.js'

const program = (source: string, search = false) =>
  programOf(parsePattern(source, { ignoreCase: false, dotAll: false }), search)
const nodes = (source: string) => program(source)?.kinds.length ?? 0

describe('programOf', () => {
  it('writes counts out', () => {
    const count = (source: string, kind: number) =>
      program(source)?.kinds.filter((each) => each === kind).length
    expect(count('a{3,5}', NodeKind.READ)).toBe(5)
    expect(count('a{3,5}', NodeKind.FORK)).toBe(2)
    expect(count('a{3,}', NodeKind.READ)).toBe(3)
    expect(count('a*', NodeKind.READ)).toBe(1)
    expect(count('(){7}', NodeKind.READ)).toBe(0)
  })

  it('knows whether places are asked about', () => {
    expect(program('a')?.hasAssertions).toBe(false)
    expect(program('a$')?.hasAssertions).toBe(true)
  })

  it.each([
    'a{1000000000}',
    '(a{300}){300}',
    '((){1000}){1000}',
    '(a{0,300}){300,}',
    '\\p{L}{2000}',
    '(((a{99}){99}){99}){99}',
    'a{99999999999999999999}',
  ])('refuses %s before it is built', (source) => {
    expect(program(source)).toBeUndefined()
  })

  it('never outgrows its limit', () => {
    for (const source of ['a{24000}', '(ab?){8000}', `${'a|'.repeat(9000)}b`]) {
      expect(nodes(source)).toBeGreaterThan(10_000)
      expect(nodes(source)).toBeLessThanOrEqual(MAXIMUM_PARTS + 1)
    }
    expect(nodes('[\\p{L}\\d]{1,64}')).toBeGreaterThan(0)
  })
})
