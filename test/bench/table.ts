/** The bench's figures as Markdown. */
import { type Cost, type Spread, spreadOf } from './measure.js'

export interface Result {
  readonly name: string
  readonly costs: readonly Cost[]
}

export interface Sizes {
  readonly bytes: number
  readonly cells: number
}

/** A table of what was measured on one file, the fastest first; ratios to the peer named. */
export function tableOf(results: readonly Result[], { bytes, cells }: Sizes, peer: string): string {
  const base = results.find(({ name }) => name === peer)
  const lines = [...results]
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
        base === undefined ? '' : (wall.median / wallOf(base).median).toFixed(2),
      ])
    })
  const head = ['', 'wall s (least–most)', 'processor s', 'peak MB', 'MB/s', 'ns a cell', 'ratio']
  return [row(head), row(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...lines].join('\n')
}

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const wallOf = ({ costs }: Result): Spread => spreadOf(costs.map(({ wall }) => wall))

const spread = ({ median, least, most }: Spread) =>
  `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`

function known(figures: readonly (number | null)[]): Spread | undefined {
  const numbers = figures.filter((figure) => figure !== null)
  return numbers.length === figures.length && numbers.length > 0 ? spreadOf(numbers) : undefined
}
