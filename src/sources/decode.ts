/** From the bytes of a file to UTF-8 without a byte order mark: decompression and transcoding. */
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DataError, UsageError } from '../errors.js'
import { type ByteReader, piecesOf, piecesReader, prefixed, readFully } from './input.js'

export interface DecodeOptions {
  /** For messages. */
  readonly name: string
  /** A label of the WHATWG Encoding Standard; absent: by byte order mark, else UTF-8. */
  readonly encoding?: string
}

export interface DecodedReader {
  readonly reader: ByteReader
  /** `utf-8`: bytes are as in the file, valid or not. Otherwise U+FFFD stands for what was not. */
  readonly encoding: string
  /** How many bytes lie before the decoded ones, where these are bytes as they came; otherwise null. */
  readonly offset: number | null
}

/** Decompresses gzip, found by its magic number, and recodes other encodings to UTF-8. */
export async function decode(reader: ByteReader, options: DecodeOptions): Promise<DecodedReader> {
  const [start, whole] = await peek(reader, 2)
  const isGzip = start[0] === 0x1f && start[1] === 0x8b
  if (!isGzip) return decodeText(whole, options)
  return { ...(await decodeText(gunzip(whole, options.name), options)), offset: null }
}

/** The first bytes, at most `size`, and a reader that has not read them. */
export async function peek(reader: ByteReader, size: number): Promise<[Uint8Array, ByteReader]> {
  const start = new Uint8Array(size)
  const bytes = start.subarray(0, await readFully(reader, start))
  return [bytes, prefixed(bytes, reader)]
}

/** Throws `UsageError` where no encoding has this label. */
export function canonicalEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    const known = 'utf-8, utf-16le, utf-16be, latin1, windows-1252, shift_jis, gb18030'
    throw new UsageError(`unknown encoding ${label}, expected one such as ${known}`)
  }
}

async function decodeText(reader: ByteReader, options: DecodeOptions): Promise<DecodedReader> {
  const [start, whole] = await peek(reader, 3)
  const mark = markOf(start)
  const encoding = options.encoding === undefined ? mark : canonicalEncoding(options.encoding)
  if (encoding !== 'utf-8') {
    return { reader: transcode(whole, encoding), encoding, offset: null }
  }
  const hasMark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
  return hasMark ? { reader, encoding, offset: 3 } : { reader: whole, encoding, offset: 0 }
}

/** The encoding that a byte order mark tells; UTF-8 where there is none. */
function markOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function transcode(reader: ByteReader, encoding: string): ByteReader {
  return piecesReader(transcoded(reader, encoding), () => reader.close())
}

async function* transcoded(reader: ByteReader, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const piece of piecesOf(reader)) {
    yield encoder.encode(decoder.decode(piece, { stream: true }))
  }
  yield encoder.encode(decoder.decode())
}

function gunzip(reader: ByteReader, name: string): ByteReader {
  const source = Readable.from(piecesOf(reader), { objectMode: false })
  const stream = source.pipe(createGunzip())
  // A pipe does not hand errors on.
  source.once('error', (error) => stream.destroy(error))
  return piecesReader(unpacked(stream, name), async () => {
    source.destroy()
    stream.destroy()
    await reader.close()
  })
}

async function* unpacked(
  stream: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    if (error instanceof DataError || !(error instanceof Error)) throw error
    throw new DataError(`${name} is damaged: ${error.message} while decompressing, pack it again`)
  }
}
