import { describe, expect, it } from 'vitest'
import { bsdTime, measure } from './measure.js'

describe('measure', () => {
  it('runs a command and gives its output', () => {
    const { output, wall } = measure([process.execPath, '-e', 'console.log(6 * 7)'])
    expect(output).toBe('42\n')
    expect(wall).toBeGreaterThan(0)
  })

  it('throws with the code and the last words of a command that fails', () => {
    const script = 'console.error("no\\nsuch thing"); process.exit(3)'
    expect(() => measure([process.execPath, '-e', script])).toThrow(/exit 3: such thing$/)
  })
})

describe('bsdTime', () => {
  it('reads what the program writes', () => {
    const text =
      '        1.52 real         1.25 user         0.25 sys\n  40960  maximum resident set size\n'
    expect(bsdTime.counts(text)).toEqual({ processor: 1.5, memory: 40960 })
  })
})
