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
    ],
  },
]
