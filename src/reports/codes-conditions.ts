/** The codes of conditions on rows, and of the form of values. */
import type { CodeText } from './code-text.js'

export const conditionCodes: Readonly<Record<string, CodeText>> = {
  'pattern.mismatch': {
    title: 'values that do not match the pattern',
    meaning:
      'Rows hold a value that does not match the regular expression of `pattern` in the schema: the whole value must, unless ' +
      'the rule says `search: true`. A value that is no text is matched as it is written.',
    formula: 'rows whose value does not match / rows with a value',
    judged:
      'None may break it; with `mostly` so many must keep it. At the level of the rule, by default an error.',
    action: 'Look at the values; correct the pattern in the schema where the data are right.',
  },
  'format.mismatch': {
    title: 'values that do not have the format',
    meaning: 'Rows hold a value that is not of the form that `format` in the schema names.',
    formula: 'rows whose value is of another form / rows with a value',
    judged:
      'None may break it; with `mostly` so many must keep it. At the level of the rule, by default an error.',
    action: 'Look at the values; a pattern of your own says more than a name.',
  },
  'key.duplicate': {
    title: 'rows with the same key',
    meaning:
      'Rows that have the same values as an earlier row in the columns of a key. Rows with a null in one of them are not ' +
      'compared, as in SQL.',
    formula: 'rows with a value in all columns of the key − different tuples',
    judged:
      'Exactly, up to a million different ones. At the level of the rule, by default an error.',
    action: 'Look for a batch that was loaded twice, or for a column that the key lacks.',
  },
  'key.null': {
    title: 'rows without a primary key',
    meaning: 'Rows that lack a value in a column of a primary key.',
    formula: 'rows with a null in one of the columns',
    judged: 'At the level of the rule, by default an error.',
    action: 'Look for a join that found nothing.',
  },
  'rows.duplicate': {
    title: 'rows that occur twice',
    meaning:
      'Rows that have the same values as an earlier row in every column; nulls are equal here, as in SQL’s DISTINCT.',
    formula: 'rows − different rows',
    judged:
      'Exactly, up to a million different ones. At the level of `uniqueRows`, by default an error.',
    action: 'Look for a batch that was loaded twice.',
  },
  'row.rule': {
    title: 'rows that break a rule',
    meaning:
      'Rows for which a condition of `rules` in the schema is false. Where it is unknown, since what it compares is ' +
      'null, a row does not break it, as in SQL’s CHECK, and does not count, unless the rule says `nulls: fail`.',
    formula:
      'rows for which the condition is false / rows that `where` lets in and for which it is known',
    judged:
      'None may break it; with `mostly` so many must keep it. At the level of the rule, by default an error.',
    action: 'Look at the rows; correct the condition in the schema where the data are right.',
  },
  'row.unevaluated': {
    title: 'rows for which a rule has no answer',
    meaning:
      'Rows for which a condition of `rules` in the schema, or the filter (`where`) of another rule, could not be evaluated: a ' +
      'division by zero, a cell that is not of its column’s type, a cast of text that spells no value, an integer beyond 64 bits.',
    formula: 'rows without an answer',
    judged:
      'At the level of the rule, by default an error: a rule that says nothing does not pass.',
    action: 'Guard the condition (`b <> 0 and …`, `try_cast`), or correct the cells.',
  },
}
