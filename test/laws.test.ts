/**
 * Every accumulator of the registry keeps the laws, on every kind of column, cut at random; and the
 * check of the laws catches accumulators that break them.
 */
import { describe, expect, it } from 'vitest'
import type { Accumulator } from '../src/accumulators/accumulator.js'
import { type MomentsState, moments } from '../src/accumulators/moments.js'
import type { MomentsSpec, Spec, State } from '../src/accumulators/registry.js'
import {
  decodeState,
  emptyState,
  encodeState,
  type Kind,
  registry,
  specKey,
  updateState,
} from '../src/accumulators/registry.js'
import { type TallyState, tally } from '../src/accumulators/tally.js'
import { Reader } from '../src/bytes/reader.js'
import { Writer } from '../src/bytes/writer.js'
import { DataError } from '../src/errors.js'
import { seededRandom } from '../src/math/random.js'
import { answersOf, disagreement, weightOf } from './support/laws/agreement.js'
import { columnCases } from './support/laws/cases.js'
import { checkLaws, checkRefusal, type Subject } from './support/laws/laws.js'

/** For each kind, specs that are exact on the columns and specs that are not. */
const specs: { readonly [K in Kind]: readonly Spec[] } = {
  tally: [{ kind: 'tally' }],
  extent: [{ kind: 'extent' }],
  moments: [{ kind: 'moments' }],
  kll: [
    { kind: 'kll', k: 1024 },
    { kind: 'kll', k: 8 },
  ],
  hll: [
    { kind: 'hll', lgK: 12 },
    { kind: 'hll', lgK: 4 },
    { kind: 'hll', lgK: 8 },
  ],
  frequent: [
    { kind: 'frequent', lgMaxMapSize: 10 },
    { kind: 'frequent', lgMaxMapSize: 3 },
  ],
  sample: [
    { kind: 'sample', size: 5, by: 'row' },
    { kind: 'sample', size: 7, by: 'hash' },
  ],
  order: [{ kind: 'order' }],
  histogram: [
    { kind: 'histogram', edges: [-1, 0, 0.5, 1e9] },
    { kind: 'histogram', edges: [] },
  ],
  keys: [{ kind: 'keys' }],
  contingency: [
    { kind: 'contingency', capacity: 1000 },
    { kind: 'contingency', capacity: 5 },
  ],
  comoments: [{ kind: 'comoments' }],
  members: [{ kind: 'members' }],
}

function subjectOf(spec: Spec): Subject<Spec, State> {
  const accumulator: Accumulator<Spec, State> = registry[spec.kind]
  return { accumulator, spec, disagreement, answersOf, weightOf }
}

function stateOn(spec: Spec, name: string): State {
  const column = columnCases.find((each) => each.name === name)!
  const state = emptyState(spec)
  updateState(state, column.cut(0, column.length))
  return state
}

describe.each(
  Object.values(specs)
    .flat()
    .map((spec) => [specKey(spec), spec] as const),
)('%s', (key, spec) => {
  it.each(columnCases.map((column) => [column.name, column] as const))(
    'keeps the laws on %s',
    (name, column) => {
      const random = seededRandom(`${key} ${name}`)
      for (let round = 0; round < 4; round++) checkLaws(subjectOf(spec), column, random)
    },
  )

  it('refuses to merge another spec', () => {
    const others = specs[spec.kind].filter((other) => other !== spec)
    for (const other of others) {
      checkRefusal(subjectOf(spec), { spec: other, names: [key, specKey(other)] })
    }
    // Every kind with parameters has two specs here; the others cannot be unequal.
    expect(others.length > 0 || Object.keys(spec).length === 1).toBe(true)
  })

  it.each(columnCases.map(({ name }) => name))(
    'reads no damage on %s as anything worse',
    (name) => {
      const writer = new Writer()
      encodeState(stateOn(spec, name), writer)
      const bytes = writer.finish()
      const random = seededRandom(`damage ${key} ${name}`)
      const read = (damaged: Uint8Array) => decodeState(new Reader(damaged), spec)
      for (let round = 0; round < 40; round++) {
        expect(() => read(bytes.subarray(0, random.integer(bytes.length)))).toThrow(DataError)
        const at = random.integer(bytes.length)
        try {
          read(bytes.with(at, random.integer(256)))
        } catch (error) {
          expect(error).toBeInstanceOf(DataError)
        }
      }
    },
  )
})

