/** When a run takes place, as its caller says: nothing else looks at a clock. */
import { formatValue, parseValue } from '../batch/format.js'
import { UsageError } from '../errors.js'

export interface Moment {
  /** Since 1970-01-01T00:00:00Z. */
  readonly seconds: number
  /** The day in UTC, as ISO 8601. */
  readonly day: string
}

/** Throws `UsageError` on text that is no ISO 8601 date or timestamp; one without a zone is UTC. */
export function momentOf(text: string): Moment {
  const microseconds = parseValue('timestamp', text)
  if (microseconds === undefined) {
    throw new UsageError(`now ${text}: expected a time such as 2024-02-29T12:00:00Z`)
  }
  return {
    seconds: microseconds / 1e6,
    day: formatValue('date', Math.floor(microseconds / 86_400e6)),
  }
}
