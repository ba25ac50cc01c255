/** A limit of drift rises to the smallest at which the test would have passed, in the column alone. */
import { defaultDrift } from '../schema/defaults.js'
import type { Edit, Path, Plain } from '../schema/edit.js'
import type { DriftLimits } from '../schema/schema.js'
import type { TestResult } from '../verdict/finding.js'
import { type Broken, type Relaxation, removal, type Way } from './relax.js'
import { outward } from './relax-number.js'

/** The limit of a test; of the others it is the name in camel case. */
const keys: Readonly<Record<string, keyof DriftLimits>> = { nans: 'nulls', infinities: 'nulls' }

const keyOf = (test: string) =>
  (keys[test] ??
    test.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())) as keyof DriftLimits

/** Limits that are no shares. */
const unbounded = new Set(['psi', 'kullbackLeibler', 'wasserstein', 'energy', 'andersonDarling'])

export const relaxDrift: Way = (broken) => {
  const { finding, schema } = broken
  const { test, column } = finding
  if (test === undefined || column === null) return undefined
  const key = keyOf(test.name)
  const own = schema.columns.find(({ name }) => name === column)?.drift
  const limits: DriftLimits = { ...defaultDrift, ...schema.drift, ...own }
  if (test.deciding === 'p-value') return setDrift(broken, 'level', 'warn', 'level error → warn')
  const before = limits[key]
  const effect = effectToPass(test, limits)
  if (typeof before !== 'number' || effect === null) return undefined
  // Limits learnt from windows are scaled to the batch's size; the schema holds them unscaled.
  const scale = test.limit > 0 ? before / test.limit : 1
  const highest = unbounded.has(key) ? Infinity : 1
  const after = Math.min(highest, outward(effect * scale, { side: 'above', digits: 4 }))
  return setDrift(broken, key, after, `${key} ${before} → ${after}`)
}

/** Drift is what lies above the limit with all of its interval; or the estimate itself. */
function effectToPass(test: TestResult, limits: DriftLimits): number | null {
  const isEstimate = test.deciding === 'limit' || limits.windows !== undefined
  return isEstimate ? test.effect : test.effectLow
}

/** In the column's own limits; a column that the schema does not name gets an entry for them. */
function setDrift(
  { finding, schema }: Broken,
  key: keyof DriftLimits,
  value: Plain,
  what: string,
): Relaxation {
  const index = schema.columns.findIndex(({ name }) => name === finding.column)
  const path: Path = ['columns', index, 'drift', key]
  const name = finding.column ?? ''
  const added = { name, required: false, drift: { [key]: value } }
  const edit: Edit =
    index < 0
      ? { kind: 'append', path: ['columns'], values: [added] }
      : { kind: 'set', path, value }
  return { edits: [edit], what }
}

/** How many columns may drift. */
export const relaxDriftedColumns: Way = (broken) => {
  const { finding, schema } = broken
  const { maximum, maximumShare } = schema.driftedColumns ?? {}
  if (maximum !== undefined || maximumShare === undefined) return removal(broken)
  if (typeof finding.observed !== 'number') return undefined
  const share = Math.min(1, outward(finding.observed, { side: 'above', digits: 2 }))
  const path = ['driftedColumns', 'maximumShare']
  return {
    edits: [{ kind: 'set', path, value: share }],
    what: `maximumShare ${maximumShare} → ${share}`,
  }
}
