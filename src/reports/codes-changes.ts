/** The codes of named changes, which explain a drift. */
import type { CodeText } from './code-text.js'

const undone =
  'Speaks where the gap between the distributions is beyond chance (1 in a million), and where undoing the change leaves ' +
  'at most half of it and no more than chance and 0.03.'

const level =
  ' A warning; a note where the column has an error already. By itself it does not fail a run, unless --fail-on warn.'

const onlyOneSide =
  'Speaks where the chance that all these rows lie on one side, if nothing changed, is at most 1 in a million.'

export const changeCodes: Readonly<Record<string, CodeText>> = {
  'change.unit': {
    title: 'another unit',
    meaning: 'Values are those of the reference in another unit: all are multiplied by one factor.',
    formula: 'batch = scale · reference + offset; KS distance before, and after undoing it',
    judged: `${undone} The ratio is a fact, the unit a guess.${level}`,
    action: 'Convert the batch, or make a new reference where the new unit is meant.',
  },
  'change.sign': {
    title: 'another sign',
    meaning: 'Values are those of the reference with the opposite sign, or without theirs.',
    formula: 'batch = −reference, or batch = |reference|',
    judged: undone + level,
    action: 'Look for a debit that became a credit, a swapped difference, an abs().',
  },
  'change.timezone': {
    title: 'another time zone',
    meaning: 'Times are those of the reference, a constant number of half hours later or earlier.',
    formula: 'batch = reference + k · 30 min, times of day around the clock',
    judged: `${undone} Timestamps are judged only where they are compared, and not where they come evenly.${level}`,
    action: 'Compare the zone in which both sides were written; write UTC.',
  },
  'change.sentinel': {
    title: 'a new stand-in for missing values',
    meaning:
      'A value such as −999, 9999-12-31 or "unknown", which programs write where there is none, is new or ten times as common as before.',
    formula: 'rows with the value / rows, against the reference: Fisher’s exact test',
    judged:
      'Speaks of usual stand-ins that are out of place (outside the reference’s range, or ten times as heavy as other values), ' +
      `in at least 0.1 % of the rows, beyond chance (1 in a million each).${level}`,
    action: 'Read them as null (--null), or correct them where the batch is written.',
  },
  'change.constant': {
    title: 'a column became constant',
    meaning: 'Every row of the batch holds one value; the reference varied.',
    formula:
      '(a + m)ₘ / (n + m)ₘ, the chance that m rows are alike when a of n were, ₘ falling factorials',
    judged: `Speaks from 10 rows up where that chance, over all values, is at most 1 in a million.${level}`,
    action: 'Look for a default that fills the column, or a filter before the export.',
  },
  'change.rounding': {
    title: 'digits were lost',
    meaning:
      'Values lie on a coarser grid than before: fewer decimals, multiples of ten, whole minutes.',
    formula: 'decimals that all values need, before and after',
    judged: `Speaks from 10 values up where the chance that all fall on that grid is at most 1 in a million.${level}`,
    action: 'Look for a cast, a rounding, or a format that cuts digits off.',
  },
  'change.whitespace': {
    title: 'values with other spaces',
    meaning: 'New values are ones of the reference once spaces are trimmed and joined.',
    formula: 'rows with such a value / rows with a value',
    judged: onlyOneSide + level,
    action: 'Trim the values where they are written.',
  },
  'change.case': {
    title: 'values in other capitals',
    meaning: 'New values are ones of the reference once capitals and spaces are ignored.',
    formula: 'rows with such a value / rows with a value',
    judged: onlyOneSide + level,
    action: 'Write all values in one case.',
  },
  'change.category-new': {
    title: 'new categories',
    meaning: 'Values that the reference never had, in so many rows that it cannot be chance.',
    formula:
      '(m)ᵣ / (n + m)ᵣ, the chance that all r rows of a value lie in the batch, over all values',
    judged: onlyOneSide + level,
    action: 'Check that whatever reads the column knows them.',
  },
  'change.category-gone': {
    title: 'categories that are gone',
    meaning:
      'Values that the batch lacks, though the reference had so many that it cannot be chance.',
    formula:
      '(n)ᵣ / (n + m)ᵣ, the chance that all r rows of a value lie in the reference, over all values',
    judged: onlyOneSide + level,
    action: 'Check that nothing was filtered out or renamed.',
  },
}
