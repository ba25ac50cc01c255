/** How time grows with the data: the same columns, ever more rows. */
import { fileOf } from './generate.js'
import { measure } from './measure.js'
import { ours } from './peers.js'
import { shapeOf } from './shapes.js'
import { row } from './table.js'

export interface Setting {
  readonly folder: string
  readonly seed: number
  readonly scale: number
  say(text: string): void
}

/** Cells at scale 1. */
const sizes = [1e4, 1e5, 1e6, 1e7, 1e8]

export function growthTable({ folder, seed, scale, say }: Setting): string {
  const shape = shapeOf('long')
  const columns = Object.keys(shape.columns).length
  const lines = sizes.map((size) => {
    const rows = Math.max(10, Math.round((size * scale) / columns))
    const file = fileOf(folder, { shape, rows, seed }, say)
    const [one, two] = [1, 2].map((workers) => {
      const costs = [0, 1, 2].map(() => measure(ours(workers, 'profile').command(file)).wall)
      return Math.min(...costs)
    })
    const cells = rows * columns
    const each = (seconds = 0) => ((seconds * 1e9) / cells).toFixed(1)
    return row([
      cells.toExponential(1),
      one?.toFixed(2) ?? '',
      each(one),
      two?.toFixed(2) ?? '',
      each(two),
    ])
  })
  const head = ['cells', '1 worker, s', 'ns a cell', '2 workers, s', 'ns a cell']
  const marks = row(head.map(() => '---:'))
  return [
    '## Growth',
    '',
    'Least of three runs of `profile`.',
    '',
    row(head),
    marks,
    ...lines,
  ].join('\n')
}
