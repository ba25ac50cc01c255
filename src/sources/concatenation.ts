/** Several sources of the same columns as one: rows of the second follow those of the first. */
import type { Batch } from '../batch/batch.js'
import { type Column, type Field, PARTITION_ROWS } from '../batch/column.js'
import type { Fault } from '../batch/fault.js'
import { acceptedClasses, typeOf } from '../batch/type.js'
import { DataError, listOfNames } from '../errors.js'
import { joinFaults } from './fault-counter.js'
import type { Source } from './source.js'

/**
 * The sources in their order, under one name. They must have the same columns in the same order;
 * `fields` throws `DataError` naming the file that has others.
 */
export function concatenation(name: string, sources: readonly Source[]): Source {
  const sizes = sources.map(({ bytes }) => bytes)
  let faults: readonly Fault[] = []
  return {
    name,
    format: sources[0]?.format ?? 'csv',
    bytes: sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    fields: () => commonFields(sources),
    async *read(fields) {
      let met: readonly Fault[] = []
      let rows = 0
      let partitions = 0
      for (const source of sources) {
        const [rowsBefore, partitionsBefore] = [rows, partitions]
        for await (const batch of source.read(fields)) {
          rows += batch.length
          partitions = partitionsBefore + (batch.partition ?? 0) + 1
          yield rowsBefore === 0 ? batch : behind(batch, rowsBefore, partitionsBefore)
        }
        met = joinFaults(met, source.faults(), rowsBefore)
      }
      faults = met
    },
    faults: () => faults,
    async close() {
      await Promise.all(sources.map((source) => source.close()))
    },
  }
}

/** The columns that all have, with the classes seen in the heads of all. */
async function commonFields(sources: readonly Source[]): Promise<readonly Field[]> {
  const [first, ...others] = sources
  if (first === undefined) throw new DataError('no file to read')
  let fields = await first.fields()
  for (const source of others) {
    const found = await source.fields()
    requireSameNames(fields, found, `${source.name} has other columns than ${first.name}`)
    fields = fields.map((field, i) => joined(field, found[i] ?? field))
  }
  return fields
}

function requireSameNames(expected: readonly Field[], found: readonly Field[], what: string): void {
  const names = (fields: readonly Field[]) => fields.map(({ name }) => name)
  if (
    found.length === expected.length &&
    expected.every(({ name }, i) => name === found[i]?.name)
  ) {
    return
  }
  const lists = `expected ${listOfNames(names(expected))}, found ${listOfNames(names(found))}`
  throw new DataError(`${what}: ${lists}; check it alone`)
}

function joined(a: Field, b: Field): Field {
  if (a.type === b.type && a.classes === b.classes) return a
  const classes = a.classes | b.classes
  return { name: a.name, type: typeOf(classes), classes: acceptedClasses(classes) }
}

/** A batch in the place it has behind so many rows in so many partitions. */
function behind(batch: Batch, rows: number, partitions: number): Batch {
  const columns = batch.columns.map((column) => shiftedColumn(column, partitions * PARTITION_ROWS))
  const partition = partitions + (batch.partition ?? 0)
  return { ...batch, firstRow: batch.firstRow + rows, partition, columns }
}

function shiftedColumn<Kind extends Column>(column: Kind, rows: number): Kind {
  return {
    ...column,
    firstRow: column.firstRow + rows,
    ...(column.rows === undefined ? {} : { rows: column.rows.map((row) => row + rows) }),
    ...(column.misfits === undefined ? {} : { misfits: shiftedColumn(column.misfits, rows) }),
  }
}
