/** Bounds on statistics move as far as the batch's value needs. */
import { boundedQuantiles } from '../accumulators/kll-query.js'
import { kllOf } from '../profile/query.js'
import type { Edit, Path } from '../schema/edit.js'
import type { Bounds } from '../schema/schema.js'
import { type StatisticName, statisticForms } from '../schema/statistics.js'
import { filteredColumn } from './filters.js'
import { type BrokenRule, limitsOf, ofColumn, removal, type Way } from './relax.js'
import { movedTo } from './relax-bounds.js'

const anyNumber = { minimum: -Infinity, maximum: Infinity }

export const relaxStatistic: Way = ofColumn((broken) => {
  const { finding, index, name } = broken
  const [, statistic = ''] = name.split('/')
  const path: Path = ['columns', index, 'statistics', statistic]
  if (statistic === 'quantiles') return relaxQuantiles(broken, path)
  const form = Object.hasOwn(statisticForms, statistic)
    ? statisticForms[statistic as StatisticName]
    : undefined
  if (form === undefined) return removal(broken)
  return movedTo(path, limitsOf<Bounds>(broken), {
    observed: Number(finding.observed),
    bounds: form.bounds,
  })
})

/** All that are broken: the finding tells the worst. */
function relaxQuantiles(broken: BrokenRule, path: Path) {
  const asked = limitsOf<Readonly<Record<string, Bounds & { readonly where?: string }>>>(broken)
  const moved = Object.entries(asked).flatMap(([rank, limits]) => {
    const column =
      limits.where === undefined
        ? broken.column
        : filteredColumn(broken.profile, broken.column, limits.where)
    const state = kllOf(column)
    const [value] = state === undefined ? [] : boundedQuantiles(state, [Number(rank)])
    if (value === undefined || !isBroken(limits, value)) return []
    const found = movedTo([...path, rank], limits, { observed: value.estimate, bounds: anyNumber })
    return found === undefined ? [] : [{ ...found, what: `${rank}: ${found.what}` }]
  })
  if (moved.length === 0) return removal(broken)
  return {
    edits: moved.flatMap(({ edits }): readonly Edit[] => edits),
    what: moved.map(({ what }) => what).join(', '),
  }
}

function isBroken(limits: Bounds, { low, high }: { low: number; high: number }): boolean {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity } = limits
  const { maximum = Infinity, exclusiveMaximum = Infinity } = limits
  return high < minimum || high <= exclusiveMinimum || low > maximum || low >= exclusiveMaximum
}
