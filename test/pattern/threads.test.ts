import { describe, expect, it } from 'vitest'
import { ByteKind } from '../../src/pattern/byte-classes.js'
import { parsePattern } from '../../src/pattern/parse.js'
import { type Program, programOf } from '../../src/pattern/program.js'
import {
  addThread,
  clearThreads,
  emptyThreads,
  isDone,
  resolveThreads,
  simulate,
  stepThreads,
} from '../../src/pattern/threads.js'

const programFor = (source: string, search = false) =>
  programOf(parsePattern(source, { ignoreCase: false, dotAll: false }), search) as Program

function simulated(source: string, text: string, search = false): boolean {
  const program = programFor(source, search)
  const run = { program, from: emptyThreads(program), into: emptyThreads(program), search }
  addThread(program, run.from, program.start)
  const bytes = new TextEncoder().encode(text)
  return simulate(run, ByteKind.NONE, bytes, 0, bytes.length)
}

describe('threads', () => {
  it('step over a byte', () => {
    const program = programFor('a(b|c)*')
    const from = emptyThreads(program)
    const into = emptyThreads(program)
    addThread(program, from, program.start)
    expect(isDone(program, from)).toBe(false)
    stepThreads(program, from, 0x61, into)
    expect(isDone(program, into)).toBe(true)
    expect(into.count).toBe(3)
    stepThreads(program, into, 0x61, from)
    expect(from.count).toBe(0)
  })

  it('go through what asks about places only where it holds', () => {
    const program = programFor('\\b^$')
    const threads = emptyThreads(program)
    addThread(program, threads, program.start)
    expect(threads.hasAssertions).toBe(true)
    resolveThreads(program, threads, ByteKind.NONE, ByteKind.OTHER)
    expect(threads.count).toBe(1)
    resolveThreads(program, threads, ByteKind.NONE, ByteKind.WORD)
    expect(threads.count).toBe(3)
    expect(isDone(program, threads)).toBe(false)
    clearThreads(threads)
    expect(threads).toMatchObject({ count: 0, hasAssertions: false })
  })

  it('forget marks when their generations have run out', () => {
    const program = programFor('a')
    const threads = emptyThreads(program)
    threads.generation = 2 ** 32 - 1
    threads.marks.fill(1)
    clearThreads(threads)
    addThread(program, threads, program.start)
    expect(threads.count).toBe(1)
  })
})

describe('simulate', () => {
  it.each([
    ['a*b', 'aab', false, true],
    ['a*b', 'aaba', false, false],
    ['ab', 'xxabyy', true, true],
    ['^ab', 'xab', true, false],
    ['\\bé', 'é', true, false],
    ['\\Bé', 'é', true, true],
    ['', '', false, true],
  ])('%s on %j (search %s)', (source, text, search, expected) => {
    expect(simulated(source, text, search)).toBe(expected)
  })
})
