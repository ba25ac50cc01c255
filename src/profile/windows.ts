/**
 * How much a reference differs from itself: it is cut into windows (days, equal parts), and each is
 * compared with all the others.
 *
 * Rows that hang together (a sensor's readings, the orders of one morning) differ between windows by more
 * than independent rows would; these figures say by how much, without any row.
 */

/** What one test of one column said of each window. */
export interface WindowEffects {
  readonly column: string
  /** `ks`, `psi`, `chi-square`, `nulls`, … */
  readonly test: string
  /** Effect of each window against the rest, in the order of the windows, at least 0. */
  readonly effects: readonly number[]
}

export interface WindowStatistics {
  /** The column whose values make the windows; null: equal parts. */
  readonly by: string | null
  /** Rows of each window. */
  readonly rows: readonly number[]
  readonly tests: readonly WindowEffects[]
}

/** Whether a value, read from a file, is what it should be. */
export function isWindowStatistics(value: unknown): value is WindowStatistics {
  if (typeof value !== 'object' || value === null) return false
  const { by, rows, tests } = value as Record<string, unknown>
  const isNamed = by === null || typeof by === 'string'
  if (!isNamed || !Array.isArray(rows) || !rows.every(isSize) || !Array.isArray(tests)) return false
  return tests.every((each) => isWindowEffects(each, rows.length))
}

function isWindowEffects(value: unknown, windows: number): value is WindowEffects {
  if (typeof value !== 'object' || value === null) return false
  const { column, test, effects } = value as Record<string, unknown>
  const isNamed = typeof column === 'string' && typeof test === 'string'
  if (!isNamed || !Array.isArray(effects) || effects.length !== windows) return false
  return effects.every((effect) => typeof effect === 'number' && effect >= 0)
}

function isSize(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
