import { appendFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.js'
import { openBlocks } from '../../src/sources/file-blocks.js'
import { markOf } from '../../src/sources/file-mark.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({})

function marked(name: string, content: string) {
  writeFileSync(path(name), content)
  const mark = markOf(path(name), statSync(path(name), { bigint: true }))
  if (mark === undefined) throw new Error('no mark')
  return mark
}

describe('openBlocks', () => {
  it('reads from any position, straight into what it is given', () => {
    const blocks = openBlocks(marked('a', 'hello world'))
    const input = blocks.from(6)
    const into = new Uint8Array(4)
    const take = () => Buffer.from(into.subarray(0, input.take(into))).toString()
    expect([input.wait(), take(), take(), take()]).toEqual([undefined, 'worl', 'd', ''])
    expect(blocks.readAt(9, into)).toBe(2)
    expect(blocks.readAt(20, into)).toBe(0)
    expect(blocks.readAt(0, into)).toBe(4)
    blocks.close()
    blocks.close()
    expect(() => blocks.readAt(0, into)).toThrow(DataError)
  })

  it('refuses a file that is not what it was', () => {
    const mark = marked('b', 'hello')
    appendFileSync(path('b'), '!')
    expect(() => openBlocks(mark)).toThrow(/it had 5 bytes and now has 6/)
    expect(() => openBlocks({ ...mark, path: path('none') })).toThrow(/there is no such file/)
  })

  it('finds a file that shrinks or grows under its hands', () => {
    const blocks = openBlocks(marked('c', 'hello'))
    truncateSync(path('c'), 2)
    expect(() => blocks.readAt(2, new Uint8Array(3))).toThrow(/it had 5 bytes and ended after 2/)
    expect(() => blocks.check()).toThrow(DataError)
    blocks.close()
    const grown = openBlocks(marked('d', 'hello'))
    appendFileSync(path('d'), ' world')
    // What was written behind the end is not read.
    expect(grown.readAt(0, new Uint8Array(20))).toBe(5)
    expect(() => grown.check()).toThrow(/now has 11/)
    grown.close()
  })
})
