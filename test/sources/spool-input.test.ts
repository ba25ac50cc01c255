import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.js'
import { csvSource } from '../../src/sources/csv.js'
import { readFully } from '../../src/sources/input.js'
import { spoolInput } from '../../src/sources/spool-input.js'
import { readRows } from '../support/read-source.js'

const whole = Buffer.from('a,b\n1,x\n2,y\n'.repeat(3))

async function* stream(size: number, onPiece = () => {}): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) {
    onPiece()
    yield whole.subarray(at, at + size)
  }
}

const spools = async () =>
  (await readdir(tmpdir())).filter((name) => /^driftgate-\w{6}$/.test(name))

describe('spoolInput', () => {
  it.each([1, 5, 1000])('gives a stream in pieces of %i again and again', async (size) => {
    const input = spoolInput('-', stream(size))
    for (let pass = 0; pass < 3; pass++) {
      const into = new Uint8Array(100)
      const reader = await input.open()
      expect(Buffer.from(into.subarray(0, await readFully(reader, into)))).toEqual(whole)
      await reader.close()
    }
    await input.close()
    await input.close()
  })

  it('lets passes take turns', async () => {
    const input = spoolInput('-', stream(4))
    const readers = await Promise.all([input.open(), input.open()])
    const buffers = readers.map(() => new Uint8Array(100))
    const counts = await Promise.all(
      readers.map((reader, i) => readFully(reader, buffers[i] ?? new Uint8Array(0))),
    )
    expect(counts).toEqual([whole.length, whole.length])
    expect(buffers.map((buffer) => Buffer.from(buffer.subarray(0, whole.length)))).toEqual([
      whole,
      whole,
    ])
    await input.close()
  })

  it('asks the stream for no more than is read', async () => {
    let pieces = 0
    const input = spoolInput(
      '-',
      stream(2, () => pieces++),
    )
    expect(pieces).toBe(0)
    const reader = await input.open()
    await readFully(reader, new Uint8Array(6))
    expect(pieces).toBe(3)
    await input.close()
  })

  it('leaves nothing behind, even while it is open', async () => {
    const before = await spools()
    const input = spoolInput('-', stream(3))
    const reader = await input.open()
    await reader.read(new Uint8Array(3))
    expect((await spools()).filter((name) => !before.includes(name))).toEqual([])
    await input.close()
  })

  it('lets CSV be read twice', async () => {
    const source = csvSource(spoolInput('-', stream(3)))
    const rows = await readRows(source)
    expect(rows.length).toBe(8)
    expect(await readRows(source)).toEqual(rows)
    await source.close()
  })

  it('names a stream that breaks', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a')
      throw new Error('the pipe broke')
    }
    const input = spoolInput('-', broken())
    const reader = await input.open()
    const failure = readFully(reader, new Uint8Array(5))
    await expect(failure).rejects.toThrow('cannot read -: the pipe broke')
    await expect(failure).rejects.toBeInstanceOf(DataError)
    await input.close()
  })
})
