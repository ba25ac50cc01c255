/** What the figures were taken on, and what is quoted beside them. */
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'
import { method } from './measure.js'
import { ours, peers } from './peers.js'
import { row, table } from './table.js'

export interface Setting {
  readonly seed: number
  readonly scale: number
  readonly runs: number
}

export function header({ seed, scale, runs }: Setting): string {
  const [load = 0] = loadavg()
  const processor = cpus()[0]?.model ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  const lines = [
    '# Bench',
    '',
    `Made by \`npm run bench\`; do not edit. Seed ${seed}, scale ${scale}, ${runs} runs in turns, ${today()}.`,
    'Wall times are medians, with the least and the most; ratios are of medians. Processor time and peak',
    `memory are of the whole process: ${method}. Before a table was printed, the answers in it were compared.`,
    '',
    `${processor}, ${availableParallelism()} processors, ${memory} GiB, ${type()} ${release()}, Node ${process.version}.`,
    ...(load > 0.5
      ? [
          `The load was ${load.toFixed(1)} when the bench began: others used the machine, and only ratios count.`,
        ]
      : []),
    '',
    ...[ours(2, 'profile'), ...peers()].map(({ name, version, install }) =>
      version === undefined
        ? `- ${name}: not on this machine; ${install}`
        : `- ${name.replace(/ profile.*/, '')}: ${version}`,
    ),
  ]
  return lines.join('\n')
}

const today = () => new Date().toISOString().slice(0, 10)

/** Measured once, on two cores, on 903 MB of 5 million rows and 18 mixed columns: seconds and MB. */
const quoted: readonly (readonly [name: string, seconds: string, memory: string])[] = [
  ['Great Expectations, 40 rules', '18', '2,200–4,300'],
  ['TFDV from a data frame (sampled)', '31', '2,200–4,300'],
  ['Deequ on Spark', '55', '2,200–4,300'],
  ['whylogs', '87', '2,200–4,300'],
  ['TFDV from CSV on Beam', '427', '9,216'],
  ['Evidently, drift report of two files', '444', '8,470'],
]

export function quotedTable(): string {
  return [
    '## Not run here',
    '',
    'Measured once on two cores and 903 MB of the same kind as `long`; quoted, since a run takes an hour.',
    '',
    table(
      ['', 'wall s', 'peak MB'],
      quoted.map((line) => row(line)),
    ),
  ].join('\n')
}
