/**
 * The only list of accumulators: specs, states, and which belongs to which.
 *
 * A statistic added here is used, stored, merged and held to the laws without another line.
 */
import type { Column } from '../batch/column.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import type { Accumulator } from './accumulator.js'
import { type ComomentsState, comoments } from './comoments.js'
import { type ContingencyState, contingency } from './contingency.js'
import { type ExtentState, extent } from './extent.js'
import { type FrequentState, frequent } from './frequent.js'
import { type HistogramState, histogram } from './histogram.js'
import { type HllState, hll } from './hll.js'
import { type KeysState, keys } from './keys.js'
import { type KllState, kll } from './kll.js'
import { type MembersState, members } from './members.js'
import { type MomentsState, moments } from './moments.js'
import { type OrderState, order } from './order.js'
import { type SampleState, sample } from './sample.js'
import { assertDecoded, specKey } from './spec.js'
import { type TallyState, tally } from './tally.js'

export { sameSpec, specKey } from './spec.js'

/** Counts of rows by what they hold. */
export interface TallySpec {
  readonly kind: 'tally'
}
/** Smallest and largest value. */
export interface ExtentSpec {
  readonly kind: 'extent'
}
/** Count, sums of powers. */
export interface MomentsSpec {
  readonly kind: 'moments'
}
/** Quantiles: KLL sketch of doubles. */
export interface KllSpec {
  readonly kind: 'kll'
  readonly k: number
}
/** Distinct count: HyperLogLog. */
export interface HllSpec {
  readonly kind: 'hll'
  readonly lgK: number
}
/** Heavy hitters: frequent items. */
export interface FrequentSpec {
  readonly kind: 'frequent'
  readonly lgMaxMapSize: number
}
/** Some values with their rows: the first ones, or those with the smallest hashes. */
export interface SampleSpec {
  readonly kind: 'sample'
  readonly size: number
  readonly by: 'row' | 'hash'
}
/** First, last, ascents, descents. */
export interface OrderSpec {
  readonly kind: 'order'
}
/** Counts between ascending edges, right-closed: (-inf, e0], (e0, e1], …, (eLast, inf). */
export interface HistogramSpec {
  readonly kind: 'histogram'
  readonly edges: readonly number[]
}
/** Which values are equal, exactly. */
export interface KeysSpec {
  readonly kind: 'keys'
}
/** Every pair of two columns' values, exactly, up to a number of different pairs. */
export interface ContingencySpec {
  readonly kind: 'contingency'
  readonly capacity: number
}
/** Sums of squares and products of two columns of numbers. */
export interface ComomentsSpec {
  readonly kind: 'comoments'
}
/** The set of all values. */
export interface MembersSpec {
  readonly kind: 'members'
}

export type Spec =
  | TallySpec
  | ExtentSpec
  | MomentsSpec
  | KllSpec
  | HllSpec
  | FrequentSpec
  | SampleSpec
  | OrderSpec
  | HistogramSpec
  | KeysSpec
  | ContingencySpec
  | ComomentsSpec
  | MembersSpec

/** The state of each kind. */
export interface States {
  readonly tally: TallyState
  readonly extent: ExtentState
  readonly moments: MomentsState
  readonly kll: KllState
  readonly hll: HllState
  readonly frequent: FrequentState
  readonly sample: SampleState
  readonly order: OrderState
  readonly histogram: HistogramState
  readonly keys: KeysState
  readonly contingency: ContingencyState
  readonly comoments: ComomentsState
  readonly members: MembersState
}

export type Kind = Spec['kind']
export type SpecOf<K extends Kind> = Extract<Spec, { readonly kind: K }>
export type State = States[Kind]

/** Each kind's accumulator. */
export const registry: { readonly [K in Kind]: Accumulator<SpecOf<K>, States[K]> } = {
  tally,
  extent,
  moments,
  kll,
  hll,
  frequent,
  sample,
  order,
  histogram,
  keys,
  contingency,
  comoments,
  members,
}

/** The same list for callers who hold a spec or a state of some kind or other. */
const every: { readonly [K in Kind]: Accumulator<Spec, State> } = registry

/** The neutral state of a spec. Throws `InvariantError` on parameters out of range. */
export function emptyState<S extends Spec>(spec: S): States[S['kind']] {
  return every[spec.kind].empty(spec) as States[S['kind']]
}

/** Absorbs one batch of one column. */
export function updateState(state: State, column: Column): void {
  every[state.spec.kind].update(state, column)
}

/** Adds `from` to `into`. `from` is unchanged. Throws `InvariantError` on another spec. */
export function mergeState(into: State, from: State): void {
  every[into.spec.kind].merge(into, from)
}

/** Adds `by` to every row number that the state names. */
export function shiftRows(state: State, by: number): void {
  every[state.spec.kind].shiftRows?.(state, by)
}

/** Writes a state behind the name of its spec. */
export function encodeState(state: State, writer: Writer): void {
  writer.u8(FORMAT).text(specKey(state.spec))
  every[state.spec.kind].encode(state, writer)
}

/** Reads a state of the spec. Throws `DataError` on bytes that `encodeState` did not write for it. */
export function decodeState<S extends Spec>(reader: Reader, spec: S): States[S['kind']] {
  const format = reader.u8()
  assertDecoded(format === FORMAT, spec.kind, `format ${format}, this version reads ${FORMAT}`)
  const key = reader.text()
  assertDecoded(key === specKey(spec), spec.kind, `state of ${key}, expected ${specKey(spec)}`)
  return every[spec.kind].decode(reader, spec) as States[S['kind']]
}

/** Whether a state is of the kind. */
export function isState<K extends Kind>(state: State, kind: K): state is States[K] {
  return state.spec.kind === kind
}

/** Version of what `encodeState` writes. */
const FORMAT = 1
