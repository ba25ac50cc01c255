/** Durations grow, or shrink, to a whole number of units beyond what the batch shows. */
import { maximum } from '../accumulators/extent.js'
import { steps } from '../accumulators/order.js'
import type { LogicalType } from '../batch/type.js'
import { extentOf, orderOf } from '../profile/query.js'
import { secondsOf } from '../schema/duration.js'
import type { Edit } from '../schema/edit.js'
import type { Cadence, Freshness } from '../schema/schema.js'
import { limitsOf, ofColumn, type Relaxation, removal, type Way } from './relax.js'

/** Seconds in the unit of a column's numbers. */
const unitOf: Readonly<Partial<Record<LogicalType, number>>> = {
  date: 86_400,
  time: 1e-6,
  timestamp: 1e-6,
}

const units = { day: 86_400, hour: 3600, minute: 60, second: 1 } as const

/** The next whole number of the largest unit of which there are two at least. */
function roundDuration(seconds: number, side: 'up' | 'down'): string | undefined {
  const [name, unit] = Object.entries(units).find(([, each]) => seconds >= 2 * each) ?? [
    'second',
    1,
  ]
  const count = side === 'up' ? Math.floor(seconds / unit) + 1 : Math.ceil(seconds / unit) - 1
  const text = `${count} ${name}${count === 1 ? '' : 's'}`
  return count <= 0 || secondsOf(text) === undefined ? undefined : text
}

export const relaxFreshness: Way = ofColumn((broken) => {
  const { column, index, now } = broken
  const extent = extentOf(column)
  const newest = extent === undefined ? undefined : maximum(extent)
  const unit = unitOf[column.field.type]
  if (typeof newest !== 'number' || unit === undefined || now === undefined) return removal(broken)
  const age = roundDuration(now - newest * unit, 'up')
  if (age === undefined) return removal(broken)
  const edit: Edit = {
    kind: 'set',
    path: ['columns', index, 'freshness', 'maximumAge'],
    value: age,
  }
  return { edits: [edit], what: `maximumAge ${limitsOf<Freshness>(broken).maximumAge} → ${age}` }
})

export const relaxCadence: Way = ofColumn((broken) => {
  const { finding, column, index } = broken
  const limits = limitsOf<Cadence>(broken)
  const isBelow = finding.code.endsWith('.below')
  const key = isBelow ? 'minimumStep' : 'maximumStep'
  const state = orderOf(column)
  const found = state === undefined ? undefined : steps(state)
  const unit = unitOf[column.field.type]
  if (found === undefined || unit === undefined) return removal(broken)
  const seconds = (isBelow ? found.smallest : found.largest) * unit
  const step = roundDuration(seconds, isBelow ? 'down' : 'up')
  const path = ['columns', index, 'cadence', key]
  if (step === undefined) {
    return { edits: [{ kind: 'remove', path }], what: `${key} is removed` } satisfies Relaxation
  }
  return { edits: [{ kind: 'set', path, value: step }], what: `${key} ${limits[key]} → ${step}` }
})
