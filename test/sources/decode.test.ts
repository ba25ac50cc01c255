import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DataError, UsageError } from '../../src/errors.js'
import { canonicalEncoding, decode, peek } from '../../src/sources/decode.js'
import { type ByteReader, bytesInput, piecesReader, readFully } from '../../src/sources/input.js'

async function decoded(bytes: Uint8Array, encoding?: string): Promise<[string, string]> {
  const options = encoding === undefined ? { name: 'x.gz' } : { name: 'x.gz', encoding }
  const { reader, encoding: found } = await decode(await bytesInput('x', bytes).open(), options)
  return [await text(reader), found]
}

async function text(reader: ByteReader): Promise<string> {
  const into = new Uint8Array(1 << 20)
  const found = Buffer.from(into.subarray(0, await readFully(reader, into))).toString()
  await reader.close()
  return found
}

const mark = Buffer.from([0xef, 0xbb, 0xbf])

describe('decode', () => {
  it.each<[string, Uint8Array, string | undefined, string, string]>([
    ['UTF-8', Buffer.from('größe'), undefined, 'größe', 'utf-8'],
    ['UTF-8 with a mark', Buffer.concat([mark, Buffer.from('a')]), undefined, 'a', 'utf-8'],
    ['a mark alone', mark, undefined, '', 'utf-8'],
    ['half a mark', mark.subarray(0, 2), undefined, '\ufffd', 'utf-8'],
    ['nothing', Buffer.alloc(0), undefined, '', 'utf-8'],
    ['one byte', Buffer.from('a'), undefined, 'a', 'utf-8'],
    ['UTF-16LE', Buffer.from('\ufeff😀', 'utf16le'), undefined, '😀', 'utf-16le'],
    ['UTF-16BE', Buffer.from('\ufeff😀', 'utf16le').swap16(), undefined, '😀', 'utf-16be'],
    ['UTF-16LE by option', Buffer.from('😀', 'utf16le'), 'UTF-16', '😀', 'utf-16le'],
    ['latin1', Buffer.from('\xe9', 'latin1'), 'latin1', 'é', 'windows-1252'],
    ['gzip', gzipSync('größe'), undefined, 'größe', 'utf-8'],
    ['two gzip members', Buffer.concat([gzipSync('a'), gzipSync('b')]), undefined, 'ab', 'utf-8'],
    [
      'gzip with a mark',
      gzipSync(Buffer.concat([mark, Buffer.from('a')])),
      undefined,
      'a',
      'utf-8',
    ],
  ])('%s', async (_, bytes, encoding, expected, found) => {
    expect(await decoded(bytes, encoding)).toEqual([expected, found])
  })

  it('is independent of the pieces that bytes come in', async () => {
    const whole = Buffer.from('\ufeffgröße 😀 日本', 'utf16le')
    for (const size of [1, 2, 3, 5]) {
      async function* pieces(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size)
      }
      const { reader } = await decode(
        piecesReader(pieces(), async () => {}),
        { name: 'x' },
      )
      expect(await text(reader)).toBe('größe 😀 日本')
    }
  })

  it('names a damaged archive', async () => {
    const packed = gzipSync('größe'.repeat(1000))
    await expect(decoded(packed.subarray(0, -8))).rejects.toThrow(
      /^x\.gz is damaged: .+, pack it again$/,
    )
    const flipped = Buffer.from(packed)
    flipped[20] = (flipped[20] ?? 0) ^ 0xff
    await expect(decoded(flipped)).rejects.toBeInstanceOf(DataError)
  })

  it('hands on errors of the file', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield gzipSync('a').subarray(0, 5)
      throw new DataError('cannot read x: the device reported an error')
    }
    const reading = async () => {
      const { reader } = await decode(
        piecesReader(failing(), async () => {}),
        { name: 'x' },
      )
      return text(reader)
    }
    await expect(reading()).rejects.toThrow('cannot read x: the device reported an error')
  })

  it('unpacks a bomb piece by piece', async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20, 97))
    expect(bomb.length).toBeLessThan(100_000)
    const { reader } = await decode(await bytesInput('x', bomb).open(), { name: 'x' })
    expect(await readFully(reader, new Uint8Array(1000))).toBe(1000)
    await reader.close()
  })
})

describe('peek', () => {
  it('shows the first bytes and takes none', async () => {
    const [start, reader] = await peek(await bytesInput('x', Buffer.from('abc')).open(), 2)
    expect([Buffer.from(start).toString(), await text(reader)]).toEqual(['ab', 'abc'])
  })
})

describe('canonicalEncoding', () => {
  it('knows labels and refuses others', () => {
    expect(['UTF8', 'latin1', 'utf-16'].map(canonicalEncoding)).toEqual([
      'utf-8',
      'windows-1252',
      'utf-16le',
    ])
    expect(() => canonicalEncoding('klingon')).toThrow(UsageError)
  })
})

describe('the offset of what is decoded', () => {
  const text = Buffer.from('a,b')
  it.each<[string, Uint8Array, number | null]>([
    ['plain', text, 0],
    ['behind a mark', Buffer.from('\ufeffa,b'), 3],
    ['of nothing', Buffer.from(''), 0],
    ['unpacked', gzipSync(text), null],
    ['unpacked, behind a mark', gzipSync(Buffer.from('\ufeffa,b')), null],
    ['transcoded', Buffer.from('\ufeffa,b', 'utf16le'), null],
  ])('%s', async (_, bytes, offset) => {
    const decoded = await decode(await bytesInput('x', bytes).open(), { name: 'x' })
    expect(decoded.offset).toBe(offset)
    await decoded.reader.close()
  })
})
