/**
 * The CSV grammar once more, slow and plain: the oracle of the reader's tests. One character at a
 * time over a string, without blocks, bytes, or an index.
 *
 * The reader's rules in short: a cell that begins with a quote runs to the next single quote, and
 * what follows that up to the delimiter or line end is literal; other quotes are literal; a quote
 * that is never closed is literal.
 */
export interface NaiveTable {
  /** Column names, undefined for a file without a line. */
  readonly header: readonly string[] | undefined
  /** Rows behind the header: as many cells as the header has, null where missing or blank. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Rows with too few or too many cells, without the truncated one. */
  readonly ragged: number
  /** 1 where the text ends in a row with too few cells, without a line end. */
  readonly truncated: number
  readonly stray: number
  readonly unclosed: number
}

export interface NaiveOptions {
  readonly delimiter?: string
  readonly terminator?: 'lf' | 'cr'
  readonly nulls?: readonly string[]
}

interface Cell {
  readonly text: string
  readonly quoted: boolean
  readonly stray: boolean
  readonly unclosed: boolean
  /** Position of the delimiter or line end. */
  readonly end: number
}

export function naiveCsv(text: string, options: NaiveOptions = {}): NaiveTable {
  const { delimiter = ',', terminator = 'lf', nulls = [] } = options
  const lineEnd = terminator === 'lf' ? '\n' : '\r'
  const records: Cell[][] = []
  let position = 0
  while (position < text.length) {
    const record: Cell[] = []
    for (;;) {
      const cell = readCell(text, position, { delimiter, lineEnd })
      record.push(cell)
      position = cell.end + 1
      if (text[cell.end] !== delimiter) break
    }
    records.push(record)
  }

  const isBlank = (record: readonly Cell[]) =>
    record.length === 1 && record[0]?.text === '' && !record[0].quoted
  const start = records.findIndex((record) => !isBlank(record))
  if (start < 0)
    return { header: undefined, rows: [], ragged: 0, truncated: 0, stray: 0, unclosed: 0 }
  const [first = [], ...rest] = records.slice(start)
  const width = first.length
  const data = width === 1 ? rest : rest.filter((record) => !isBlank(record))
  const isNull = (cell: string) => {
    const trimmed = cell.replace(/^[ \t]+|[ \t]+$/g, '')
    return trimmed === '' || nulls.includes(trimmed)
  }
  const cells = [first, ...data].flat()
  const wrong = data.filter((record) => record.length !== width)
  const isTruncated = (record: readonly Cell[]) =>
    record.length < width && record.at(-1)?.end === text.length
  const truncated = wrong.filter(isTruncated).length
  return {
    header: first.map((cell) => cell.text),
    rows: data.map((record) =>
      Array.from({ length: width }, (_, i) => {
        const cell = record[i]
        return cell === undefined || isNull(cell.text) ? null : cell.text
      }),
    ),
    ragged: wrong.length - truncated,
    truncated,
    stray: cells.filter((cell) => cell.stray).length,
    unclosed: cells.filter((cell) => cell.unclosed).length,
  }
}

function readCell(
  text: string,
  from: number,
  marks: { readonly delimiter: string; readonly lineEnd: string },
): Cell {
  if (text[from] === '"') {
    let content = ''
    for (let i = from + 1; i < text.length; i++) {
      if (text[i] !== '"') content += text[i]
      else if (text[i + 1] === '"') content += text[i++]
      else {
        const rest = plainCell(text, i + 1, marks)
        const stray = rest.text !== ''
        return { text: content + rest.text, quoted: true, stray, unclosed: false, end: rest.end }
      }
    }
    const rest = plainCell(text, from + 1, marks)
    const stray = rest.text.includes('"')
    return { text: `"${rest.text}`, quoted: false, stray, unclosed: true, end: rest.end }
  }
  const plain = plainCell(text, from, marks)
  return { ...plain, quoted: false, stray: plain.text.includes('"'), unclosed: false }
}

function plainCell(
  text: string,
  from: number,
  marks: { readonly delimiter: string; readonly lineEnd: string },
): { readonly text: string; readonly end: number } {
  let end = from
  while (end < text.length && text[end] !== marks.delimiter && text[end] !== marks.lineEnd) end++
  const content = text.slice(from, end)
  const isLineEnd = text[end] !== marks.delimiter
  return { text: isLineEnd && marks.lineEnd === '\n' ? content.replace(/\r$/, '') : content, end }
}
