/** The public API: the five jobs, what they take and give, and the schema's own functions. */

// Errors.
export { DataError, UsageError } from './errors.js'

// Inputs.
export { type Input, readProfile } from './gate/dataset.js'
// Jobs.
export {
  type CheckOptions,
  check,
  drift,
  type GateOptions,
  infer,
  type Learnt,
  merge,
  profile,
  type RunOptions,
} from './gate/run.js'
export { readSchema } from './gate/schema-file.js'
export { decodeProfile } from './profile/decode.js'
// Profiles.
export { describeProfile, type ProfileDescription } from './profile/describe.js'
export { encodeProfile } from './profile/encode.js'
export type { Profile, SourceInfo } from './profile/profile.js'
// Results.
export { renderJson } from './reports/json.js'
export { renderText } from './reports/text.js'

// Schemas.
export { parseSchema } from './schema/parse.js'
export type * from './schema/schema.js'
export { writeSchema } from './schema/write.js'
export { type MemoryOptions, type MemoryValue, memorySource } from './sources/memory.js'
export { openSource, type ReadOptions } from './sources/open.js'
export type { Source } from './sources/source.js'
export type { Finding, Level, Outcome, TestResult } from './verdict/finding.js'
export type { Report } from './verdict/report.js'
export type { Summary, Verdict } from './verdict/verdict.js'
