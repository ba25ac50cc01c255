/** Runners for stats.json: families by function name. */
import { type Fields, groupBy, type Runners, type VectorFile } from './family.js'
import { driftRunners } from './stats-drift.js'
import { mathRunners } from './stats-math.js'
import { sketchRunners } from './stats-sketches.js'

const runners: Runners = { ...mathRunners, ...sketchRunners, ...driftRunners }

export function statsFile(content: Fields): VectorFile {
  const rows = content.golden
  if (!Array.isArray(rows)) throw new Error('stats.json: expected an array `golden`')
  return { families: groupBy(rows, 'fn'), runners, absent: () => 'nothing answers this family yet' }
}
