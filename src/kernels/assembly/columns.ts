/** Cells by column: see `../columns.ts`, whose results this function gives. */

/** What `transposeCells` is given; in this order in `../native/cells.ts`. */
class Frame {
  bytes: usize = 0
  starts: usize = 0
  ends: usize = 0
  firstCells: usize = 0
  cellCounts: usize = 0
  rows: u32 = 0
  columns: u32 = 0
  firstBytes: usize = 0
  outStarts: usize = 0
  outEnds: usize = 0
  stride: u32 = 0
  suspects: usize = 0
  suspectCounts: usize = 0
}

const ABSENT: u32 = ~0

export function transposeCells(address: usize): void {
  const frame = changetype<Frame>(address)
  const bytes = frame.bytes
  const firstBytes = frame.firstBytes
  const firstCells = frame.firstCells
  const cellCounts = frame.cellCounts
  const columns = frame.columns
  const step = frame.stride << 2
  const suspects = frame.suspects
  const suspectCounts = frame.suspectCounts
  // All arrays are addressed from that of the row's first cell.
  const ends = frame.ends - frame.starts
  const outEnds = frame.outEnds - frame.outStarts
  const rows = frame.rows
  memory.fill(suspectCounts, 0, columns << 2)
  for (let r: u32 = 0; r < rows; r++) {
    const cells = min<u32>(columns, load<u32>(cellCounts + (r << 2)))
    let cell = frame.starts + (load<u32>(firstCells + (r << 2)) << 2)
    let out = frame.outStarts + (r << 2)
    for (let c: u32 = 0; c < cells; c++) {
      const start = load<u32>(cell)
      const end = load<u32>(cell + ends)
      store<u32>(out, select<u32>(ABSENT, start, start === end))
      store<u32>(out + outEnds, end)
      if (load<u8>(firstBytes + load<u8>(bytes + start)) !== 0 && start !== end) {
        const counts = suspectCounts + (c << 2)
        const count = load<u32>(counts)
        store<u32>(suspects + c * step + (count << 2), r)
        store<u32>(counts, count + 1)
      }
      cell += 4
      out += step
    }
    for (let c = cells; c < columns; c++) {
      store<u32>(out, ABSENT)
      store<u32>(out + outEnds, ABSENT)
      out += step
    }
  }
}
