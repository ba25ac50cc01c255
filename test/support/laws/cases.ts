/** Columns on which every accumulator is held to the laws, and ways to cut them. */
import type { Column } from '../../../src/batch/column.js'
import { type Random, seededRandom } from '../../../src/math/random.js'
import {
  booleans,
  type Cell,
  coded,
  floats,
  integers,
  misfit,
  texts,
  wideIntegers,
} from './columns.js'

export interface ColumnCase {
  readonly name: string
  readonly length: number
  /** The rows from `start` to before `end`, as a column of its own. */
  cut(start: number, end: number): Column
}

function caseOf<Value>(
  name: string,
  make: (cells: readonly Cell<Value>[], firstRow: number) => Column,
  cells: readonly Cell<Value>[],
): ColumnCase {
  const cut = (start: number, end: number) => make(cells.slice(start, end), start + 1)
  return { name, length: cells.length, cut }
}

function generated<Value>(
  length: number,
  seed: string,
  make: (random: Random, i: number) => Value,
) {
  const random = seededRandom(seed)
  return Array.from({ length }, (_, i) => make(random, i))
}

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number

const normals = generated(700, 'normals', (random) => random.normal())
const words = ['', 'a', 'b', 'ab', 'é', '\uFFFD', '\u{1F600}', 'x'.repeat(300), ' a ']
const sprinkled = generated(300, 'sprinkled', (random, i) => {
  const draw = random.integer(12)
  if (draw < 2) return null
  if (draw < 4) return misfit(`not a number ${i}`)
  return [nan, infinity, -infinity, -0, 0][draw - 4] ?? random.normal()
})
const someWords = generated(400, 'words', (random) => {
  const draw = random.integer(words.length + 2)
  return draw < words.length ? words[draw]! : draw === words.length ? null : misfit('?')
})

export const columnCases: readonly ColumnCase[] = [
  caseOf('no rows', floats, []),
  caseOf('one number', floats, [2.5]),
  caseOf('one text', texts, ['one']),
  caseOf<number>('all null', floats, Array(20).fill(null)),
  caseOf<string>('all null text', texts, Array(20).fill(null)),
  caseOf('NaN only', floats, Array(9).fill(nan)),
  caseOf('infinities and zeros', floats, [infinity, -0, -infinity, 0, infinity, nan, -0, null]),
  caseOf('normal numbers', floats, normals),
  caseOf(
    'far from 0',
    floats,
    normals.map((x) => x + 1e9),
  ),
  caseOf(
    'negatives',
    integers,
    generated(200, 'negatives', (r) => -r.integer(50) - 1),
  ),
  caseOf('one value many times', floats, Array(150).fill(0.1)),
  caseOf('special numbers, nulls and misfits', floats, sprinkled),
  caseOf(
    'row numbers',
    integers,
    generated(600, 'rows', (_, i) => i + 1),
  ),
  caseOf(
    'integers of 64 bits',
    wideIntegers,
    generated(300, 'wide', (random, i) =>
      i % 7 === 3 ? null : BigInt(random.integer(2 ** 53)) * (i % 2 === 0 ? 1000n : -3n),
    ),
  ),
  caseOf(
    'truth values',
    booleans,
    generated(100, 'truth', (random) => [true, false, null, misfit('maybe')][random.integer(4)]!),
  ),
  caseOf('texts with long and astral ones', texts, someWords),
  caseOf('the same through a dictionary', coded, someWords),
  caseOf(
    'texts that are all different',
    texts,
    generated(500, 'ids', (_, i) => `id ${i * 7919}`),
  ),
]

/** Cuts a column into so many parts at random places; some may be empty. */
export function cutAtRandom({ length, cut }: ColumnCase, parts: number, random: Random): Column[] {
  const places = Array.from({ length: parts - 1 }, () => random.integer(length + 1))
  const ends = [...places.sort((a, b) => a - b), length]
  return ends.map((end, i) => cut(ends[i - 1] ?? 0, end))
}
