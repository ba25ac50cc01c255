/**
 * The bench: `npm run bench -- [--shapes a,b] [--scale 0.1] [--runs 3] [--only a,b] [--full] [--out FILE]`.
 *
 * On each shape driftgate and its peers run in turns, each as a process of its own with two threads, and their
 * answers are held against each other before anything is printed.
 */
import { statSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compete } from './compete.js'
import { fileOf } from './generate.js'
import { growthTable } from './growth.js'
import { header, quotedTable } from './header.js'
import { kernelsSection } from './kernels.js'
import { summarize } from './peers.js'
import { onlyAsked, type Shape, shapeOf, shapes } from './shapes.js'
import { smallTable } from './small.js'
import { statisticsTable } from './statistics.js'
import { type Measurements, summaryTable } from './summary.js'
import { tableOf } from './table.js'

const folder = 'test/bench/data'
const results = 'test/bench/RESULTS.md'
const seed = 1
const say = (text: string) => process.stderr.write(`${text}\n`)
const parts = ['shapes', 'growth', 'small', 'statistics', 'kernels'] as const
type Part = (typeof parts)[number]

interface Options {
  readonly shapes: readonly Shape[]
  readonly parts: readonly Part[]
  readonly scale: number
  readonly runs: number
  /** Where the text goes beside standard output. */
  readonly out: string | undefined
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      shapes: { type: 'string' },
      scale: { type: 'string', default: '1' },
      runs: { type: 'string', default: '3' },
      only: { type: 'string' },
      full: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  })
  const scale = numberOf('scale', values.scale)
  // Shapes that were named are all that is wanted.
  const only = values.only ?? (values.shapes === undefined ? undefined : 'shapes')
  const isWhole = only === undefined && scale === 1
  return {
    scale,
    runs: Math.ceil(numberOf('runs', values.runs)),
    parts: only === undefined ? parts : only.split(',').map(partOf),
    shapes:
      values.shapes?.split(',').map(shapeOf) ??
      shapes.filter(({ name }) => values.full || !onlyAsked.has(name)),
    out: values.out ?? (isWhole ? results : undefined),
  }
}

function numberOf(name: string, text: string): number {
  const value = Number(text)
  if (value > 0 && value < Infinity) return value
  throw new Error(`--${name}: expected a number above 0, found ${text}`)
}

function partOf(name: string): Part {
  const found = parts.find((part) => part === name)
  if (found !== undefined) return found
  throw new Error(`--only: there is no part "${name}"; there are ${parts.join(', ')}`)
}

const bases = [
  { name: summarize, head: '÷ SUMMARIZE' },
  { name: 'reading the bytes', head: '÷ reading' },
  { name: 'counting the lines', head: '÷ counting lines' },
]

function shapeSection(shape: Shape, { scale, runs }: Options): Measurements & { text: string } {
  const rows = Math.max(100, Math.round(shape.rows * scale))
  const file = fileOf(folder, { shape, rows, seed }, say)
  say(shape.name)
  const bytes = statSync(file).size
  const cells = rows * Object.keys(shape.columns).length
  const found = compete({ file, runs, say })
  const size = `${rows.toLocaleString('en')} rows, ${Math.round(bytes / 1e6)} MB`
  const text = tableOf(found, { bytes, cells }, bases)
  return {
    shape: shape.name,
    results: found,
    text: `## ${shape.name}\n\n${shape.about}: ${size}\n\n${text}`,
  }
}

async function main(): Promise<void> {
  const options = readOptions()
  const wants = (part: Part) => options.parts.includes(part)
  const head = header({ seed, ...options })
  const measured = wants('shapes') ? options.shapes.map((each) => shapeSection(each, options)) : []
  const sections = [
    head,
    ...(measured.length > 0 ? [summaryTable(measured, options.scale >= 1)] : []),
    ...measured.map(({ text }) => text),
    ...(measured.length > 0 ? [quotedTable()] : []),
    ...(wants('growth') ? [growthTable({ folder, seed, scale: options.scale, say })] : []),
    ...(wants('small') ? [smallTable({ folder, seed, runs: options.runs, say })] : []),
    ...(wants('statistics') ? [await statisticsTable()] : []),
    ...(wants('kernels') ? [kernelsSection()] : []),
  ]
  const text = `${sections.join('\n\n')}\n`
  process.stdout.write(text)
  if (options.out !== undefined) writeFileSync(options.out, text)
}

try {
  await main()
} catch (error) {
  say(`bench: ${(error as Error).message}`)
  process.exitCode = 1
}
