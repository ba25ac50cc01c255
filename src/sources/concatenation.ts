/** Several sources of the same columns as one: rows of the second follow those of the first. */
import type { Batch } from '../batch/batch.js'
import type { Column, Field } from '../batch/column.js'
import type { Fault, FaultCode } from '../batch/fault.js'
import { DataError } from '../errors.js'
import type { Source } from './source.js'

/** Samples kept of each fault, as a single source keeps them. */
const SAMPLES = 5

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
      const met: Fault[] = []
      let rows = 0
      for (const source of sources) {
        const before = rows
        for await (const batch of source.read(fields)) {
          rows += batch.length
          yield before === 0 ? batch : shifted(batch, before)
        }
        met.push(...source.faults().map((fault) => shiftedFault(fault, before)))
      }
      faults = sum(met)
    },
    faults: () => faults,
    async close() {
      await Promise.all(sources.map((source) => source.close()))
    },
  }
}

async function commonFields(sources: readonly Source[]): Promise<readonly Field[]> {
  const [first, ...others] = sources
  if (first === undefined) throw new DataError('no file to read')
  const fields = await first.fields()
  for (const source of others) {
    const found = (await source.fields()).map(({ name }) => name)
    if (found.length === fields.length && fields.every(({ name }, i) => name === found[i])) continue
    throw new DataError(
      `${source.name} has other columns than ${first.name}: expected ` +
        `${fields.map((field) => field.name).join(', ')}, found ${found.join(', ')}; check it alone`,
    )
  }
  return fields
}

function shifted(batch: Batch, rows: number): Batch {
  return {
    ...batch,
    firstRow: batch.firstRow + rows,
    columns: batch.columns.map((column) => shiftedColumn(column, rows)),
  }
}

function shiftedColumn<Kind extends Column>(column: Kind, rows: number): Kind {
  return {
    ...column,
    firstRow: column.firstRow + rows,
    ...(column.rows === undefined ? {} : { rows: column.rows.map((row) => row + rows) }),
    ...(column.misfits === undefined ? {} : { misfits: shiftedColumn(column.misfits, rows) }),
  }
}

/** Row 0 is a header, whichever file's. */
function shiftedFault(fault: Fault, rows: number): Fault {
  const samples = fault.samples.map(({ row, value }) => ({
    row: row === 0 ? 0 : row + rows,
    value,
  }))
  return { ...fault, samples }
}

function sum(faults: readonly Fault[]): readonly Fault[] {
  const byCode = new Map<FaultCode, Fault>()
  for (const fault of faults) {
    const known = byCode.get(fault.code) ?? { code: fault.code, count: 0, samples: [] }
    byCode.set(fault.code, {
      code: fault.code,
      count: known.count + fault.count,
      samples: [...known.samples, ...fault.samples].slice(0, SAMPLES),
    })
  }
  return [...byCode.values()]
}
