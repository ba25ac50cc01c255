/** The codes of drift tests. */
import type { CodeText } from './code-text.js'

const both =
  'Drift where two conditions hold together: the p-value, corrected over all tests of the run (by Holm unless the schema says otherwise), is at most ' +
  'alpha (schema: `alpha`, default 0.05), and the lower end of the effect’s 95 % interval exceeds the limit. ' +
  'Negligible: significant, but the upper end is within the limit. Stable: not significant and within the limit. ' +
  'Inconclusive: the interval spans the limit, for there are too few rows. A schema may let one condition alone decide (`deciding`).'

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

const asked = (title: string, meaning: string, formula: string, key: string): CodeText => ({
  title,
  meaning,
  formula,
  judged: `${both} Computed only where the schema names a limit, \`drift.${key}\`.`,
  action: look,
})

/** Measures on request, on the bins of PSI or on categories. */
const onBins: Readonly<Record<string, CodeText>> = {
  'drift.jensen-shannon': asked(
    'the shares moved (Jensen–Shannon)',
    'How many bits a row tells about which side it came from: 0 for equal shares, 1 for disjoint ones.',
    '½ Σ p · log₂(2p / (p + q)) + ½ Σ q · log₂(2q / (p + q)), a divergence: its root is the distance',
    'jensenShannon',
  ),
  'drift.hellinger': asked(
    'the shares moved (Hellinger)',
    'How far apart the shares are, as points on a sphere: 0 for equal shares, 1 for disjoint ones.',
    '√(1 − Σ √(p · q))',
    'hellinger',
  ),
  'drift.total-variation': asked(
    'the shares moved (total variation)',
    'Which share of the rows would have to move to another bin.',
    '½ Σ |p − q|',
    'totalVariation',
  ),
  'drift.l-infinity': asked(
    'the share of one value moved (L-infinity)',
    'By how much the share of the most changed bin or category moved.',
    'max |p − q|',
    'lInfinity',
  ),
  'drift.kullback-leibler': asked(
    'the shares moved (Kullback–Leibler)',
    'How surprising a row of the reference is to one who believes the batch, in nats.',
    'Σ p · ln(p / q), half a row added to each bin',
    'kullbackLeibler',
  ),
}

/** Measures on request, on numbers; F and G the cumulative shares of reference and batch. */
const onNumbers: Readonly<Record<string, CodeText>> = {
  'drift.wasserstein': asked(
    'the values moved (Wasserstein)',
    'How far rows would have to be carried on average, in standard deviations of the reference.',
    '∫ |F − G| dx / standard deviation',
    'wasserstein',
  ),
  'drift.energy': asked(
    'the values moved (energy distance)',
    'How much further values of different sides are from each other than values of one side.',
    '√(2 ∫ (F − G)² dx), in the root of the values’ unit',
    'energy',
  ),
  'drift.cramer-von-mises': asked(
    'the distribution moved (Cramér–von Mises)',
    'The gap between the cumulative shares, taken over all rows rather than at its widest.',
    '√(∫ (F − G)² dH), H of both sides together, 0 to 0.58',
    'cramerVonMises',
  ),
  'drift.anderson-darling': asked(
    'the distribution moved (Anderson–Darling)',
    'The gap between the cumulative shares over all rows, with the tails given their weight.',
    '√(∫ (F − G)² / (H (1 − H)) dH), H of both sides together',
    'andersonDarling',
  ),
  'drift.kuiper': asked(
    'a circular distribution moved (Kuiper)',
    'The gap between the cumulative shares of hours, weekdays or angles, wherever the circle is cut.',
    'V = max (F − G) + max (G − F)',
    'kuiper',
  ),
}

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
  'drift.columns': {
    title: 'columns that drifted',
    meaning:
      'How many of the columns that were compared by distribution drifted, and which share of them.',
    formula: 'columns with a finding of drift / columns compared',
    judged:
      'By `driftedColumns` in the schema; without it only told, since each column is judged for itself.',
    action:
      'Many columns at once point at the source: another period, another population, a broken join.',
  },
  'drift.unseen': {
    title: 'more unseen values than expected',
    meaning:
      'The batch has values that the reference never had, in more rows than a further sample of the reference would show.',
    formula:
      'rows with an unseen value / m − once / n: what is expected is the reference’s share of values in one row (Good–Turing)',
    judged: `${both} The limit is \`drift.unseen\`, default 0.05.`,
    action: 'Look at the new values: a new category, another spelling, or another population.',
  },
  ...onBins,
  ...onNumbers,
}
