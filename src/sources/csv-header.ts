/** Column names of a CSV file: every one there, every one different. */

export interface Header {
  readonly names: readonly string[]
  /** Names that occurred before, as they were in the file. */
  readonly duplicates: readonly string[]
  /** How many had no name. */
  readonly emptyCount: number
}

/**
 * Names for cells of text: spaces around them dropped; a column without a name becomes
 * `column_<position>`; a name that occurred before gets `_2`, `_3`, …, the first that is free.
 */
export function headerOf(cells: readonly string[]): Header {
  const trimmed = cells.map((cell) => cell.trim())
  const given = trimmed.map((name, i) => (name === '' ? `column_${i + 1}` : name))
  const taken = new Set(given)
  const used = new Set<string>()
  const next = new Map<string, number>()
  const duplicates: string[] = []
  const names = given.map((name) => {
    if (!used.has(name)) {
      used.add(name)
      return name
    }
    duplicates.push(name)
    let suffix = next.get(name) ?? 2
    while (taken.has(`${name}_${suffix}`)) suffix++
    next.set(name, suffix + 1)
    const renamed = `${name}_${suffix}`
    taken.add(renamed)
    used.add(renamed)
    return renamed
  })
  return { names, duplicates, emptyCount: trimmed.filter((name) => name === '').length }
}

/** `column_1`, `column_2`, … for a file without a header line. */
export function numberedNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `column_${i + 1}`)
}
