/** What a user waits for where there is next to nothing to do. */
import { fileOf } from './generate.js'
import { measure, spreadOf } from './measure.js'
import { shapeOf } from './shapes.js'
import { row } from './table.js'

export interface Setting {
  readonly folder: string
  readonly seed: number
  readonly runs: number
  say(text: string): void
}

export function smallTable({ folder, seed, runs, say }: Setting): string {
  const file = fileOf(folder, { shape: shapeOf('long'), rows: 10_000, seed }, say)
  const stem = `${file}.learnt`
  const program = [process.execPath, 'bin/driftgate.js']
  measure([...program, 'infer', file, '--force', '-o', stem])
  const learnt = ['--schema', `${stem}.schema.yaml`, '--reference', `${stem}.profile`]
  const jobs: readonly (readonly [string, readonly string[]])[] = [
    ['node alone', [process.execPath, '-e', '0']],
    ['driftgate --version', [...program, '--version']],
    ['driftgate check, 10,000 rows', [...program, 'check', file, ...learnt]],
  ]
  const lines = jobs.map(([name, command]) => {
    const times = Array.from({ length: Math.max(5, runs) }, () => measure(command).wall * 1000)
    const { median, least, most } = spreadOf(times)
    return row([name, ...[median, least, most].map((each) => each.toFixed(0))])
  })
  const head = row(['', 'median ms', 'least', 'most'])
  return ['## Small jobs', '', head, row(['---', '---:', '---:', '---:']), ...lines].join('\n')
}
