/** Readers of rules on time columns: how fresh, how regular. */
import { secondsOf } from './duration.js'
import { type Limits, optional, readRule } from './parse-rule.js'
import { compact, describe, type Report } from './read.js'
import type { Cadence, Freshness } from './schema.js'
import type { Tree } from './yaml.js'

/** `36 hours`, or `{ maximumAge: 36 hours, level: warn }`. */
export function readFreshness(tree: Tree, report: Report): Freshness | undefined {
  if (tree.kind === 'scalar') {
    const maximumAge = readDuration(tree, report)
    return maximumAge === undefined ? undefined : { maximumAge }
  }
  const limits: Limits<Freshness> = {
    keys: ['maximumAge'],
    read: (fields) =>
      compact<Freshness>({
        maximumAge: optional(fields.get('maximumAge'), (each) => readDuration(each, report)),
      } as Freshness),
    require: (fields) => {
      if (!fields.has('maximumAge')) report(tree.place, 'expected a maximumAge such as 36 hours')
    },
  }
  return readRule(tree, limits, report)
}

/** `{ minimumStep: 1 hour, maximumStep: 1 day }`. */
export function readCadence(tree: Tree, report: Report): Cadence | undefined {
  const limits: Limits<Cadence> = {
    keys: ['minimumStep', 'maximumStep'],
    read: (fields, place) => {
      const cadence = compact<Cadence>({
        minimumStep: optional(fields.get('minimumStep'), (each) => readDuration(each, report)),
        maximumStep: optional(fields.get('maximumStep'), (each) => readDuration(each, report)),
      })
      const { minimumStep = '0 seconds', maximumStep } = cadence
      if (
        maximumStep !== undefined &&
        Number(secondsOf(minimumStep)) > Number(secondsOf(maximumStep))
      ) {
        report(place.place, `no step lies between ${minimumStep} and ${maximumStep}`)
      }
      return cadence
    },
    require: (fields) => {
      if (!fields.has('minimumStep') && !fields.has('maximumStep')) {
        report(tree.place, 'expected a minimumStep, a maximumStep or both')
      }
    },
  }
  return readRule(tree, limits, report)
}

function readDuration(tree: Tree, report: Report): string | undefined {
  const isText = tree.kind === 'scalar' && typeof tree.value === 'string'
  if (isText && secondsOf(tree.source) !== undefined) return tree.source.trim()
  report(tree.place, `expected a duration such as 36 hours, found ${describe(tree)}`)
  return undefined
}
