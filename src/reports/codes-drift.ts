/** The codes of drift tests. */
import type { CodeText } from './code-text.js'

const both =
  'Drift where two conditions hold together: the p-value, corrected by Holm over all tests of the run, is at most ' +
  'alpha (schema: `alpha`, default 0.05), and the lower end of the effect’s 95 % interval exceeds the limit. ' +
  'Negligible: significant, but the upper end is within the limit. Stable: not significant and within the limit. ' +
  'Inconclusive: the interval spans the limit, for there are too few rows.'

const look =
  'See which bins contribute most. Where the new state is right, make a new reference (driftgate infer) or raise ' +
  'the limit of the column in the schema.'

const rate = (what: string, limit: string): CodeText => ({
  title: `the share of ${what} moved`,
  meaning: `Batch and reference have different shares of rows with ${what}.`,
  formula:
    '|b/m − a/n|, a of n rows of the reference and b of m rows of the batch; Newcombe’s score interval, p by Fisher’s exact test',
  judged: `${both} The limit is \`drift.${limit}\` in the schema, default 0.05: five points.`,
  action:
    'Look for a source that stopped or started to fill the column. A share that grew has rows to look at.',
})

export const driftCodes: Readonly<Record<string, CodeText>> = {
  'drift.ks': {
    title: 'the distribution moved (Kolmogorov–Smirnov)',
    meaning:
      'At some value x, the share of rows at or below x differs between reference and batch. D is the largest such difference.',
    formula:
      'D = max over x of |F(x) − G(x)|, F and G the cumulative shares of reference and batch, finite values only',
    judged: `${both} The limit is \`drift.ks\`, default 0.1: no threshold on the column sorts more than a tenth of the rows differently.`,
    action: look,
  },
  'drift.psi': {
    title: 'the shares of bins moved (population stability index)',
    meaning:
      'The share of rows in the reference’s ten quantile bins, or in its categories, changed. Nulls, NaN and infinities are bins of their own.',
    formula:
      'PSI = Σ (p − q) · ln(p / q) over bins, p and q the shares of reference and batch with half a row added to each; the effect is PSI less its bias (bins − 1)(1/n + 1/m)',
    judged: `${both} The limit is \`drift.psi\`, default 0.1. The p-value is Pearson’s on the same bins.`,
    action: look,
  },
  'drift.chi-square': {
    title: 'the shares of values moved (chi-square)',
    meaning:
      'Categories are mixed differently in reference and batch. Both are taken as samples; values expected in fewer than five rows are joined as (other).',
    formula:
      'V = √(½ Σ (p − q)² / (p + q)) over categories, 0 for equal shares, 1 for disjoint ones, less its bias; p by Pearson’s test of homogeneity',
    judged: `${both} The limit is \`drift.chiSquare\`, default 0.1.`,
    action: look,
  },
  'drift.nulls': rate('nulls', 'nulls'),
  'drift.nans': rate('NaN', 'nulls'),
  'drift.infinities': rate('infinities', 'nulls'),
  'drift.unseen': {
    title: 'more unseen values than expected',
    meaning:
      'The batch has values that the reference never had, in more rows than a further sample of the reference would show.',
    formula:
      'rows with an unseen value / m − once / n: what is expected is the reference’s share of values in one row (Good–Turing)',
    judged: `${both} The limit is \`drift.unseen\`, default 0.05.`,
    action: 'Look at the new values: a new category, another spelling, or another population.',
  },
}
