/** The only list of ways to relax a rule, by the code of the finding. */
import type { Edit } from '../schema/edit.js'
import type { Broken, Relaxation, Way } from './relax.js'
import { removal } from './relax.js'
import { relaxLength, relaxRange, relaxRows } from './relax-bounds.js'
import { relaxDomain } from './relax-domain.js'
import { relaxDrift, relaxDriftedColumns } from './relax-drift.js'
import { relaxMissing, relaxUnexpected } from './relax-presence.js'
import { raisedShare, relaxMostly, relaxShare } from './relax-share.js'
import { relaxStatistic } from './relax-statistics.js'
import { relaxCadence, relaxFreshness } from './relax-time.js'
import { relaxType } from './relax-type.js'

/** By code; those that are not here by the beginning of the code, or by taking the rule out. */
const ways: Readonly<Record<string, Way>> = {
  // No rule makes rows of none.
  'rows.none': () => undefined,
  'rows.below': relaxRows,
  'rows.above': relaxRows,
  'rows.change': relaxRows,
  'column.missing': relaxMissing,
  'column.unexpected': relaxUnexpected,
  'type.mismatch': relaxType,
  'nulls.share': relaxShare,
  'number.nan': relaxShare,
  'number.infinite': relaxShare,
  'range.below': relaxRange,
  'range.above': relaxRange,
  'length.below': relaxLength,
  'length.above': relaxLength,
  'number.multiple': relaxMostly,
  'pattern.mismatch': relaxMostly,
  'format.mismatch': relaxMostly,
  'forbidden.value': relaxMostly,
  'row.rule': relaxMostly,
  'domain.value': relaxDomain,
  'time.stale': relaxFreshness,
  'cadence.above': relaxCadence,
  'cadence.below': relaxCadence,
  'key.null': relaxPrimary,
  'drift.columns': relaxDriftedColumns,
}

const families: Readonly<Record<string, Way>> = {
  drift: relaxDrift,
  statistic: relaxStatistic,
  ...Object.fromEntries(
    ['header', 'row', 'quote', 'encoding', 'byte'].map((name) => [name, relaxFault]),
  ),
}

/** The smallest edit for a finding of level error; undefined where none would do. */
export function relax(broken: Broken): Relaxation | undefined {
  const { code } = broken.finding
  const [family = ''] = code.split('.')
  const way = Object.hasOwn(ways, code) ? ways[code] : families[family]
  if (way === undefined) return removal(broken)
  const found = way(broken)
  // A rule whose limit cannot move goes; what is no rule stays broken.
  return found ?? (code === 'rows.none' ? undefined : removal(broken))
}

/** Structural faults; those of the header and of the file's end are allowed or not, whatever their number. */
function relaxFault({ finding, schema, path }: Broken): Relaxation | undefined {
  const { code, observed } = finding
  // Of conditions on rows, which have codes like those of faults.
  if (path?.startsWith('rules/') === true) return undefined
  if (typeof observed !== 'number') return undefined
  const isWhole = code.startsWith('header.') || code === 'row.truncated'
  const limit = Object.hasOwn(schema.faults, code) ? schema.faults[code] : undefined
  return raisedShare(['faults', code], limit, isWhole ? 1 : observed)
}

/** A primary key that has nulls is a key. */
function relaxPrimary({ path }: Broken): Relaxation | undefined {
  if (path === undefined) return undefined
  const [, place] = path.split('/')
  const edit: Edit = { kind: 'remove', path: ['keys', Number(place), 'primary'] }
  return { edits: [edit], what: 'primary is removed' }
}
