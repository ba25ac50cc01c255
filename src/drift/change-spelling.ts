/**
 * Are there values that the reference has, but for capitals or spaces?
 *
 * Method: new values of the batch that equal a value of the reference once spaces are trimmed and joined
 * (`change.whitespace`), or capitals are folded too (`change.case`); then the chance that so many values, or one with
 * so many rows, are new (change-chance.ts), given how many of the reference's values in one row are such
 * variants of others.
 * Guarantee: under no drift two columns in a million at most. Unicode's simple case mapping, text in NFC.
 * Weakness: both sides must have kept every value (some 3,000 distinct ones).
 */

import { type ValueCounts, valueCountsOf } from './categories.js'
import type { Change, ColumnPair } from './change.js'
import { CERTAINTY, countOf, LEAST_SHARE, quoted } from './change.js'
import { chanceOfNewValue, chanceOfNewValues } from './change-chance.js'

type Kind = 'whitespace' | 'case'

/** Values of the batch that are other spellings of the reference's. */
export interface Respelt {
  readonly kind: Kind
  readonly value: string
  readonly original: string
  readonly rows: number
}

/** At most one change of each kind. */
export function findSpellings(pair: ColumnPair): readonly Change[] {
  const [a, b] = [valueCountsOf(pair.reference), valueCountsOf(pair.batch)]
  if (a === undefined || b === undefined) return []
  const respelt = respeltValues(a, b)
  return (['whitespace', 'case'] as const).flatMap((kind) =>
    changesOf(
      kind,
      respelt.filter((each) => each.kind === kind),
      { a, b },
    ),
  )
}

/** New values that match one of the reference's; commonest first. Empty where values were dropped. */
export function respeltValues(a: ValueCounts, b: ValueCounts): readonly Respelt[] {
  if (a.error > 0 || b.error > 0) return []
  const known = {
    whitespace: originals(a, keys.whitespace),
    case: originals(a, keys.case),
  }
  return [...b.counts]
    .filter(([value, rows]) => rows > 0 && !a.counts.has(value))
    .flatMap(([value, rows]): Respelt[] => {
      for (const kind of ['whitespace', 'case'] as const) {
        const original = known[kind].get(keys[kind](value))
        if (original !== undefined) return [{ kind, value, original, rows }]
      }
      return []
    })
    .sort((x, y) => y.rows - x.rows || (x.value < y.value ? -1 : 1))
}

const keys: Record<Kind, (value: string) => string> = {
  whitespace: (value) => value.normalize('NFC').trim().replaceAll(/\s+/g, ' '),
  case: (value) => keys.whitespace(value).toLowerCase(),
}

/** The commonest value of each key. */
function originals({ counts }: ValueCounts, keyOf: (value: string) => string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [value, rows] of counts) {
    const before = found.get(keyOf(value))
    if (before === undefined || rows > (counts.get(before) ?? 0)) found.set(keyOf(value), value)
  }
  return found
}

function changesOf(
  kind: Kind,
  respelt: readonly Respelt[],
  { a, b }: { a: ValueCounts; b: ValueCounts },
): Change[] {
  const rows = respelt.reduce((sum, each) => sum + each.rows, 0)
  const [first] = respelt
  if (first === undefined || rows < LEAST_SHARE * b.rows) return []
  const sizes = { own: b.rows, other: a.rows }
  const chance = Math.min(
    chanceOfNewValue(first.rows, sizes),
    chanceOfNewValues(respelt.length, variantsOnce(a, respelt, keys[kind]), sizes),
  )
  if (chance > CERTAINTY) return []
  const differ = kind === 'case' ? 'capitals' : 'spaces'
  const many = countOf(respelt.length, 'new value')
  const be = respelt.length === 1 ? 'is one' : 'are ones'
  return [
    {
      code: `change.${kind}`,
      dimension: 'conformity',
      observed: respelt.length,
      rows,
      message:
        `${many} in ${countOf(rows, 'row')} ${be} of the reference but for ${differ}: ` +
        respelt
          .slice(0, 3)
          .map(({ value, original }) => `${quoted(value)} for ${quoted(original)}`)
          .join(', '),
      suggestion:
        kind === 'case' ? 'write all values in one case' : 'trim the values where they are written',
    },
  ]
}

/** Values in one row of the reference that are variants of another value on either side. */
function variantsOnce(
  { counts }: ValueCounts,
  respelt: readonly Respelt[],
  keyOf: (value: string) => string,
): number {
  const spellings = new Map<string, number>()
  for (const value of [...counts.keys(), ...respelt.map((each) => each.value)]) {
    spellings.set(keyOf(value), (spellings.get(keyOf(value)) ?? 0) + 1)
  }
  return [...counts].filter(([value, rows]) => rows === 1 && (spellings.get(keyOf(value)) ?? 0) > 1)
    .length
}
