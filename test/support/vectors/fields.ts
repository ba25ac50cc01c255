/** Reading what a JSON row says, with a clear failure where it says something else. */
import type { Fields } from './family.js'

/** A nested object. */
export function fields(row: Fields, name: string): Fields {
  const value = row[name]
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new Error(`${name} should be an object, found ${JSON.stringify(value)}`)
}

/** A number; infinities and NaN, which JSON has not, may be written as text. */
export function number(row: Fields, name: string): number {
  return toNumber(row[name], name)
}

export function numbers(row: Fields, name: string): Float64Array {
  const value = row[name]
  if (!Array.isArray(value)) throw new Error(`${name} should be an array of numbers`)
  return Float64Array.from(value, (item, i) => toNumber(item, `${name}[${i}]`))
}

export function text(row: Fields, name: string): string {
  const value = row[name]
  if (typeof value === 'string') return value
  throw new Error(`${name} should be text, found ${JSON.stringify(value)}`)
}

/** Counts by category of two sides, over the categories of either, as two arrays. */
export function countsOf(a: unknown, b: unknown): { a: Float64Array; b: Float64Array } | undefined {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return { a: numbers({ a }, 'a'), b: numbers({ b }, 'b') }
  }
  if (!isRecord(a) || !isRecord(b)) return undefined
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const side = (counts: Fields) =>
    Float64Array.from(names, (name) => toNumber(counts[name] ?? 0, name))
  return { a: side(a), b: side(b) }
}

/** How often each value of either array occurs in both. */
export function tally(a: readonly unknown[], b: readonly unknown[]): { a: number[]; b: number[] } {
  const names = [...new Set([...a, ...b])]
  const side = (values: readonly unknown[]) =>
    names.map((name) => values.filter((value) => value === name).length)
  return { a: side(a), b: side(b) }
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toNumber(value: unknown, what: string): number {
  if (typeof value === 'number') return value
  if (value === 'Infinity' || value === '-Infinity' || value === 'NaN') return Number(value)
  throw new Error(`${what} should be a number, found ${JSON.stringify(value)}`)
}
