import { describe, expect, it } from 'vitest'
import { emptied, emptyProfile } from '../../src/profile/profile.js'
import { tallyOf } from '../../src/profile/query.js'
import { unpackStates } from '../../src/profile/transfer.js'
import { jobOf, profilePartition } from '../../src/scan/partition.js'
import { csvSource } from '../../src/sources/csv.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'
import { fileInput } from '../../src/sources/file-input.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({ 'x.csv': 'a,b\n1,x\nzz,yy\n3\n' })

describe('profilePartition', () => {
  it('goes from plain data to plain data', async () => {
    const limits = { ...ROW_LIMITS, partitionBytes: 8 }
    const source = csvSource(await fileInput(path('x.csv')), {}, limits)
    const [a, b] = await source.fields()
    if (a === undefined || b === undefined) throw new Error('no fields')
    const fields = [{ ...a, type: 'integer', classes: 2 } as const, b]
    const recipe = await source.recipe?.(fields)
    if (recipe === undefined) throw new Error('no recipe')
    // Some of the columns only.
    const start = emptyProfile(fields.slice(0, 1), { columns: [] }, source)
    const job = structuredClone(jobOf(recipe, start))
    const answer = structuredClone(await profilePartition(job, { partition: 1, start: undefined }))
    expect(answer).toMatchObject({ start: 8, end: 16, rows: 2 })
    expect(answer.misfitClasses[0]).not.toBe(0)
    expect(answer.faults.map(({ code }) => code)).toEqual(['row.ragged'])
    const profile = unpackStates(answer.states, emptied(start), answer.rows)
    const column = profile.columns[0]
    expect(column && tallyOf(column)?.counts).toMatchObject({ rows: 2, misfits: 1 })
  })
})
