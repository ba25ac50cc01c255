/** The public API: the five jobs, what they take and give, and the schema's own functions. */

// Statistics of two samples, for analyses of one's own.
export { andersonDarlingTest } from './drift/anderson-darling.js'
export { chiSquareTest } from './drift/chi-square.js'
export type { Comparison, TestOptions } from './drift/comparison.js'
export {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  holm,
} from './drift/correction.js'
export { cramerVonMisesTest } from './drift/cramer-von-mises.js'
export { cramersV } from './drift/cramers-v.js'
export { energyTest } from './drift/energy.js'
export { fisherExact } from './drift/fisher.js'
export { hellingerTest } from './drift/hellinger.js'
export { jensenShannonTest } from './drift/jensen-shannon.js'
export { jensenShannonOfHistograms } from './drift/jensen-shannon-histogram.js'
export { kolmogorovSmirnovTest } from './drift/kolmogorov-smirnov-test.js'
export { ksWeighted } from './drift/kolmogorov-smirnov-weighted.js'
export { kuiperTest } from './drift/kuiper.js'
export { lInfinityTest, robustLInfinity } from './drift/l-infinity.js'
export { populationStabilityTest } from './drift/population-stability.js'
export { rateTest } from './drift/rate.js'
export { totalVariationTest } from './drift/total-variation.js'
export { unseenTest } from './drift/unseen.js'
export { wassersteinTest } from './drift/wasserstein.js'

// Errors.
export { DataError, UsageError } from './errors.js'

// Inputs.
export { type Input, readProfile } from './gate/dataset.js'
export type { Learnt, Measured } from './gate/learn.js'
export type { RowCounts, RowError, RowFormat, RowSink } from './gate/quarantine.js'
// Jobs.
export {
  type CheckOptions,
  check,
  drift,
  type GateOptions,
  type InferenceOptions,
  infer,
  merge,
  profile,
  type RunOptions,
} from './gate/run.js'
export { readSchema } from './gate/schema-file.js'
export { type Suggested, type Suggestion, type SuggestOptions, suggest } from './gate/suggest.js'
export type { WindowCut } from './gate/windows.js'
export { decodeProfile } from './profile/decode.js'
// Profiles.
export { describeProfile, type ProfileDescription } from './profile/describe.js'
export { encodeProfile } from './profile/encode.js'
export type { Profile, SourceInfo } from './profile/profile.js'
export type { Privacy, Redaction } from './profile/redact.js'
// Results.
export { renderJson } from './reports/json.js'
export { renderText } from './reports/text.js'

// Schemas.
export { diffSchemas } from './schema/diff.js'
export type { Change, Effect } from './schema/diff-change.js'
export { parseSchema } from './schema/parse.js'
export type * from './schema/schema.js'
export type * from './schema/several.js'
export { writeSchema } from './schema/write.js'
export { type MemoryOptions, type MemoryValue, memorySource } from './sources/memory.js'
export { openSource, type ReadOptions } from './sources/open.js'
export type { Source } from './sources/source.js'
export type { Finding, Level, Outcome, TestResult } from './verdict/finding.js'
export type { Report } from './verdict/report.js'
export type { Summary, Verdict } from './verdict/verdict.js'
