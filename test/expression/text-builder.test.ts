import { describe, expect, it } from 'vitest'
import { sliced, textOutput } from '../../src/expression/text-builder.js'

const decoder = new TextDecoder()

describe('texts one behind another', () => {
  it('grow as they are written; slots left out are empty', () => {
    const output = textOutput(4, 1)
    output.appendText(0, 'é'.repeat(100))
    const more = new TextEncoder().encode('abcdef')
    output.appendBytes(2, more, 1, 3)
    output.extend(more, 5, 6)
    const { bytes, starts, ends, mask } = output.finish(undefined)
    const text = (i: number) => decoder.decode(bytes.subarray(starts[i], ends[i]))
    expect([text(0), text(1), text(2), text(3)]).toEqual(['é'.repeat(100), '', 'bcf', ''])
    expect(mask).toBe(-1)
  })

  it('are cut where they hold a value', () => {
    const output = textOutput(2, 0)
    output.appendText(0, 'abc')
    output.appendText(1, 'def')
    const cut = sliced(output.finish(Uint8Array.of(0, 1)), (start, end) => [start + 1, end])
    expect(decoder.decode(cut.bytes.subarray(cut.starts[0], cut.ends[0]))).toBe('bc')
    expect(cut.status?.[1]).toBe(1)
  })
})
