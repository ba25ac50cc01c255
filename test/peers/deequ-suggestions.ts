/** Deequ's rules for suggesting constraints, and what `infer` learns in their place. */
import { a, type LearntCase, type Row } from './row.js'

const row = (name: string, ours: Row['ours'], cases: Row['cases'], note = ''): Row => ({
  peer: 'Deequ',
  kind: 'suggestion',
  name,
  ours,
  note,
  cases,
})

/** What the first data set teaches, the second breaks, and the third, a further sample like the first, keeps. */
const learnt = (
  learnt: string,
  [fails, finds]: readonly [string, LearntCase['finds']],
  passes = learnt,
): LearntCase => ({
  learnt,
  fails,
  finds,
  passes,
})

/** 400 rows by their number. */
const rows = (value: (index: number) => string | number | null): string =>
  a(...Array.from({ length: 400 }, (_, index) => value(index)))

/** Numbers from 0 to 1 that look like chance. */
const mixed = (index: number, seed = 1) => ((index * 7919 + seed * 104729) % 10007) / 10007
const colours = ['red', 'green', 'blue']
const colour = (index: number) => colours[index % 3] as string
/** Bell-shaped, mean 0, of a standard deviation of about 0.6. */
const bell = (index: number) =>
  mixed(index) + mixed(index, 2) + mixed(index, 3) + mixed(index, 5) - 2
const heights = rows((index) => (170 + 10 * bell(index)).toFixed(2))

export const deequSuggestions: readonly Row[] = [
  row(
    'CompleteIfCompleteRule',
    '`nulls:`, 0 for a key; else what chance may show',
    [
      learnt(
        rows(colour),
        [rows((index) => (index % 4 === 0 ? null : colour(index))), { 'a nulls.share': 0.25 }],
        rows((index) => (index === 7 ? null : colour(index))),
      ),
    ],
    'that 400 rows have no null does not say that the next 400 have none: up to 2.3 % pass',
  ),
  row(
    'RetainCompletenessRule',
    '`nulls: { maximum, confidence }`',
    [
      learnt(
        rows((index) => (index % 4 === 0 ? null : colour(index))),
        [rows((index) => (index % 2 === 0 ? null : colour(index))), { 'a nulls.share': 0.5 }],
      ),
    ],
    'an exact (Clopper–Pearson) bound at any share, where Deequ’s is Wald’s, between 0.2 and 1',
  ),
  row(
    'RetainTypeRule',
    '`type:`',
    [
      learnt(
        rows((index) => index % 50),
        [rows((index) => (index % 2 === 0 ? 'x' : index % 50)), { 'a type.mismatch': 0.5 }],
      ),
      learnt(
        rows(() => '2024-05-01'),
        [rows((index) => (index % 4 === 0 ? 'soon' : '2024-05-01')), { 'a type.mismatch': 0.25 }],
      ),
    ],
    'of every column, dates, times and text too',
  ),
  row('CategoricalRangeRule', '`domain:`', [
    learnt(rows(colour), [
      rows((index) => (index % 8 === 0 ? 'pink' : colour(index))),
      { 'a domain.value': 0.125 },
    ]),
  ]),
  row(
    'FractionalCategoricalRangeRule',
    '`domain: { values, unseen }`',
    [
      learnt(
        rows((index) => (index % 20 === 0 ? `rare${index}` : colour(index))),
        [
          rows((index) => (index % 2 === 0 ? `other${index}` : colour(index))),
          { 'a domain.value': 0.5 },
        ],
        rows((index) => (index % 20 === 1 ? `rare${index}` : colour(index))),
      ),
    ],
    'values that the reference may lack are bounded by how many it had once',
  ),
  row(
    'NonNegativeNumbersRule',
    '`range: { minimum }`',
    [
      learnt(
        rows((index) => Math.floor(mixed(index) * 50)),
        [
          rows((index) => (index % 4 === 0 ? -20 : Math.floor(mixed(index) * 50))),
          { 'a range.below': -20 },
        ],
      ),
    ],
    'a range has both ends, with slack; 0 stays 0 where the numbers pile up there',
  ),
  row(
    'UniqueIfApproximatelyUniqueRule',
    '`unique:`, on an exact count',
    [
      learnt(
        rows((index) => 5000 + index),
        [rows((index) => 5000 + Math.floor(index / 2)), { 'a unique.duplicate': 200 }],
      ),
    ],
    'never on an estimate, and an error only where the values were made to differ',
  ),
  row(
    'HasMin',
    '`range: { minimum, evidenceRows, farMinimum }`',
    [
      learnt(heights, [
        rows((index) => (index % 8 === 0 ? '20' : (170 + 10 * bell(index)).toFixed(2))),
        { 'a range.below': 20 },
      ]),
    ],
    'with slack: the least of the next sample is smaller half of the time',
  ),
  row(
    'HasMax',
    '`range: { maximum, evidenceRows, farMaximum }`',
    [
      learnt(heights, [
        rows((index) => (index % 8 === 0 ? '999' : (170 + 10 * bell(index)).toFixed(2))),
        { 'a range.above': 999 },
      ]),
    ],
    'with slack: the largest of the next sample is larger half of the time',
  ),
  row(
    'HasMean',
    '`drift.ks`, `drift.psi` against the reference',
    [
      {
        ...learnt(heights, [
          rows((index) => (174 + 6 * bell(index)).toFixed(2)),
          { 'a drift.ks': [0.2, 0.6], 'a drift.psi': [0.5, 2] },
        ]),
        isCompared: true,
      },
    ],
    'no two samples have equal means; a shift is judged with its interval. Deequ’s rule takes the maximum for the mean',
  ),
  row(
    'HasStandardDeviation',
    '`drift.ks`, `drift.psi` against the reference',
    [
      {
        ...learnt(heights, [
          rows((index) => (170 + 3 * bell(index)).toFixed(2)),
          { 'a drift.ks': [0.1, 0.6], 'a drift.psi': [0.5, 4] },
        ]),
        isCompared: true,
      },
    ],
    'as for the mean',
  ),
  row('HasMinLength', '`length: { minimum }`', [
    learnt(
      rows((index) => 'abcdefgh'.slice(0, 4 + (index % 4)) + index),
      [rows((index) => (index % 4 === 0 ? 'x' : `abcdefg${index}`)), { 'a length.below': 1 }],
    ),
  ]),
  row('HasMaxLength', '`length: { maximum }`', [
    learnt(
      rows((index) => 'abcdefgh'.slice(0, 4 + (index % 4)) + index),
      [
        rows((index) => (index % 4 === 0 ? 'x'.repeat(99) : `abcdef${index}`)),
        { 'a length.above': 99 },
      ],
    ),
  ]),
]
