import { expect, it } from 'vitest'
import { members } from '../../src/accumulators/members.js'
import { hashesOf } from '../../src/batch/hashes.js'
import { isMember, memberSet } from '../../src/profile/member-set.js'
import { plainText } from '../support/text-columns.js'

it('knows its members, also where it was posted to another thread', () => {
  const state = members.empty({ kind: 'members' })
  const texts = Array.from({ length: 1000 }, (_, i) => `value ${i}`)
  members.update(state, plainText(texts))
  const set = structuredClone(memberSet('x', state))
  const asked = plainText([...texts.slice(0, 50), 'other', 'value', ''])
  const hashes = hashesOf(asked)
  const answers = Array.from({ length: asked.length }, (_, i) => isMember(set, hashes, i * 4))
  expect(answers).toEqual([...Array(50).fill(true), false, false, false])
  expect(isMember(memberSet('none', members.empty({ kind: 'members' })), hashes, 0)).toBe(false)
})

it('shares its memory', () => {
  const state = members.empty({ kind: 'members' })
  members.update(state, plainText(['a']))
  expect(memberSet('x', state).table.lanes.buffer).toBeInstanceOf(SharedArrayBuffer)
})
