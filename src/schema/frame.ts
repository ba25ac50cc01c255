/** Problems of a text file as a person reads them: where, what, and the lines around it. */
import { UsageError } from '../errors.js'
import type { Problem } from './yaml.js'

/** Problems listed one by one; the rest are counted. */
const shown = 10
/** Characters of a line that a frame shows. */
const width = 96

/** A usage error that lists the problems of a file in the order of its lines, each with a frame. */
export function usageErrorOf(problems: readonly Problem[], file: string, text: string): UsageError {
  const ordered = [...problems].sort(
    (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
  )
  const lines = text.split(/\r\n|\r|\n/)
  const parts = ordered.slice(0, shown).map((problem) => {
    const { line, column } = problem.place
    return `${file}:${line}:${column}: ${problem.message}\n${codeFrame(lines, problem)}`
  })
  const rest = ordered.length - shown
  if (rest > 0) parts.push(`and ${rest} more ${rest === 1 ? 'problem' : 'problems'}`)
  return new UsageError(parts.join('\n\n'))
}

/** The line with the problem between its neighbours, and carets under the place. */
function codeFrame(lines: readonly string[], { place }: Problem): string {
  const first = Math.max(1, place.line - 1)
  const last = Math.min(lines.length, place.line + 1)
  const gutter = String(last).length
  const start = Math.max(0, place.column - 1 - Math.floor(width / 2))
  const rows: string[] = []
  for (let number = first; number <= last; number++) {
    const visible = printable(lines[number - 1] ?? '').slice(start, start + width)
    rows.push(`  ${String(number).padStart(gutter)} | ${visible}`.trimEnd())
    if (number !== place.line) continue
    const column = place.column - 1 - start
    const carets = '^'.repeat(Math.max(1, Math.min(place.length, width - column)))
    rows.push(`  ${' '.repeat(gutter)} | ${' '.repeat(column)}${carets}`)
  }
  return rows.join('\n')
}

/** Control characters could move the cursor or colour the terminal; tabs would shift the carets. */
function printable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced.
  return line.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
}
