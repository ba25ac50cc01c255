/** The scan kernel: a frame of parameters in, the outcome behind them. */
import { assert } from '../../errors.js'
import type { KernelModule } from '../module.js'
import { type ScanResult, scan } from '../scan.js'

const LF = 10
const CR = 13
const PARAMETERS = 13
const reasons = ['end', 'rows full', 'cells full', 'incomplete'] as const

/** Runs on arrays in the module's memory, where readers keep theirs; on others, plainly. */
export function nativeScan(module: KernelModule) {
  const scanPart: typeof scan = (bytes, start, end, options, index) => {
    const { starts, ends, flags, rowCells } = index
    const arrays = [bytes, starts, ends, flags, rowCells]
    if (!arrays.every(module.holds)) return scan(bytes, start, end, options, index)
    assert(start >= 0 && end <= bytes.length, `scan of ${start} to ${end} of ${bytes.length} bytes`)
    module.begin()
    const [address, frame] = module.frame()
    frame.set([
      bytes.byteOffset,
      start,
      end,
      options.delimiter,
      options.quote,
      options.terminator === 'lf' ? LF : CR,
      options.atEnd ? 1 : 0,
      starts.byteOffset,
      ends.byteOffset,
      flags.byteOffset,
      rowCells.byteOffset,
      Math.min(starts.length, ends.length, flags.length),
      rowCells.length - 1,
    ])
    module.functions.scan(address)
    return outcomeOf(frame)
  }
  return { scan: scanPart }
}

function outcomeOf(frame: Uint32Array): ScanResult {
  return {
    rows: frame[PARAMETERS]!,
    cells: frame[PARAMETERS + 1]!,
    consumed: frame[PARAMETERS + 2]!,
    reason: reasons[frame[PARAMETERS + 3]!]!,
  }
}
