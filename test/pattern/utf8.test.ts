import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasCodePoint, unionOf } from '../../src/pattern/code-points.js'
import { propertyCodePoints } from '../../src/pattern/properties.js'
import { type ByteGraph, byteGraph } from '../../src/pattern/utf8.js'

/** Whether the bytes lead out of the graph, all of them read. */
function leads(graph: ByteGraph, bytes: Iterable<number>): boolean {
  let node = graph.length - 1
  for (const byte of bytes) {
    const arc = graph[node]?.find(({ low, high }) => low <= byte && byte <= high)
    if (arc === undefined) return false
    node = arc.to
  }
  return node === -1
}

const encoder = new TextEncoder()
const edges = [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x3ffff, 0x10ffff]
const point = fc.oneof(fc.constantFrom(...edges), fc.nat(0x10ffff), fc.nat(0x3000))

describe('byteGraph', () => {
  it('has the characters of the set and no others', () => {
    const ranges = fc.array(fc.tuple(point, point), { maxLength: 6 })
    fc.assert(
      fc.property(ranges, fc.array(point), (given, points) => {
        const set = unionOf(given.flatMap((pair) => [Math.min(...pair), Math.max(...pair)]))
        const graph = byteGraph(set)
        for (const each of [...points, ...set]) {
          if (each >= 0xd800 && each <= 0xdfff) continue
          const bytes = encoder.encode(String.fromCodePoint(each))
          expect(leads(graph, bytes)).toBe(hasCodePoint(set, each))
        }
      }),
    )
  })

  it('has well-formed sequences only', () => {
    const graph = byteGraph([0, 0x10ffff])
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(0x80, 0xbf, 0xe0, 0xed, 0xf0, 0xf4, 0x9f))
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.array(byte), (some, more) => {
        for (const bytes of [some, Uint8Array.from(more.slice(0, 4))]) {
          let text = ''
          try {
            text = decoder.decode(bytes)
          } catch {}
          expect(leads(graph, bytes)).toBe([...text].length === 1)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('leads one way by each byte, and shares what is alike', () => {
    const graph = byteGraph(propertyCodePoints('L') ?? [])
    for (const arcs of graph) {
      for (let at = 1; at < arcs.length; at++) {
        expect(arcs[at]!.low).toBeGreaterThan(arcs[at - 1]!.high)
      }
    }
    expect(graph.length).toBeLessThan(400)
    expect(byteGraph([0, 0x10ffff]).length).toBe(8)
    expect(byteGraph([])).toEqual([[]])
  })
})
