/**
 * A batch as statistics of several columns read it: what they share is computed once, and a filter lets in
 * some of its rows.
 */
import type { Batch } from '../batch/batch.js'
import type { Column, Field } from '../batch/column.js'
import { select } from '../batch/gather.js'
import { assert } from '../errors.js'
import { type Condition, type Frame, frameOf } from '../expression/evaluate.js'
import { TRUE } from '../expression/vector.js'
import { compilePart } from './row-rule.js'

export interface BatchView {
  readonly batch: Batch
  readonly frame: Frame
  /** What was computed for the batch already, by its name. */
  readonly known: Map<string, unknown>
}

export function viewOf(batch: Batch): BatchView {
  return { batch, frame: frameOf(batch), known: new Map() }
}

/** What `make` gives, computed once a batch and name. */
export function once<Value>({ known }: BatchView, name: string, make: () => Value): Value {
  if (!known.has(name)) known.set(name, make())
  return known.get(name) as Value
}

/** The rows of a batch that are let in: all, or those for which a condition is true. */
export interface Admission {
  /** How many there are. */
  count(view: BatchView): number
  /** The column at a place of the batch, in these rows. */
  column(view: BatchView, place: number): Column
}

/** Compiles a filter; without one all rows are let in. Undefined where such columns do not fit it. */
export function admissionOf(
  where: string | undefined,
  fields: readonly Field[],
): Admission | undefined {
  if (where === undefined) return { count: ({ batch }) => batch.length, column: columnAt }
  const condition = compilePart(where, fields)
  if (condition === undefined) return undefined
  const slots = (view: BatchView) =>
    once(view, `where ${where}`, () => admittedSlots(condition, view.frame))
  return {
    count: (view) => slots(view).length,
    column: (view, place) => {
      const admitted = slots(view)
      if (admitted.length === view.batch.length) return columnAt(view, place)
      return once(view, `${place} where ${where}`, () => select(columnAt(view, place), admitted))
    },
  }
}

function columnAt({ batch }: BatchView, place: number): Column {
  const column = batch.columns[place]
  assert(column !== undefined, `a batch without column ${place}`)
  return column
}

function admittedSlots(condition: Condition, frame: Frame): Int32Array {
  const truth = condition(frame)
  const slots = new Int32Array(truth.length)
  let count = 0
  for (let i = 0; i < truth.length; i++) {
    if (truth[i] === TRUE) slots[count++] = i
  }
  return slots.subarray(0, count)
}
