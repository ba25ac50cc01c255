/** The answers of independent software (test/vectors/independent.json), and the samples they are of. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect } from 'vitest'
import { profile } from '../../src/gate/run.js'
import type { Profile } from '../../src/profile/profile.js'
import { naiveCsv } from '../support/naive-csv.js'
import { relativeError } from '../support/vectors/close.js'

export interface ColumnAnswer {
  readonly type: 'integer' | 'number' | 'timestamp' | 'string'
  readonly count: number
  readonly nulls: number
  readonly distinct: number
  readonly min: number | string
  readonly max: number | string
  readonly sum: number
  readonly mean: number
  readonly standardDeviation: number
  readonly skewness: number
  readonly kurtosis: number
  readonly pandasSkewness: number
  readonly pandasKurtosis: number
  readonly quantiles: readonly number[]
  readonly top: readonly (readonly [value: string | number, count: number])[] | null
  readonly length: { readonly min: number; readonly max: number; readonly mean: number }
}

export interface Divergences {
  readonly jensenShannonDistance: number
  readonly kullbackLeibler: number | null
  readonly totalVariation: number
  readonly lInfinity: number
  readonly hellinger: number
  readonly psi: { readonly raw: number | null; readonly smoothed: number }
}

export interface Homogeneity {
  readonly statistic: number
  readonly df: number
  readonly p: number
  readonly sparse: boolean
  readonly monteCarlo?: number
  readonly reference: readonly number[] | null
  readonly batch: readonly number[] | null
}

export interface PairColumn {
  readonly kind: ColumnAnswer['type']
  readonly rate: {
    readonly nulls: readonly [number, number]
    readonly rows: readonly [number, number]
    readonly p: number
    readonly difference: number
    readonly low: number
    readonly high: number
    /** R's Fisher test; null where a column of the table is empty. */
    readonly r: number | null
  }
  /** Of numeric columns that are compared. */
  readonly n: number
  readonly m: number
  readonly ks?: {
    readonly d: number
    readonly location: number
    readonly sign: -1 | 1
    readonly exact: number
    readonly kolmogorov: number
    readonly ties: boolean
    /** Exact given the ties, by numpy; by R, null where that overflows. */
    readonly lattice: number
    readonly r: { readonly d: number; readonly exact: number | null }
  }
  readonly wasserstein: number
  readonly energy: number
  readonly cramerVonMises: { readonly statistic: number; readonly p: number }
  readonly andersonDarling: { readonly statistic: number; readonly p: number }
  readonly bins: Divergences & {
    readonly edges: readonly number[]
    readonly reference: readonly number[]
    readonly batch: readonly number[]
    readonly nulls: readonly [number, number]
  }
  /** Of categorical columns that are compared. */
  readonly pooled?: Homogeneity &
    Divergences & {
      readonly names: readonly string[]
      readonly reference: readonly number[]
      readonly batch: readonly number[]
      readonly cramersV: number | null
      readonly r?: { readonly statistic: number; readonly df: number; readonly p: number }
    }
  readonly raw: Homogeneity
  readonly unseenRows: number
}

export interface VerdictAnswer {
  readonly column: string
  readonly test: string
  readonly p: number
  readonly adjusted: number
  readonly effect: number
  readonly low: number
  readonly high: number
  readonly outcome: string
}

export interface SketchAnswer {
  readonly bytes: string | null
  readonly lgK: number
  readonly n: number
  readonly k: number
  readonly retained: number
  readonly min: number
  readonly max: number
  readonly quantiles: readonly number[]
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly total: number
  readonly active: number
  /** Value, estimate, low and high. */
  readonly top: readonly (readonly [string, number, number, number])[]
  readonly items: number
}

type LibrarySketches = Readonly<
  Partial<Record<'hll' | 'HLL_4' | 'HLL_6' | 'frequent' | 'kll200' | 'kll1000', SketchAnswer>>
>

interface OurSketches {
  readonly kll?: SketchAnswer
  readonly hll?: SketchAnswer
  readonly frequent?: SketchAnswer
  /** Of some columns, what the library read. */
  readonly bytes?: Readonly<Partial<Record<'kll' | 'hll' | 'frequent', string>>>
}

