import { describe, expect, it } from 'vitest'
import { ByteKind } from '../../src/pattern/byte-classes.js'
import { findState, startStates, stateKey } from '../../src/pattern/states.js'

const key = (...nodes: number[]) => ({ nodes: Int32Array.from(nodes), kind: ByteKind.OTHER })

describe('states', () => {
  it('keep a set once', () => {
    const states = startStates(100, 1000)
    const numbers = Array.from({ length: 50 }, (_, i) => findState(states, key(i, i + 1)))
    expect(new Set(numbers).size).toBe(50)
    expect(findState(states, key(7, 8))).toBe(numbers[7])
    expect(findState(states, { ...key(7, 8), kind: ByteKind.WORD })).toBe(50)
    expect(findState(states, key())).toBe(51)
  })

  it('say where there is no room', () => {
    const states = startStates(2, 1000)
    expect([1, 2, 3, 1].map((node) => findState(states, key(node)))).toEqual([0, 1, -1, 0])
    const small = startStates(10, 3)
    expect([findState(small, key(1, 2)), findState(small, key(1, 3))]).toEqual([0, -1])
  })

  it('are alike however they were reached', () => {
    const threads = (nodes: number[], hasAssertions: boolean) => ({
      nodes: Int32Array.from([...nodes, 99]),
      count: nodes.length,
      hasAssertions,
      marks: new Uint32Array(0),
      generation: 1,
      stack: new Int32Array(0),
    })
    const word = stateKey(threads([3, 1, 2], false), ByteKind.WORD)
    expect(word).toEqual(stateKey(threads([2, 3, 1], false), ByteKind.NONE))
    expect(stateKey(threads([1], true), ByteKind.WORD).kind).toBe(ByteKind.WORD)
  })
})
