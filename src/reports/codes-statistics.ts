/** The codes of statistics that a schema puts bounds on. */
import type { CodeText } from './code-text.js'

const bounded =
  'Beyond its bounds only where the whole interval of the estimate is, at 99 % confidence; inconclusive where it ' +
  'straddles them. At the level of the rule, by default an error.'
const action =
  'Look at the distribution (driftgate profile); move the bounds in the schema where the data are right.'

const statistic = (title: string, meaning: string, formula: string): CodeText => ({
  title: `${title} beyond its bounds`,
  meaning: `${meaning}, and lies beyond the bounds that \`statistics\` in the schema sets.`,
  formula,
  judged: bounded,
  action,
})

export const statisticCodes: Readonly<Record<string, CodeText>> = {
  'statistic.mean': statistic('a mean', 'The mean is that of the finite values', 'Σ x / n'),
  'statistic.standard-deviation': statistic(
    'a standard deviation',
    'The standard deviation is that of a sample, of the finite values',
    '√(Σ (x − mean)² / (n − 1))',
  ),
  'statistic.sum': statistic(
    'a sum',
    'The sum is that of the finite values',
    'Σ x over the finite values',
  ),
  'statistic.skewness': statistic(
    'a skewness',
    'The skewness is that of the finite values',
    '√n · m3 / m2^1.5',
  ),
  'statistic.kurtosis': statistic(
    'a kurtosis',
    'The kurtosis is the excess over a normal distribution’s',
    'n · m4 / m2² − 3',
  ),
  'statistic.minimum': statistic('a minimum', 'It is the smallest value', 'min x'),
  'statistic.maximum': statistic('a maximum', 'It is the largest value', 'max x'),
  'statistic.span': statistic(
    'a span',
    'The span is the largest less the smallest value',
    'max x − min x',
  ),
  'statistic.interquartile-range': statistic(
    'an interquartile range',
    'It is the third less the first quartile',
    'Q(0.75) − Q(0.25), from a quantile sketch where there are many rows',
  ),
  'statistic.quantile': statistic(
    'a quantile',
    'The quantile is the smallest value that at least so large a share of values does not exceed',
    'Q(p) = min {x : F(x) ≥ p}, from a quantile sketch where there are many rows',
  ),
  'statistic.outlier-share': statistic(
    'a share of outliers',
    'Outliers lie beyond Tukey’s fences',
    'finite values below Q1 − 1.5 (Q3 − Q1) or above Q3 + 1.5 (Q3 − Q1) / finite values',
  ),
  'statistic.zero-share': statistic(
    'a share of zeros',
    'It is the share of values that are 0',
    'rows with x = 0 / rows with a value',
  ),
  'statistic.negative-share': statistic(
    'a share of negatives',
    'It is the share of values below 0',
    'rows with x < 0 / rows with a value',
  ),
  'statistic.entropy': statistic(
    'an entropy',
    'It is Shannon’s entropy of the values in nats',
    '−Σ p ln p over different values; an interval where not every value is counted',
  ),
  'statistic.most-common-share': statistic(
    'a share of the most common value',
    'It is the share of rows that hold the most common value',
    'max count / rows with a value',
  ),
  'statistic.distinct': statistic(
    'a number of different values',
    'It is the number of different values, nulls apart',
    'distinct x, from a sketch where there are many',
  ),
  'statistic.distinct-share': statistic(
    'a share of different values',
    'It is the number of different values, a row with a value',
    'distinct x / rows with a value',
  ),
  'statistic.once-share': statistic(
    'a share of values that occur once',
    'It is the share of rows whose value occurs in no other',
    'values with count 1 / rows with a value',
  ),
  'statistic.missing-share': statistic(
    'a share of nulls',
    'It is the share of rows that are null',
    'null rows / rows',
  ),
  'statistic.present': statistic(
    'a number of rows with a value',
    'It is the number of rows that hold a value of the type',
    'rows − nulls − misfits',
  ),
  'statistic.mean-length': statistic(
    'a mean length',
    'It is the mean length of text in code points',
    'Σ length / rows with a value',
  ),
}
