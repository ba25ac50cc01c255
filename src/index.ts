/** The public API. */
export { DataError, UsageError } from './errors.js'
export { type Input, readProfile } from './gate/dataset.js'
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
