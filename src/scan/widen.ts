/**
 * Which cells a column's reader accepts: the first guess, and the last word after all rows were seen.
 *
 * Both are functions of the set of classes that occur anywhere in the column, never of their order.
 */
import type { Field } from '../batch/column.js'
import { acceptedClasses, CellClass, classesOf, type LogicalType, typeOf } from '../batch/type.js'

/**
 * The field to read first. A type fixed by the plan overrides the source's guess; its misfits stay
 * misfits. An integer column is read as doubles until a value beyond 2^53 shows up. Binary columns
 * come from sources that know their types, and have no classes of text to settle.
 */
export function firstField(guess: Field, type: LogicalType | undefined): Field {
  if (!isFixed(type)) {
    return guess.type === 'binary' ? guess : { ...guess, ...settle(guess.classes) }
  }
  if (type !== 'integer') return { ...guess, type, classes: classesOf(type) }
  const isWide = guess.type === 'integer' && (guess.classes & CellClass.wideInteger) !== 0
  return { ...guess, type, classes: isWide ? classesOf(type) : CellClass.integer }
}

/**
 * The field to read instead, after a complete read met misfits of these classes; the same field where
 * the read stands.
 */
export function widen(field: Field, misfitClasses: number, type: LogicalType | undefined): Field {
  if (!isFixed(type)) {
    return misfitClasses === 0 ? field : { ...field, ...settle(field.classes | misfitClasses) }
  }
  const grows = type === 'integer' && (misfitClasses & ~field.classes & CellClass.wideInteger) !== 0
  return grows ? { ...field, classes: classesOf(type) } : field
}

/** Whether the plan decides the type: `unknown` says that nobody knows yet. */
function isFixed(type: LogicalType | undefined): type is Exclude<LogicalType, 'unknown'> {
  return type !== undefined && type !== 'unknown'
}

/** A reader that accepts what changes neither type nor storage is not surprised in vain. */
function settle(classes: number): Pick<Field, 'type' | 'classes'> {
  return { type: typeOf(classes), classes: acceptedClasses(classes) }
}
