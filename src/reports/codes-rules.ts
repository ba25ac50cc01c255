/** The codes of rules: of a schema, and of a file that is to be well formed. */
import type { CodeText } from './code-text.js'

const fault = (title: string, meaning: string, action: string): CodeText => ({
  title,
  meaning,
  action,
  formula: 'rows with the fault / rows of the batch (of the header: columns with it)',
  judged:
    'An error where the share exceeds what `faults` in the schema allows for this code, by default none; ' +
    'with `confidence`, only beyond what chance explains (exact binomial test).',
})

const exchange =
  'An inferred bound carries its rows of reference (`evidenceRows`). Rows beyond it are an error where chance ' +
  'shows as many in at most 1 of 1,000 further samples of the same population, or where a value lies beyond ' +
  'the far bound; a warning otherwise. A bound written by hand is taken at its word.'

const side = (what: string, relation: string, key: string): CodeText => ({
  title: `${what} ${relation} the ${key}`,
  meaning: `Some ${what} lie ${relation} the ${key} that the schema allows. Bounds are inclusive.`,
  formula: `rows with x ${relation === 'below' ? '<' : '>'} ${key}; chance of k such rows of m, none of n before: m/(n+m) · (m−1)/(n+m−1) · …, k factors`,
  judged: exchange,
  action:
    'Look at the sample rows. Correct the data where they are wrong; move the bound in the schema where they are right.',
})

const broken =
  'Any such row is an error, or where `mostly` is given, too small a share of rows that conform.'

const share = (what: string, key: string): CodeText => ({
  title: `too many ${what}`,
  meaning: `More values of the column are ${what} than the schema allows.`,
  formula: `rows with ${what} / rows with a value > ${key}.maximum`,
  judged: 'As for nulls: beyond the maximum, and beyond chance where the limit has `confidence`.',
  action: 'Look for a division by zero, or an overflow, where the column is computed.',
})

const step = (what: string, key: string): CodeText => ({
  title: `steps of time that are too ${what}`,
  meaning: `Neighbouring rows lie further apart in time, or closer, than \`${key}\` allows.`,
  formula: `t(i + 1) − t(i) against cadence.${key}, over rows in the order of time`,
  judged: 'At the level of the rule; not judged where the rows are not in the order of time.',
  action: 'Look for a gap or a repeated part of the feed around the step.',
})

