/** Cells of a column: see `../columns.ts`, whose results this function gives. */

/** What `columnCells` is given; in this order in `../native/columns.ts`. */
class Frame {
  bytes: usize = 0
  starts: usize = 0
  ends: usize = 0
  firstCells: usize = 0
  cellCounts: usize = 0
  rows: u32 = 0
  column: u32 = 0
  firstBytes: usize = 0
  outStarts: usize = 0
  outEnds: usize = 0
  suspects: usize = 0
}

export function columnCells(address: usize): u32 {
  const frame = changetype<Frame>(address)
  const bytes = frame.bytes
  const starts = frame.starts
  const ends = frame.ends
  const firstBytes = frame.firstBytes
  const suspects = frame.suspects
  const column = frame.column
  const rows = frame.rows
  let found: u32 = 0
  for (let r: u32 = 0; r < rows; r++) {
    const row = r << 2
    let start: u32 = ~(0 as u32)
    let end: u32 = ~(0 as u32)
    if (column < load<u32>(frame.cellCounts + row)) {
      const cell = (load<u32>(frame.firstCells + row) + column) << 2
      start = load<u32>(starts + cell)
      end = load<u32>(ends + cell)
      store<u32>(suspects + (found << 2), r)
      found += u32(start === end || load<u8>(firstBytes + load<u8>(bytes + start)) === 1)
    }
    store<u32>(frame.outStarts + row, start)
    store<u32>(frame.outEnds + row, end)
  }
  return found
}
