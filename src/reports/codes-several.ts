/** The codes of rules that several columns keep together, and of other data sets. */
import type { CodeText } from './code-text.js'

export const severalCodes: Readonly<Record<string, CodeText>> = {
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
}
