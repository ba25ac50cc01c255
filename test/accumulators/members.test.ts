import { expect, it } from 'vitest'
import { members } from '../../src/accumulators/members.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { plainText } from '../support/text-columns.js'

const spec = { kind: 'members' } as const

it('is the set of the different values', () => {
  const state = members.empty(spec)
  members.update(state, plainText(['a', 'b', 'a', null, '']))
  expect(state.table.size).toBe(3)
  const other = members.empty(spec)
  members.update(other, plainText(['b', 'c']))
  members.merge(state, other)
  expect(state.table.size).toBe(4)
})

it('refuses a value that is there twice', () => {
  const writer = new Writer().u32(2)
  for (let i = 0; i < 8; i++) writer.u32(7)
  expect(() => members.decode(new Reader(writer.finish()), spec)).toThrow(DataError)
})
