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
  'rows.incomplete': {
    title: 'rows that lack a value',
    meaning:
      'Fewer rows than `completeRows` asks for have a value in all of its columns, or in all that there are. A cell that is ' +
      'not of its column’s type is a value.',
    formula: 'rows without a null in the columns / rows',
    judged: 'Exactly. At the level of the rule, by default an error.',
    action: 'Look for the columns with nulls; a join that found nothing leaves several at once.',
  },
  'dependency.broken': {
    title: 'rows that break a dependency',
    meaning:
      'Columns of `dependencies` determine another: the same values go with the same value. These rows have another one than ' +
      'most rows with their values have. Rows with a null in one of the columns are not compared.',
    formula:
      'the fewest rows that would have to go / rows with a value in all columns (g3 of Kivinen and Mannila)',
    judged:
      'Exactly, up to a million different combinations. None may break it; with `mostly` so many must keep it.',
    action:
      'Look at the row and at the one it is compared with; one of the two is wrong, or the rule is.',
  },
  'reference.missing': {
    title: 'rows that refer to nothing',
    meaning:
      'Rows whose values in the columns of a reference are not among those of the other data set. Rows with a null in one of ' +
      'them are not asked, as in SQL.',
    formula: 'rows whose values the other data set lacks / rows with a value in all columns',
    judged: 'Exactly. None may break it; with `mostly` so many must keep it. By default an error.',
    action:
      'Look for a table that is loaded later than the one that refers to it, and for spellings.',
  },
  'dataset.unmatched': {
    title: 'rows that the other data set lacks',
    meaning: 'Rows of the batch whose key is not among those of the data set that `equals` names.',
    formula: 'rows whose key the other data set lacks / rows',
    judged: 'Exactly. None may break it; with `mostly` so many must keep it. By default an error.',
    action: 'Look for rows that were added on one side only.',
  },
  'dataset.different': {
    title: 'rows that differ from the other data set',
    meaning:
      'Rows of the batch with another value than the data set that `equals` names has under their key. Nulls are equal.',
    formula: 'rows with another value / rows whose key both have',
    judged: 'Exactly. None may break it; with `mostly` so many must keep it. By default an error.',
    action: 'Compare the rows shown with those of the other data set under the same key.',
  },
  'dataset.absent': {
    title: 'rows that only the other data set has',
    meaning: 'Keys of the data set that `equals` names that the batch lacks.',
    formula: 'keys that the batch lacks / different keys of the other data set',
    judged:
      'Exactly. None may be lacking; with `mostly` so many must be there. By default an error.',
    action: 'Look for rows that were lost on the way, or for a filter on one side.',
  },
  'dataset.ambiguous': {
    title: 'a key that two rows have',
    meaning:
      'The key of `equals` occurs twice on one side, so that nobody can say which rows should be equal; the other findings ' +
      'compare sets of rows.',
    formula: 'rows − different keys, of both sides',
    judged: 'Exactly. At the level of the rule, by default an error.',
    action: 'Add a column to the key.',
  },
  'columns.correlation': {
    title: 'the correlation of two columns',
    meaning:
      'Pearson’s r of two columns of numbers or of points in time, −1 to 1, beyond its bounds.',
    formula: 'the covariance divided by both standard deviations, over rows that have both',
    judged: 'Exactly, of the batch. At the level of the rule, by default an error.',
    action:
      'Look for rows that were paired wrongly, for a changed unit or sign, and for single far values.',
  },
  'columns.mutual-information': {
    title: 'the mutual information of two columns',
    meaning: 'How much one column says of another, in nats: 0 where they are independent.',
    formula: 'Σ p(x, y) ln(p(x, y) / (p(x) p(y))), over rows that have both',
    judged:
      'Exactly, of the batch, up to a million different pairs. At the level of the rule, by default an error.',
    action:
      'Few rows of many values show more than there is: bin the columns, or judge larger batches.',
  },
  'columns.ratio': {
    title: 'the ratio of two sums',
    meaning:
      'The sum of one column divided by the sum of another is beyond its bounds; nulls add nothing.',
    formula: 'Σ numerator / Σ denominator',
    judged: 'Exactly, of the batch. At the level of the rule, by default an error.',
    action: 'Look for a side that was loaded twice or in part, or in another unit.',
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