interface Opened {
  readonly columns: readonly string[]
  readonly rows: number
}

interface Answers {
  readonly versions: Readonly<Record<string, string>>
  readonly conventions: Readonly<Record<string, string>>
  readonly ranks: readonly number[]
  readonly columns: Readonly<Record<string, Readonly<Record<string, ColumnAnswer>>>>
  readonly pairs: Readonly<
    Record<
      string,
      {
        readonly reference: string
        readonly columns: Readonly<Record<string, PairColumn>>
        readonly verdicts: readonly VerdictAnswer[]
      }
    >
  >
  readonly corrections: Readonly<
    Record<
      string,
      {
        readonly p: readonly number[]
        readonly statsmodels: Readonly<
          Record<'holm' | 'fdr_bh' | 'fdr_by' | 'bonferroni', readonly number[]>
        >
        readonly r: Readonly<Record<'holm' | 'BH' | 'BY' | 'bonferroni', readonly number[]>>
      }
    >
  >
  readonly sketches: {
    readonly library: Readonly<Record<string, Readonly<Record<string, LibrarySketches>>>>
    readonly ours: Readonly<
      Record<
        string,
        {
          readonly opened: Readonly<Record<'pyarrow' | 'polars' | 'duckdb', Opened>>
          readonly columns: Readonly<Record<string, OurSketches>>
        }
      >
    >
  }
}

const root = resolve(import.meta.dirname, '../..')

/** Path of a sample, named without its ending. */
export const pathOf = (name: string) => join(root, 'samples', `${name}.csv`)

export const answers = JSON.parse(
  readFileSync(join(root, 'test/vectors/independent.json'), 'utf8'),
) as Answers

const tables = new Map<string, Readonly<Record<string, readonly string[]>>>()

/** Texts of the cells that are not null, by column, of a plain reader. */
export function cellsOf(name: string): Readonly<Record<string, readonly string[]>> {
  let table = tables.get(name)
  if (table === undefined) {
    const { header = [], rows } = naiveCsv(readFileSync(pathOf(name), 'utf8'))
    const texts = (i: number) => rows.map((row) => row[i] ?? null).filter((cell) => cell !== null)
    table = Object.fromEntries(header.map((column, i) => [column, texts(i)]))
    tables.set(name, table)
  }
  return table
}

/** Ascending numbers of a column. */
export function numbersOf(name: string, column: string): Float64Array {
  return Float64Array.from(cellsOf(name)[column] ?? [], Number).sort()
}

const profiles = new Map<string, Promise<Profile>>()

/** The profile of a sample, as driftgate makes it. */
export function profileOf(name: string): Promise<Profile> {
  const known = profiles.get(name) ?? profile(pathOf(name))
  profiles.set(name, known)
  return known
}

/** Bytes that the answers hold in base 64. */
export const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

/** Asserts that errors stay within a tolerance, and prints the worst of each kind at the end. */
export function errorBook() {
  const worst = new Map<string, { count: number; error: number; tolerance: number }>()
  afterAll(() => {
    const lines = [...worst].map(
      ([kind, { count, error, tolerance }]) =>
        `  ${kind}: ${count} compared, largest error ${error.toExponential(1)} of ${tolerance}`,
    )
    console.log(lines.join('\n'))
  })
  const record = (kind: string, error: number, tolerance: number) => {
    const before = worst.get(kind) ?? { count: 0, error: 0, tolerance }
    worst.set(kind, { count: before.count + 1, error: Math.max(before.error, error), tolerance })
  }
  return {
    /** Relative error. */
    close(kind: string, actual: number | null | undefined, expected: number, tolerance: number) {
      const error = relativeError(actual ?? Number.NaN, expected)
      record(kind, error, tolerance)
      expect(error, `${kind}: expected ${expected}, found ${actual}`).toBeLessThanOrEqual(tolerance)
    },
    /** Absolute error. */
    near(kind: string, actual: number | null | undefined, expected: number, tolerance: number) {
      const error = Math.abs((actual ?? Number.NaN) - expected)
      record(kind, error, tolerance)
      expect(error, `${kind}: expected ${expected}, found ${actual}`).toBeLessThanOrEqual(tolerance)
    },
  }
}