describe('the check of the laws', () => {
  const good: Subject<MomentsSpec, MomentsState> = {
    accumulator: moments,
    spec: { kind: 'moments' },
    disagreement,
    answersOf,
    weightOf,
  }

  function checkAll(accumulator: Accumulator<MomentsSpec, MomentsState>): void {
    const random = seededRandom('broken')
    for (const column of columnCases) checkLaws({ ...good, accumulator }, column, random)
  }

  const broken: readonly [string, string, Partial<Accumulator<MomentsSpec, MomentsState>>][] = [
    [
      'copies the right side into an empty left one, and then adds it',
      'left identity',
      {
        merge(into, from) {
          if (into.count === 0) moments.merge(into, from)
          moments.merge(into, from)
        },
      },
    ],
    [
      'forgets a part of the state in merge',
      'associativity',
      {
        merge(into, from) {
          const before = into.m3
          moments.merge(into, from)
          if (into.count > from.count) into.m3 = before
        },
      },
    ],
    [
      'changes the side that is merged in',
      'purity of merge',
      {
        merge(into, from) {
          moments.merge(into, from)
          if (from.count > 1) from.m4 *= 2
        },
      },
    ],
    [
      'counts a batch once too often',
      'homomorphism',
      {
        update(state, column) {
          moments.update(state, column)
          if (column.length > 100) state.count++
        },
      },
    ],
    [
      'does not write all of the state',
      'round trip',
      {
        encode: (state, writer) => moments.encode({ ...state, m3: 0 }, writer),
      },
    ],
  ]

  it('passes what is right', () => {
    expect(() => checkAll(moments)).not.toThrow()
  })

  it.each(broken)('catches one that %s', (_name, law, change) => {
    expect(() => checkAll({ ...moments, ...change })).toThrow(law)
  })

  it('catches one that cannot go on after it was read', () => {
    const decode: (typeof moments)['decode'] = (reader, spec) =>
      Object.freeze(moments.decode(reader, spec))
    expect(() => checkAll({ ...moments, decode })).toThrow('read only')
  })

  it('catches a query that changes the state', () => {
    const random = seededRandom('query')
    const subject = { ...good, answersOf: (state: MomentsState) => (state.m3 += 1) }
    const column = columnCases.find(({ name }) => name === 'normal numbers')!
    expect(() => checkLaws(subject, column, random)).toThrow(/homomorphism|purity of queries/)
  })

  it('catches one that wrongly declares itself commutative', () => {
    const subject = { ...subjectOf({ kind: 'order' }) }
    const accumulator = { ...subject.accumulator, commutative: true }
    const column = columnCases.find(({ name }) => name === 'row numbers')!
    const check = () => checkLaws({ ...subject, accumulator }, column, seededRandom('order'))
    expect(check).toThrow('commutativity')
  })

  it('catches one that merges any spec', () => {
    const lax: Accumulator<Spec, State> = { ...registry.kll, merge: () => {} }
    const subject = { ...subjectOf({ kind: 'kll', k: 8 }), accumulator: lax }
    const other = { spec: { kind: 'kll', k: 9 }, names: ['k=8', 'k=9'] } as const
    expect(() => checkRefusal(subject, other)).toThrow('refusal: the error says nothing')
  })

  it('catches weight that is lost where the answers agree', () => {
    const lossy: Accumulator<{ kind: 'tally' }, TallyState> = {
      ...tally,
      merge(into, from) {
        tally.merge(into, from)
        if (from.counts.rows > 0 && into.counts.rows > from.counts.rows) into.counts.rows--
      },
    }
    const subject = {
      accumulator: lossy,
      spec: { kind: 'tally' } as const,
      disagreement: () => undefined,
      answersOf,
      weightOf,
    }
    const column = columnCases.find(({ name }) => name === 'row numbers')!
    expect(() => checkLaws(subject, column, seededRandom('weight'))).toThrow('conserved weight')
  })
})
