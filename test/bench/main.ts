/**
 * The bench: `npm run bench -- [--shapes a,b] [--scale 0.1] [--runs 3] [--only NAME] [--out FILE]`.
 *
 * On each shape driftgate and its peers run in turns, each as a process of its own with two threads, and their
 * answers are held against each other before anything is printed.
 */
import { statSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  disagreements,
  misjudgements,
  type OwnColumn,
  questionsOf,
  type Summary,
  type Truth,
} from './agree.js'
import { fileOf } from './generate.js'
import { growthTable } from './growth.js'
import { type Cost, measure } from './measure.js'
import { type Contestant, ceiling, ours, peers } from './peers.js'
import { onlyAsked, type Shape, shapeOf, shapes } from './shapes.js'
import { smallTable } from './small.js'
import { statisticsTable } from './statistics.js'
import { type Result, tableOf } from './table.js'

const folder = 'test/bench/data'
const seed = 1
const peerName = 'DuckDB SUMMARIZE'
const say = (text: string) => process.stderr.write(`${text}\n`)

const { values: options } = parseArgs({
  options: {
    shapes: { type: 'string' },
    scale: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    out: { type: 'string' },
  },
})

const scale = numberOf('scale', options.scale)
const runs = numberOf('runs', options.runs)

function numberOf(name: string, text: string): number {
  const value = Number(text)
  if (value > 0) return value
  throw new Error(`--${name}: expected a number above 0, found ${text}`)
}

function contestants(file: string): readonly Contestant[] {
  const stem = `${file}.learnt`
  measure([process.execPath, 'bin/driftgate.js', 'infer', file, '--force', '-o', stem])
  const check = ['check', '--schema', `${stem}.schema.yaml`, '--reference', `${stem}.profile`]
  return [ours(2, 'profile'), ours(1, 'profile'), ours(2, ...check), ours(1, ...check), ceiling]
}

/** Everything in turns, so that what the machine does meanwhile falls on all alike. */
function compete(all: readonly Contestant[], file: string): Result[] {
  const costs = new Map<string, Cost[]>(all.map(({ name }) => [name, []]))
  const outputs = new Map<string, string>()
  for (let run = 0; run < runs; run++) {
    for (const { name, command } of all) {
      say(`  ${name}, run ${run + 1} of ${runs}`)
      const { output, ...cost } = measure(command(file))
      costs.get(name)?.push(cost)
      outputs.set(name, output)
    }
  }
  requireAgreement(outputs, file)
  return all.map(({ name }) => ({ name, costs: costs.get(name) ?? [] }))
}

function requireAgreement(outputs: ReadonlyMap<string, string>, file: string): void {
  const [own, other] = ['driftgate profile, 2 workers', peerName].map((name) => outputs.get(name))
  if (own === undefined || other === undefined) return
  const { columns } = JSON.parse(own) as { columns: OwnColumn[] }
  const found = [...disagreements(columns, JSON.parse(other) as Summary[])]
  if (own !== outputs.get('driftgate profile, 1 worker')) found.push('1 and 2 workers disagree')
  const questions = JSON.stringify(questionsOf(columns, 5))
  const truth = measure([process.execPath, 'test/bench/truth.mjs', file, questions]).output
  found.push(...misjudgements(columns, JSON.parse(truth) as Truth[]))
  if (found.length > 0) throw new Error(`the answers do not agree:\n${found.join('\n')}`)
}

function shapeSection(shape: Shape): string {
  const rows = Math.max(100, Math.round(shape.rows * scale))
  const file = fileOf(folder, { shape, rows, seed }, say)
  say(shape.name)
  const all = [...contestants(file), ...peers().filter(({ version }) => version !== undefined)]
  const { size } = statSync(file)
  const cells = rows * Object.keys(shape.columns).length
  const about = `${shape.about}: ${rows.toLocaleString('en')} rows, ${Math.round(size / 1e6)} MB`
  return `## ${shape.name}\n\n${about}\n\n${tableOf(compete(all, file), { bytes: size, cells }, peerName)}`
}

function header(): string {
  const lines = [
    '# Bench',
    '',
    `Made by \`npm run bench\`; do not edit. Seed ${seed}, scale ${scale}, ${runs} runs in turns.`,
    `Ratios are to ${peerName}. Wall times are medians, with the least and the most.`,
    '',
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`,
    '',
    ...[ours(2, 'profile'), ...peers()].map(({ name, version, install }) =>
      version === undefined
        ? `- ${name}: not on this machine; \`${install}\``
        : `- ${name.replace(/ profile.*/, '')}: ${version}`,
    ),
  ]
  return lines.join('\n')
}

const chosen =
  options.shapes === undefined
    ? shapes.filter(({ name }) => !onlyAsked.has(name))
    : options.shapes.split(',').map(shapeOf)
const wants = (part: string) => options.only === undefined || options.only === part
const sections = [
  header(),
  ...(wants('shapes') ? chosen.map(shapeSection) : []),
  ...(wants('growth') ? [growthTable({ folder: join(folder), seed, scale, say })] : []),
  ...(wants('small') ? [smallTable({ folder: join(folder), seed, runs, say })] : []),
  ...(wants('statistics') ? [await statisticsTable()] : []),
]
const text = `${sections.join('\n\n')}\n`
process.stdout.write(text)
if (options.out !== undefined) writeFileSync(options.out, text)
