import { describe, expect, it } from 'vitest'
import type { Field } from '../../src/batch/column.js'
import {
  type BrokenRows,
  derivedRows,
  lackingRows,
  repeatedRows,
  ruleRows,
} from '../../src/checks/row-finders.js'
import { viewOf } from '../../src/profile/batch-view.js'
import { firstField } from '../../src/scan/widen.js'
import { csvSource } from '../../src/sources/csv.js'
import { bytesInput } from '../../src/sources/input.js'

const text = 'a,b\n1,x\n2,y\n,x\n1,x\nz,y\n2,\n'

const shown = ({ rows, valueAt }: BrokenRows) => Array.from(rows, (row, i) => [row, valueAt(i)])

describe('rows', () => {
  it('derived from a column are found with what they hold', async () => {
    const source = csvSource(bytesInput('x.csv', Buffer.from(text)))
    const fields = (await source.fields()).map((field) =>
      firstField(field, field.name === 'a' ? 'integer' : 'string'),
    )
    const transcript = await source.transcript?.(fields)
    if (transcript === undefined) throw new Error('no transcript')
    const place = { column: 'a', where: undefined, fields }
    const above = { of: 'violations', rule: { kind: 'range', maximum: 1 } } as const
    const finders = {
      above: derivedRows(above, place),
      aboveOfY: derivedRows(above, { ...place, where: "b = 'y'" }),
      misfits: derivedRows({ of: 'misfits' }, place),
      nulls: derivedRows({ of: 'nulls' }, place),
      broken: ruleRows({ expression: 'a < 2' }, 'broken', fields),
      unknown: ruleRows({ expression: 'a < 2' }, 'unknown', fields),
      failed: ruleRows({ expression: 'a < 2' }, 'failed', fields),
      repeated: repeatedRows(['a'], 'skip', { where: undefined, fields }),
      tuples: repeatedRows(['a', 'b'], 'skip', { where: undefined, fields }),
      whole: repeatedRows(undefined, 'equal', { where: undefined, fields }),
      lacking: lackingRows(['a', 'b'], { where: undefined, fields }),
    }
    const found: Record<string, (string | number | null)[][]> = {}
    for await (const batch of transcript.batches) {
      const view = viewOf(batch)
      for (const [name, rowsOf] of Object.entries(finders)) {
        if (rowsOf === undefined) throw new Error(name)
        found[name] = shown(rowsOf(view))
      }
    }
    expect(found).toEqual({
      above: [
        [2, '2'],
        [6, '2'],
      ],
      aboveOfY: [[2, '2']],
      misfits: [[5, 'z']],
      nulls: [[3, null]],
      broken: [
        [2, 'a = 2'],
        [6, 'a = 2'],
      ],
      unknown: [[3, 'a = null']],
      failed: [[5, 'a = "z"']],
      repeated: [
        [4, '1'],
        [6, '2'],
      ],
      tuples: [[4, '1, x']],
      whole: [[4, null]],
      lacking: [
        [3, ', x'],
        [5, ', y'],
        [6, '2, '],
      ],
    })
  })

  it('cannot be found in columns that are not there', async () => {
    const fields = [{ name: 'a', type: 'integer', classes: 0 } as Field]
    const scope = { where: undefined, fields }
    expect(derivedRows({ of: 'nulls' }, { ...scope, column: 'b' })).toBeUndefined()
    expect(derivedRows({ of: 'nulls' }, { fields, where: 'b = 1', column: 'a' })).toBeUndefined()
    expect(ruleRows({ expression: 'b = 1' }, 'broken', fields)).toBeUndefined()
    expect(repeatedRows(['b'], 'skip', scope)).toBeUndefined()
    expect(lackingRows(['b'], scope)).toBeUndefined()
  })
})
