/** The laws of accumulators (see `src/accumulators/accumulator.ts`), as a check that throws. */
import type { Accumulator, BaseSpec } from '../../../src/accumulators/accumulator.js'
import type { Column } from '../../../src/batch/column.js'
import { Reader } from '../../../src/bytes/reader.js'
import { Writer } from '../../../src/bytes/writer.js'
import type { Random } from '../../../src/math/random.js'
import { type ColumnCase, cutAtRandom } from './cases.js'

/** An accumulator, and how its states are compared. */
export interface Subject<Spec extends BaseSpec, State> {
  readonly accumulator: Accumulator<Spec, State>
  readonly spec: Spec
  /** What differs between the answers of two states. */
  disagreement(a: State, b: State): string | undefined
  /** Asks everything, to see that asking changes nothing. */
  answersOf(state: State): unknown
  weightOf(state: State): number | undefined
}

/** Throws, naming the law, where one does not hold for the column and cuts of it. */
export function checkLaws<Spec extends BaseSpec, State>(
  subject: Subject<Spec, State>,
  column: ColumnCase,
  random: Random,
): void {
  const x = cutAtRandom(column, 3, random)
  checkNeutral(subject, x)
  checkGrouping(subject, x)
  checkSplits(subject, column, random)
  checkPurity(subject, x)
  checkRoundTrip(subject, x)
  checkShift(subject, x)
}

/** As {@link checkLaws}: merging two specs throws, and the message names what differs. */
export function checkRefusal<Spec extends BaseSpec, State>(
  { accumulator, spec }: Subject<Spec, State>,
  other: { readonly spec: Spec; readonly names: readonly [string, string] },
): void {
  let message = 'nothing'
  try {
    accumulator.merge(accumulator.empty(spec), accumulator.empty(other.spec))
  } catch (error) {
    message = error instanceof Error ? error.message : String(error)
  }
  const isNamed = other.names.every((name) => message.includes(name))
  hold(isNamed, 'refusal', `the error says ${message}`)
}

function hold(condition: boolean, law: string, why: string): void {
  if (!condition) throw new Error(`${law}: ${why}`)
}

function tools<Spec extends BaseSpec, State>(subject: Subject<Spec, State>) {
  const { accumulator, spec } = subject
  const of = (...columns: readonly Column[]) => {
    const state = accumulator.empty(spec)
    for (const column of columns) accumulator.update(state, column)
    return state
  }
  const bytes = (state: State) => {
    const writer = new Writer()
    accumulator.encode(state, writer)
    return writer.finish()
  }
  const merged = (...states: readonly State[]) => {
    const [first, ...rest] = states as [State, ...State[]]
    for (const state of rest) accumulator.merge(first, state)
    return first
  }
  const agree = (law: string, a: State, b: State) => {
    const difference = subject.disagreement(a, b)
    hold(difference === undefined, law, `${difference}`)
  }
  const same = (law: string, a: State, b: State) =>
    hold(Buffer.compare(bytes(a), bytes(b)) === 0, law, 'bytes differ')
  return { of, bytes, merged, agree, same }
}

/** empty + a = a = a + empty, byte for byte. */
function checkNeutral<Spec extends BaseSpec, State>(
  subject: Subject<Spec, State>,
  [x, y]: readonly Column[],
): void {
  const { of, merged, same } = tools(subject)
  same('left identity', merged(of(), of(x!, y!)), of(x!, y!))
  same('right identity', merged(of(x!, y!), of()), of(x!, y!))
}

/** (a + b) + c = a + (b + c), a + b = b + a where declared, and weights add up. */
function checkGrouping<Spec extends BaseSpec, State>(
  subject: Subject<Spec, State>,
  [x, y, z]: readonly Column[],
): void {
  const { of, merged, agree } = tools(subject)
  const left = merged(merged(of(x!), of(y!)), of(z!))
  const right = merged(of(x!), merged(of(y!), of(z!)))
  agree('associativity', left, right)
  if (subject.accumulator.commutative) {
    agree('commutativity', merged(of(x!), of(y!)), merged(of(y!), of(x!)))
  }
  const weights = [left, of(x!), of(y!), of(z!)].map((state) => subject.weightOf(state))
  if (weights[0] === undefined) return
  const sum = weights.slice(1).reduce<number>((total, weight) => total + (weight ?? 0), 0)
  hold(weights[0] === sum, 'conserved weight', `${weights[0]}, but the parts hold ${sum}`)
}

/** update(empty, x ++ y) = update(empty, x) + update(empty, y); update(a, x) = a + update(empty, x). */
function checkSplits<Spec extends BaseSpec, State>(
  subject: Subject<Spec, State>,
  column: ColumnCase,
  random: Random,
): void {
  const { of, merged, agree } = tools(subject)
  const whole = of(column.cut(0, column.length))
  for (const parts of [2, 5]) {
    const columns = cutAtRandom(column, parts, random)
    const state = of()
    for (const part of columns) {
      subject.answersOf(state)
      subject.accumulator.merge(state, of(part))
    }
    agree('homomorphism', state, whole)
    agree('update', of(...columns), whole)
    agree('update after merge', merged(of(columns[0]!), of(...columns.slice(1))), whole)
  }
}

/** merge leaves `from` alone, shares nothing with it, and queries change nothing. */
function checkPurity<Spec extends BaseSpec, State>(
  subject: Subject<Spec, State>,
  [x, y, z]: readonly Column[],
): void {
  const { of, merged, same } = tools(subject)
  const from = of(x!, y!)
  const into = merged(of(), from)
  same('purity of merge', from, of(x!, y!))
  subject.accumulator.update(into, z!)
  same('independence after merge', from, of(x!, y!))
  subject.answersOf(from)
  same('purity of queries', from, of(x!, y!))
}

/** decode(encode(a)) = a, and both go on alike. */
function checkRoundTrip<Spec extends BaseSpec, State>(
  subject: Subject<Spec, State>,
  [x, y, z]: readonly Column[],
): void {
  const { accumulator, spec } = subject
  const { of, bytes, merged, same, agree } = tools(subject)
  const again = (state: State) => {
    const reader = new Reader(bytes(state))
    const read = accumulator.decode(reader, spec)
    hold(reader.left === 0, 'round trip', `${reader.left} bytes left`)
    return read
  }
  const [a, b] = [of(x!, y!), merged(of(x!), of(y!))]
  for (const state of [a, b]) {
    same('round trip', again(state), state)
    agree('round trip', again(state), state)
    const frozen = again(state)
    accumulator.update(frozen, z!)
    accumulator.update(state, z!)
    same('round trip, then update', frozen, state)
  }
}

/** Shifts add up, and it is the same before and behind a merge. */
function checkShift<Spec extends BaseSpec, State>(
  subject: Subject<Spec, State>,
  [x, y]: readonly Column[],
): void {
  const { of, merged, same } = tools(subject)
  const shifted = (state: State, by: number) => {
    subject.accumulator.shiftRows?.(state, by)
    return state
  }
  const [a, b] = [() => of(x!), () => of(y!)]
  same('shift by nothing', shifted(a(), 0), a())
  same('shift there and back', shifted(shifted(a(), 2 ** 40), -(2 ** 40)), a())
  same('shift twice', shifted(shifted(a(), 3), 4), shifted(a(), 7))
  const apart = merged(shifted(a(), 5), shifted(b(), 5))
  same('shift of a sum', apart, shifted(merged(a(), b()), 5))
}
