import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Kernels } from '../../../src/kernels/kernels.js'
import type { ScanOptions } from '../../../src/kernels/scan.js'
import { dialect, indexFor, place, rowsOf, scanText, scoped } from '../scan-support.js'
import { native, plain } from '../support.js'

describe('scan kernel against the plain function', () => {
  const hostile = fc.array(fc.constantFrom(...'ab,,""\n\n\r\0;'), { maxLength: 300 })

  /** All that a scan says and writes. */
  function outcome(kernels: Kernels, text: string, padding: number, options: ScanOptions) {
    return scoped(kernels, () => {
      const input = place(kernels, text, padding)
      const index = indexFor(kernels, 40, 12)
      const results: unknown[] = []
      for (let at = input.start; ; ) {
        const result = kernels.scan(input.bytes, at, input.end, options, index)
        results.push(result, rowsOf(input, index, result), index.starts.slice(0, result.cells))
        if (!result.reason.endsWith('full') || result.rows === 0) return results
        at = result.consumed
      }
    })
  }

  it('agrees on hostile text in every dialect, at any address', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.nat(130),
        fc.record({
          delimiter: fc.constantFrom(44, 59),
          quote: fc.constantFrom(34, -1, 97),
          terminator: fc.constantFrom('lf' as const, 'cr' as const),
          atEnd: fc.boolean(),
        }),
        (text, padding, options) => {
          const joined = text.join('')
          expect(outcome(native, joined, padding, options)).toEqual(
            outcome(plain, joined, padding, options),
          )
        },
      ),
      { seed: 2, numRuns: 3000 },
    )
  })

  it('agrees on any bytes, and on arrays outside the memory', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(scanText(native, bytes)).toEqual(scanText(plain, bytes))
        const index = { starts: 700, ends: 700, flags: 700, rowCells: 700 }
        const own = {
          starts: new Uint32Array(index.starts),
          ends: new Uint32Array(index.ends),
          flags: new Uint8Array(index.flags),
          rowCells: new Uint32Array(index.rowCells),
        }
        const result = native.scan(bytes, 0, bytes.length, dialect, own)
        expect(rowsOf({ bytes, start: 0, end: bytes.length }, own, result)).toEqual(
          scanText(plain, bytes).rows,
        )
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})
