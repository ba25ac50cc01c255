/** The ratios that matter, a line a shape, and which of them a limit was set for. */
import { nameOf, summarize } from './peers.js'
import { figure, type Result, ratioOf, row, table } from './table.js'

/** What was measured on a shape. */
export interface Measurements {
  readonly shape: string
  readonly results: readonly Result[]
}

interface Ratio {
  readonly head: string
  readonly upper: string
  readonly lower: string
  /** What the ratio is to reach, by shape. */
  readonly limits: Readonly<Record<string, number>>
  /** Whether more is better. */
  readonly atLeast?: true
}

const profile = nameOf('profile', 2)
const text = { wide: 0.4, nulls: 0.4, text: 0.4 }

const ratios: readonly Ratio[] = [
  { head: 'SUMMARIZE', upper: profile, lower: summarize, limits: { long: 0.15, ...text } },
  ...['xan stats -a', 'qsv stats', 'polars describe', 'pandas describe'].map((lower) => {
    return { head: lower, upper: profile, lower, limits: {} }
  }),
  ...['reading the bytes', 'counting the lines'].map((lower) => {
    return { head: lower, upper: profile, lower, limits: {} }
  }),
  {
    head: 'check ÷ profile',
    upper: nameOf('check', 2),
    lower: profile,
    limits: { long: 1.2 },
  },
  {
    head: '1 ÷ 2 workers',
    upper: nameOf('profile', 1),
    lower: profile,
    limits: { long: 1.7 },
    atLeast: true,
  },
]

/**
 * `profile` by two workers against all others. A figure that misses what was to be reached says so, where the
 * files have the size that it was set for.
 */
export function summaryTable(all: readonly Measurements[], isFullSize: boolean): string {
  const lines = all.map(({ shape, results }) =>
    row([
      shape,
      ...ratios.map((ratio) =>
        cellOf(isFullSize ? ratio : { ...ratio, limits: {} }, shape, results),
      ),
    ]),
  )
  return [
    '## In short',
    '',
    'Wall time of `profile`, 2 workers, as a share of that of each other; then two ratios of its own.',
    '',
    table(['', ...ratios.map(({ head }) => head)], lines),
  ].join('\n')
}

function cellOf(ratio: Ratio, shape: string, results: readonly Result[]): string {
  const value = ratioOf(results, ratio.upper, ratio.lower)
  const limit = ratio.limits[shape]
  if (value === undefined || limit === undefined) return figure(value)
  const isMet = ratio.atLeast === true ? value >= limit : value <= limit
  const bound = `${ratio.atLeast === true ? 'at least' : 'at most'} ${limit}`
  return isMet ? `**${figure(value)}** (${bound})` : `${figure(value)} (missed: ${bound})`
}
