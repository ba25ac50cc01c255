/** Lines of a page for a terminal: aligned cells, wrapped sentences, headings. */
import type { SourceInfo } from '../profile/profile.js'
import type { Report } from '../verdict/report.js'
import { showName } from './escape.js'
import { showBytes, showCounted } from './number.js'
import type { RenderOptions } from './options.js'
import type { Style } from './style.js'
import { displayWidth, pad } from './width.js'

/** What a part of a page needs to know. */
export interface Page {
  readonly report: Report
  readonly options: RenderOptions
  readonly style: Style
}

/** Pads each column of a table to its widest cell; the last one stays ragged. */
export function align(rows: readonly (readonly string[])[]): string[][] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))
    })
  }
  return rows.map((row) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : pad(cell, widths[i] ?? 0))),
  )
}

/**
 * Breaks a text at spaces, or at another separator, so that its lines, each after `indent` spaces,
 * stay within a width. A piece that is longer keeps a line to itself.
 */
export function wrap(
  text: string,
  { width, indent, at = ' ' }: { width: number; indent: number; at?: string },
): string[] {
  // A terminal that does not know its width says 0.
  const room = Math.max(20, (width > 0 ? width : 100) - indent)
  const lines: string[] = []
  let line: string | null = null
  for (const piece of text.split(at)) {
    const longer: string = line === null ? piece : line + at + piece
    if (line !== null && displayWidth(longer) > room) {
      lines.push(line)
      line = piece
    } else {
      line = longer
    }
  }
  return [...lines, line ?? ''].map((each) => ' '.repeat(indent) + each)
}

/** `good.csv · csv · 5,000 rows · 16 columns · 409 kB` */
export function sourceLine(
  source: SourceInfo,
  { style, options }: { style: Style; options: RenderOptions },
): string {
  const parts = [
    showName(source.format, { unicode: options.unicode }),
    showCounted(source.rows, 'row'),
    showCounted(source.columns, 'column'),
    ...(source.bytes === null ? [] : [showBytes(source.bytes)]),
  ]
  const dot = ` ${style.symbols.dot} `
  return (
    style.bold(showName(source.name, { width: 80, unicode: options.unicode })) +
    style.dim(dot + parts.join(dot))
  )
}
