/** Rows of one function in the golden statistics, each with its maker in `source`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.DRIFTGATE_VECTORS ?? join(import.meta.dirname, '..', 'vectors')

export interface GoldenRow<Args, Expected> {
  readonly id: string
  readonly fn: string
  readonly args: Args
  readonly expected: Expected
  readonly tol: number
}

/** Every row of the function. */
export function goldenRows<Args, Expected>(name: string): GoldenRow<Args, Expected>[] {
  const file = JSON.parse(readFileSync(join(folder, 'stats.json'), 'utf8')) as {
    golden: GoldenRow<Args, Expected>[]
  }
  return file.golden.filter(({ fn }) => fn === name)
}
