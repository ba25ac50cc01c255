/**
 * The names that the peers have: the rows must answer every one of them, in this order.
 *
 * Deequ's are those of its classes and of the public methods of `Check`, with the filter `where`. TFDV's are the fields of
 * `schema.proto`, where a message of which nothing has a counterpart is one name, and the types of `anomalies.proto`.
 */
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
  {
    peer: 'TFDV',
    version: '1.21.0',
    lists: [
      {
        kind: 'field',
        names: words(`
          Schema.feature Schema.sparse_feature Schema.weighted_feature Schema.string_domain
          Schema.float_domain Schema.int_domain Schema.default_environment
          Schema.represent_variable_length_as_ragged Schema.annotation
          Schema.dataset_constraints.min_examples_count Schema.dataset_constraints.max_examples_count
          Schema.dataset_constraints.num_examples_drift_comparator
          Schema.dataset_constraints.num_examples_version_comparator Schema.tensor_representation_group
          Feature.name Feature.deprecated Feature.presence.min_fraction Feature.presence.min_count
          Feature.group_presence Feature.shape Feature.value_count Feature.value_counts Feature.type
          Feature.annotation.tag Feature.annotation.comment Feature.annotation.extra_metadata
          Feature.in_environment Feature.not_in_environment Feature.lifecycle_stage
          Feature.validation_derived_source Feature.sequence_metadata Feature.int_domain.min
          Feature.int_domain.max Feature.int_domain.is_categorical Feature.float_domain.min
          Feature.float_domain.max Feature.float_domain.disallow_nan Feature.float_domain.disallow_inf
          Feature.float_domain.is_embedding Feature.float_domain.embedding_dim
          Feature.float_domain.embedding_type Feature.float_domain.is_categorical Feature.unique_constraints.min Feature.unique_constraints.max
          Feature.domain Feature.string_domain.value Feature.string_domain.is_categorical
          Feature.distribution_constraints.min_domain_mass Feature.bool_domain.true_value
          Feature.bool_domain.false_value Feature.struct_domain Feature.natural_language_domain.vocabulary
          Feature.natural_language_domain.coverage Feature.natural_language_domain.token_constraints
          Feature.natural_language_domain.sequence_length_constraints
          Feature.natural_language_domain.location_constraint_regex
          Feature.image_domain.minimum_supported_image_fraction Feature.image_domain.max_image_byte_size
          Feature.audio_domain Feature.video_domain Feature.content_chunk_domain Feature.mid_domain Feature.url_domain Feature.time_domain.string_format
          Feature.time_domain.integer_format Feature.time_of_day_domain
          Feature.drift_comparator.infinity_norm Feature.drift_comparator.jensen_shannon_divergence
          Feature.drift_comparator.jensen_shannon_divergence.source
          Feature.drift_comparator.normalized_abs_difference Feature.skew_comparator.infinity_norm
          Feature.skew_comparator.jensen_shannon_divergence
          Feature.skew_comparator.normalized_abs_difference
        `),
      },
      {
        kind: 'anomaly',
        names: words(`
          BOOL_TYPE_BIG_INT BOOL_TYPE_BYTES_NOT_INT BOOL_TYPE_BYTES_NOT_STRING BOOL_TYPE_FLOAT_NOT_INT
          BOOL_TYPE_FLOAT_NOT_STRING BOOL_TYPE_INT_NOT_STRING BOOL_TYPE_SMALL_INT BOOL_TYPE_STRING_NOT_INT
          BOOL_TYPE_UNEXPECTED_STRING ENUM_TYPE_BYTES_NOT_STRING ENUM_TYPE_FLOAT_NOT_STRING
          ENUM_TYPE_INT_NOT_STRING ENUM_TYPE_INVALID_UTF8 ENUM_TYPE_UNEXPECTED_STRING_VALUES
          FEATURE_TYPE_HIGH_NUMBER_VALUES FEATURE_TYPE_LOW_FRACTION_PRESENT FEATURE_TYPE_LOW_NUMBER_PRESENT
          FEATURE_TYPE_LOW_NUMBER_VALUES FEATURE_TYPE_NOT_PRESENT FEATURE_TYPE_NO_VALUES
          FEATURE_TYPE_UNEXPECTED_REPEATED FLOAT_TYPE_BIG_FLOAT FLOAT_TYPE_NOT_FLOAT FLOAT_TYPE_SMALL_FLOAT
          FLOAT_TYPE_STRING_NOT_FLOAT FLOAT_TYPE_NON_STRING FLOAT_TYPE_UNKNOWN_TYPE_NUMBER INT_TYPE_BIG_INT
          INT_TYPE_INT_EXPECTED INT_TYPE_NOT_INT_STRING INT_TYPE_NOT_STRING INT_TYPE_SMALL_INT
          INT_TYPE_STRING_EXPECTED INT_TYPE_UNKNOWN_TYPE_NUMBER SCHEMA_MISSING_COLUMN SCHEMA_NEW_COLUMN
          SCHEMA_TRAINING_SERVING_SKEW STRING_TYPE_NOW_FLOAT STRING_TYPE_NOW_INT
          COMPARATOR_CONTROL_DATA_MISSING COMPARATOR_TREATMENT_DATA_MISSING COMPARATOR_L_INFTY_HIGH
          NO_DATA_IN_SPAN SPARSE_FEATURE_MISSING_VALUE SPARSE_FEATURE_MISSING_INDEX
          SPARSE_FEATURE_LENGTH_MISMATCH SPARSE_FEATURE_NAME_COLLISION SEMANTIC_DOMAIN_UPDATE
          COMPARATOR_LOW_NUM_EXAMPLES COMPARATOR_HIGH_NUM_EXAMPLES DATASET_LOW_NUM_EXAMPLES
          BOOL_TYPE_UNEXPECTED_FLOAT FLOAT_TYPE_HAS_NAN WEIGHTED_FEATURE_NAME_COLLISION
          WEIGHTED_FEATURE_MISSING_VALUE WEIGHTED_FEATURE_MISSING_WEIGHT WEIGHTED_FEATURE_LENGTH_MISMATCH
          DATASET_HIGH_NUM_EXAMPLES FEATURE_TYPE_HIGH_UNIQUE FEATURE_TYPE_LOW_UNIQUE FEATURE_TYPE_NO_UNIQUE
          FLOAT_TYPE_HAS_INF COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH LOW_SUPPORTED_IMAGE_FRACTION
          VALUE_NESTEDNESS_MISMATCH DOMAIN_INVALID_FOR_TYPE FEATURE_MISSING_NAME FEATURE_MISSING_TYPE
          INVALID_SCHEMA_SPECIFICATION UNEXPECTED_DATA_TYPE SEQUENCE_VALUE_TOO_FEW_OCCURRENCES
          SEQUENCE_VALUE_TOO_MANY_OCCURRENCES SEQUENCE_VALUE_TOO_SMALL_FRACTION
          SEQUENCE_VALUE_TOO_LARGE_FRACTION FEATURE_COVERAGE_TOO_LOW
          FEATURE_COVERAGE_TOO_SHORT_AVG_TOKEN_LENGTH NLP_WRONG_LOCATION EMBEDDING_SHAPE_INVALID
          MAX_IMAGE_BYTE_SIZE_EXCEEDED INVALID_FEATURE_SHAPE INVALID_DOMAIN_SPECIFICATION MULTIPLE_REASONS
          STATS_NOT_AVAILABLE DERIVED_FEATURE_BAD_LIFECYCLE DERIVED_FEATURE_INVALID_SOURCE CUSTOM_VALIDATION
          COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH BOOL_TYPE_INVALID_CONFIG
        `),
      },
    ],
  },
]
