/** The names that the peers have, in their order: the rows must answer every one of them. */
import type { Kind, Peer } from './row.js'

interface Names {
  readonly peer: Peer
  /** What was read. */
  readonly version: string
  readonly lists: readonly { readonly kind: Kind; readonly names: readonly string[] }[]
}

const words = (text: string) => text.trim().split(/\s+/)

export const peers: readonly Names[] = [
  {
    peer: 'Deequ',
    version: '2.0.21',
    lists: [
      {
        kind: 'analyzer',
        names: words(`
          Size ColumnCount ColumnExists Completeness Compliance PatternMatch Mean Sum Minimum Maximum MinLength
          MaxLength Range InterquartileRange StandardDeviation Variance Skewness Kurtosis ZerosCount RatioOfSums
          Correlation ApproxCountDistinct ApproxQuantile ApproxQuantiles ExactQuantile KLLSketch DataType Histogram
          HistogramBinned CountDistinct Distinctness Uniqueness UniqueValueRatio Entropy MutualInformation
          DuplicateRowCount CustomSql CustomAggregator DatasetMatchAnalyzer
        `),
      },
      {
        kind: 'check',
        names: words(`
          hasSize hasColumnCount hasColumn hasZerosCount hasDuplicateRowCount isComplete hasCompleteness areComplete
          haveCompleteness areAnyComplete haveAnyCompleteness isUnique areUnique hasUniqueness hasDistinctness
          hasUniqueValueRatio isPrimaryKey hasNumberOfDistinctValues hasApproxCountDistinct hasHistogramValues
          hasHistogramBinnedValues hasHistogramBinnedBins kllSketchSatisfies hasEntropy hasMutualInformation
          hasCorrelation hasApproxQuantile hasExactQuantile hasMin hasMax hasRange hasInterquartileRange hasMean
          hasSum hasStandardDeviation hasVariance hasSkewness hasKurtosis hasMinLength hasMaxLength satisfies
          hasPattern containsEmail containsURL containsCreditCardNumber containsSocialSecurityNumber hasDataType
          isNonNegative isPositive isLessThan isLessThanOrEqualTo isGreaterThan isGreaterThanOrEqualTo
          isContainedIn doesDatasetMatch customSql where
        `),
      },
      {
        kind: 'suggestion',
        names: words(`
          CompleteIfCompleteRule RetainCompletenessRule RetainTypeRule CategoricalRangeRule
          FractionalCategoricalRangeRule NonNegativeNumbersRule UniqueIfApproximatelyUniqueRule HasMin HasMax
          HasMean HasStandardDeviation HasMinLength HasMaxLength
        `),
      },
    ],
  },
]
