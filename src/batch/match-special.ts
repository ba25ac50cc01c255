/** Which values are NaN, or infinite? Text is taken as the number that it spells, if it spells one. */
import type { BooleanColumn, FloatColumn, TextColumn, WideIntegerColumn } from './column.js'
import { dropSpaces, skipSpaces } from './parse.js'
import { parseNumber } from './parse-number.js'

/** Whether the value of a valid slot is what it must not be. */
export function specialTest(
  column: FloatColumn | WideIntegerColumn | BooleanColumn | TextColumn,
  not: 'nan' | 'infinite',
): (index: number) => boolean {
  const isSpecial =
    not === 'nan' ? Number.isNaN : (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY
  switch (column.storage) {
    case 'float64': {
      const { values } = column
      return (index) => isSpecial(values[index]!)
    }
    case 'int64':
    case 'boolean':
      return () => false
    case 'utf8': {
      const { offsets, bytes } = column
      const out = new Float64Array(1)
      return (index) => {
        const start = skipSpaces(bytes, offsets[index]!, offsets[index + 1]!)
        const end = dropSpaces(bytes, start, offsets[index + 1]!)
        return parseNumber(bytes, start, end, out) !== 0 && isSpecial(out[0]!)
      }
    }
  }
}
