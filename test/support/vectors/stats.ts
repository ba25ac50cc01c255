/** Runners for stats.json: families by function name. */
import { type Fields, groupBy, type Runners, type VectorFile } from './family.js'
import { driftRunners } from './stats-drift.js'
import { mathRunners } from './stats-math.js'
import { sketchRunners } from './stats-sketches.js'

const anytime = 'tests that may be looked at again and again; driftgate judges a batch once'
const stream = 'a detector on a stream of single values; driftgate judges batches'
const model = 'needs a model’s predictions; driftgate judges data'

const runners: Runners = {
  ...mathRunners,
  ...sketchRunners,
  ...driftRunners,
  pToE: () => anytime,
  empiricalProcessLIL: () => anytime,
  doubleStitching: () => anytime,
  ddm: () => stream,
  eddm: () => stream,
  adwin: () => stream,
  cbpeAccuracy: () => model,
  bbse: () => model,
}

export function statsFile(content: Fields): VectorFile {
  const rows = content.golden
  if (!Array.isArray(rows)) throw new Error('stats.json: expected an array `golden`')
  return { families: groupBy(rows, 'fn'), runners, absent: () => 'nothing answers this family yet' }
}