export const ruleCodes: Readonly<Record<string, CodeText>> = {
  'rows.none': {
    title: 'the batch has no rows',
    meaning: 'Nothing was delivered, so that nothing can be judged.',
    formula: 'rows = 0',
    judged: 'An error, unless --allow-empty says that such batches are fine.',
    action: 'Look at the export and at its filters.',
  },
  'rows.below': {
    title: 'fewer rows than allowed',
    meaning: 'The batch has fewer rows than `rows.minimum` in the schema.',
    formula: 'rows < minimum',
    judged: 'At the level of the rule; a minimum that was learnt from one reference is a warning.',
    action: 'Look for a truncated file or a filter; change `rows` in the schema where it is right.',
  },
  'rows.change': {
    title: 'more or fewer rows than the reference',
    meaning: 'The batch has too many or too few rows, as a multiple of those of the reference.',
    formula: 'rows of the batch / rows of the reference against rowChange in the schema',
    judged: 'At the level of the rule; not judged without a reference.',
    action: 'Look for a truncated export, or one that holds several periods.',
  },
  'rows.above': {
    title: 'more rows than allowed',
    meaning: 'The batch has more rows than `rows.maximum` in the schema.',
    formula: 'rows > maximum',
    judged: 'At the level of the rule; a maximum that was learnt from one reference is a warning.',
    action:
      'Look for duplicates or a second period; change `rows` in the schema where it is right.',
  },
  'column.missing': {
    title: 'a column is missing',
    meaning: 'The schema requires a column that the batch does not have.',
    formula: 'name is not among the batch’s columns',
    judged: 'An error, unless the column has `required: false`.',
    action:
      'Look for a renamed column among the unexpected ones; names are compared with case and spaces.',
  },
  'column.unexpected': {
    title: 'a column that the schema does not know',
    meaning: 'The batch has a column that the schema does not name, so that nothing checks it.',
    formula: 'name is not among the schema’s columns',
    judged: 'At the level of `unexpectedColumns` in the schema, by default a warning.',
    action:
      'Add it to the schema (driftgate infer shows what it would say), or drop it from the data.',
  },
  'column.order': {
    title: 'columns in another order',
    meaning: 'Columns that the schema and the batch share come in another order in the batch.',
    formula: 'the common columns in the order of the batch against that of the schema',
    judged: 'At the level that `columnOrder` in the schema names; without it the order is free.',
    action: 'Look at the export; delete `columnOrder` where columns are found by their names.',
  },
  'type.mismatch': {
    title: 'values of another type',
    meaning: 'Cells do not read as the type that the schema gives the column.',
    formula: 'cells that do not conform / rows',
    judged:
      'Any such cell is an error, or where `mostly` is given, too small a share of cells that conform. Nulls conform to every type.',
    action:
      'Look at the sample rows: a unit or a word in the cell, another decimal mark, a null token that --null does not name.',
  },
  'nulls.share': {
    title: 'too many nulls',
    meaning: 'More rows of the column are null than the schema allows.',
    formula: 'rows that are null, or hold one of nulls.tokens / rows > nulls.maximum',
    judged:
      'An error where the share exceeds the maximum; where the limit has `confidence`, only where the exact ' +
      'one-sided binomial tail P(X ≥ nulls | rows, maximum) is at most 1 − confidence.',
    action: 'Look for a join that found nothing, or a field that the source stopped filling.',
  },
  'number.nan': share('NaN', 'nans'),
  'number.infinite': share('infinities', 'infinities'),
  'number.multiple': {
    title: 'numbers between the steps',
    meaning: 'Some numbers are no whole multiple of the step that the schema asks for.',
    formula: 'rows where x / step is no whole number, both as written in decimal',
    judged: broken,
    action: 'Look for another unit, or rounding that was lost on the way.',
  },
  'range.below': side('values', 'below', 'minimum'),
  'range.above': side('values', 'above', 'maximum'),
  'length.below': side('text lengths', 'below', 'minimum'),
  'length.above': side('text lengths', 'above', 'maximum'),
  'domain.value': {
    title: 'values that the domain does not list',
    meaning: 'Rows hold a value that is not among the values of the schema’s `domain`.',
    formula: 'rows with a value outside the list / rows with a value',
    judged:
      'An error where the list is written by hand, or where the batch is not so much larger than the reference that ' +
      'chance would have hidden the value there; a warning otherwise. A domain with `unseen` allows that share.',
    action:
      'Correct the values, or add them to `domain.values` in the schema where they are right.',
  },
  'forbidden.value': {
    title: 'values that are forbidden',
    meaning: 'Rows hold a value that the schema’s `forbidden` lists.',
    formula: 'rows with one of the values / rows with a value',
    judged: broken,
    action: 'Look for placeholders and test data; correct the list where it is wrong.',
  },
  'unique.duplicate': {
    title: 'values that occur twice',
    meaning: 'The column is declared unique, but some rows repeat the value of an earlier row.',
    formula: 'rows with a value − distinct values',
    judged:
      'Any repetition, at the level that `unique` names (by default an error). Nulls do not count.',
    action: 'Look for rows that were delivered or joined twice.',
  },
  'order.decreasing': {
    title: 'values that go back',
    meaning: 'The column is declared increasing, but some values are smaller than the one before.',
    formula: 'neighbouring rows with x(i + 1) < x(i); where strictly, or x(i + 1) = x(i)',
    judged: 'Any descent, at the level that `increasing` names (by default an error).',
    action: 'Look for parts that were put together out of order, or a clock that was set back.',
  },
  'order.increasing': {
    title: 'values that go up',
    meaning: 'The column is declared decreasing, but some values are larger than the one before.',
    formula: 'neighbouring rows with x(i + 1) > x(i); where strictly, or x(i + 1) = x(i)',
    judged: 'Any ascent, at the level that `decreasing` names (by default an error).',
    action: 'Look for parts that were put together out of order.',
  },
  'time.stale': {
    title: 'data that are too old',
    meaning: 'The newest value of the column is older than the schema allows.',
    formula: 'time of the run − newest value > freshness.maximumAge; a date counts from its start',
    judged: 'At the level of the rule; the run says its time, by default the clock of `check`.',
    action: 'Look whether the feed stopped, or an old file was delivered again.',
  },
  'cadence.above': step('long', 'maximumStep'),
  'cadence.below': step('short', 'minimumStep'),
  'suppression.expired': {
    title: 'suppressions that have ended',
    meaning: 'Known violations were suppressed until a day that is past; they count again.',
    formula: 'until < day of the run (UTC)',
    judged: 'A warning.',
    action: 'Mend the data and delete the entry, or move its date with the reason.',
  },
  'suppression.unused': {
    title: 'suppressions without a violation',
    meaning: 'Nothing that the entry names is violated.',
    formula: 'raised findings of the code and column = 0',
    judged: 'A note.',
    action: 'Delete the entry, so that the next violation counts.',
  },
  'header.duplicate': fault(
    'two columns have one name',
    'A column name occurred before; the later column is read as name_2, name_3, ….',
    'Rename the column where the file is written.',
  ),
  'header.empty': fault(
    'a column without a name',
    'A field of the header is empty; its column is read as column_<position>.',
    'Name the column where the file is written; use --no-header where the first line is data.',
  ),
  'row.ragged': fault(
    'rows with too few or too many fields',
    'Missing fields are read as null, surplus ones are dropped.',
    'Look for unquoted delimiters, or the wrong --delimiter.',
  ),
  'row.truncated': {
    title: 'a file that ends in the middle of a row',
    meaning:
      'The last row has too few fields and no line end; the missing fields are read as null.',
    formula: 'files that end so (more than one where several are read as one)',
    judged: 'An error, even once, unless `faults` in the schema allows it.',
    action: 'Fetch or write the file anew: rows behind the last one are most likely missing too.',
  },
  'row.long': fault(
    'rows that outgrow the limits',
    'A row has more bytes or fields than a row may have; what lies behind the limit is dropped.',
    'Look for a quote that is never closed, or a file that is no table.',
  ),
  'quote.stray': fault(
    'quotes where none belong',
    'A quote stands inside an unquoted field, or text behind a closing quote; it is read as text.',
    'Quote whole fields and double the quotes within them (RFC 4180).',
  ),
  'quote.unclosed': fault(
    'a quote that is never closed',
    'The file ends inside a quoted field.',
    'Look for a truncated file.',
  ),
  'encoding.invalid': fault(
    'bytes that are no text',
    'Cells hold bytes that are not valid in the file’s encoding; they are read as U+FFFD.',
    'Name the encoding with --encoding, such as latin1, or write UTF-8.',
  ),
  'byte.nul': fault(
    'NUL bytes',
    'Cells hold a byte of value 0, which text has no use for.',
    'Look for a binary file, UTF-16 read as UTF-8, or a damaged one.',
  ),
}
