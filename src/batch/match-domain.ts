/** Which values are in a list. Text is found by its hash and compared byte by byte. */

import { appendText, finishText, textBuilder } from './build-text.js'
import type { BooleanColumn, FloatColumn, TextColumn, WideIntegerColumn } from './column.js'
import { parseValue } from './format.js'
import { HASH_LANES, hashesOf } from './hashes.js'
import type { LogicalType } from './type.js'

export interface Domain {
  readonly values: readonly string[]
}

/** What a list of texts becomes for a type, made once a list and type. */
interface Compiled {
  readonly numbers: ReadonlySet<number>
  readonly integers: ReadonlySet<bigint>
  readonly texts: TextColumn
  /** Slots of `texts` by the first lane of their hash. */
  readonly slots: ReadonlyMap<number, readonly number[]>
}

const compiled = new WeakMap<Domain, Map<LogicalType, Compiled>>()

/** Whether the value of a valid slot is not in the domain. */
export function domainTest(
  column: FloatColumn | WideIntegerColumn | BooleanColumn | TextColumn,
  domain: Domain,
): (index: number) => boolean {
  const { numbers, integers, texts, slots } = compile(domain, column.type)
  switch (column.storage) {
    case 'float64': {
      const { values } = column
      return (index) => !numbers.has(values[index]!)
    }
    case 'int64': {
      const { values } = column
      return (index) => !integers.has(values[index]!)
    }
    case 'boolean': {
      const { bits } = column
      return (index) => !numbers.has((bits[index >> 3]! >> (index & 7)) & 1)
    }
    case 'utf8': {
      const hashes = hashesOf(column)
      return (index) => {
        const candidates = slots.get(hashes[index * HASH_LANES]!)
        if (candidates === undefined) return true
        return !candidates.some((slot) => sameText(column, index, texts, slot))
      }
    }
  }
}

function compile(domain: Domain, type: LogicalType): Compiled {
  let byType = compiled.get(domain)
  if (byType === undefined) {
    byType = new Map()
    compiled.set(domain, byType)
  }
  let result = byType.get(type)
  if (result === undefined) {
    result = compileValues(domain.values, type)
    byType.set(type, result)
  }
  return result
}

function compileValues(values: readonly string[], type: LogicalType): Compiled {
  const parsed = values.map((value) => parseValue(type, value))
  const digits = values.map((value) => value.trim()).filter((value) => /^-?\d+$/.test(value))
  const builder = textBuilder()
  const encoder = new TextEncoder()
  for (const value of values) appendText(builder, encoder.encode(value))
  const texts = finishText(builder, 0)
  const hashes = hashesOf(texts)
  const slots = new Map<number, number[]>()
  for (let slot = 0; slot < texts.length; slot++) {
    const lane = hashes[slot * HASH_LANES]!
    slots.set(lane, [...(slots.get(lane) ?? []), slot])
  }
  return {
    numbers: new Set(parsed.filter((value) => value !== undefined)),
    integers: new Set(digits.map(BigInt)),
    texts,
    slots,
  }
}

function sameText(column: TextColumn, index: number, other: TextColumn, slot: number): boolean {
  const start = column.offsets[index]!
  const length = column.offsets[index + 1]! - start
  const otherStart = other.offsets[slot]!
  if (other.offsets[slot + 1]! - otherStart !== length) return false
  for (let i = 0; i < length; i++) {
    if (column.bytes[start + i] !== other.bytes[otherStart + i]) return false
  }
  return true
}
