/** The bench's figures as Markdown. */
import { type Cost, type Spread, spreadOf } from './measure.js'

export interface Result {
  readonly name: string
  readonly costs: readonly Cost[]
  /** Why there are no costs. */
  readonly failure?: string
}

export interface Sizes {
  readonly bytes: number
  readonly cells: number
}

/** Ratios are to a contestant's median wall time; empty where it took no part. */
export interface Base {
  readonly name: string
  /** Over the column. */
  readonly head: string
}

const head = ['', 'wall s (least–most)', 'processor s', 'peak MB', 'MB/s', 'ns a cell']

/** A table of what was measured on one file, the fastest first, with ratios to each base. */
export function tableOf(
  results: readonly Result[],
  { bytes, cells }: Sizes,
  bases: readonly Base[],
): string {
  const measured = results.filter(({ costs }) => costs.length > 0)
  const lines = [...measured]
    .sort((a, b) => wallOf(a).median - wallOf(b).median)
    .map((result) => {
      const wall = wallOf(result)
      const processor = known(result.costs.map((cost) => cost.processor))
      const memory = known(result.costs.map((cost) => cost.memory))
      return row([
        result.name,
        spread(wall),
        processor === undefined ? '' : processor.median.toFixed(2),
        memory === undefined ? '' : (memory.most / 1e6).toFixed(0),
        (bytes / 1e6 / wall.median).toFixed(0),
        ((wall.median * 1e9) / cells).toFixed(1),
        ...bases.map(({ name }) => figure(ratioOf(measured, result.name, name))),
      ])
    })
  const failures = results
    .filter(({ failure }) => failure !== undefined)
    .map(({ name, failure = '' }) => `${name} failed: ${inline(failure)}`)
  const heads = [...head, ...bases.map((base) => base.head)]
  return [table(heads, lines), ...failures].join('\n\n')
}

/** How many times as long as the second the first took, by medians. */
export function ratioOf(
  results: readonly Result[],
  name: string,
  base: string,
): number | undefined {
  const [upper, lower] = [name, base].map((each) => results.find((result) => result.name === each))
  if (!upper?.costs.length || !lower?.costs.length) return undefined
  return wallOf(upper).median / wallOf(lower).median
}

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A table whose first column is words, the others figures. */
export const table = (heads: readonly string[], lines: readonly string[]): string =>
  [row(heads), row(heads.map((_, i) => (i === 0 ? '---' : '---:'))), ...lines].join('\n')

export const figure = (value: number | undefined): string =>
  value === undefined ? '' : value.toFixed(value < 10 ? 2 : 0)

const wallOf = ({ costs }: Result): Spread => spreadOf(costs.map(({ wall }) => wall))

const spread = ({ median, least, most }: Spread) =>
  `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`

/** What a program said, on one line without marks. */
const inline = (text: string) => text.replace(/[\s|`<>]+/g, ' ').slice(0, 300)

function known(figures: readonly (number | null)[]): Spread | undefined {
  const numbers = figures.filter((figure) => figure !== null)
  return numbers.length === figures.length && numbers.length > 0 ? spreadOf(numbers) : undefined
}
