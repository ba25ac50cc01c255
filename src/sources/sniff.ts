/** What a file is, by its first bytes, then by its name. */

export type Format =
  | 'csv'
  | 'arrow'
  | 'parquet'
  | 'gzip'
  | 'zip'
  | 'zstd'
  | 'bzip2'
  | 'xz'
  | 'png'
  | 'jpeg'
  | 'pdf'
  | 'sqlite'
  | 'ole'
  | 'avro'
  | 'json'
  | 'binary'

/** Bytes that {@link sniffFormat} wants to see. */
export const SNIFF_BYTES = 1024

const magics: readonly (readonly [Format, string])[] = [
  ['arrow', 'ARROW1\0\0'],
  ['parquet', 'PAR1\x15'],
  ['gzip', '\x1f\x8b'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['bzip2', 'BZh91AY&SY'],
  ['xz', '\xfd7zXZ\0'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['pdf', '%PDF-'],
  ['sqlite', 'SQLite format 3\0'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['avro', 'Obj\x01'],
]

/**
 * The format of a file that begins with `head` (1 KiB is enough) and is called `name`: by its magic
 * number; `binary` where there are NUL bytes and no byte order mark explains them; `json` by
 * extension; else `csv`.
 */
export function sniffFormat(head: Uint8Array, name: string): Format {
  const start = head.subarray(0, SNIFF_BYTES)
  const magic = magics.find(([, text]) => startsWith(start, text))
  if (magic !== undefined) return magic[0]
  const hasMark = startsWith(start, '\xff\xfe') || startsWith(start, '\xfe\xff')
  if (!hasMark && start.includes(0)) return 'binary'
  return /\.(json|jsonl|ndjson)$/i.test(name) ? 'json' : 'csv'
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false
  return true
}

const advice: Readonly<Record<Exclude<Format, 'csv'>, string>> = {
  arrow: 'an Arrow file, expected CSV',
  parquet: 'a Parquet file, which is not read yet, export it as CSV',
  gzip: 'a gzip file inside a gzip file, unpack it once',
  zip: 'a zip archive or an Excel workbook, unpack it or save the sheet as CSV',
  zstd: 'a zstd file, unpack it first',
  bzip2: 'a bzip2 file, unpack it first',
  xz: 'an xz file, unpack it first',
  png: 'a PNG image, expected CSV',
  jpeg: 'a JPEG image, expected CSV',
  pdf: 'a PDF document, expected CSV',
  sqlite: 'an SQLite database, export the table as CSV',
  ole: 'an old Excel workbook or another OLE file, save the sheet as CSV',
  avro: 'an Avro file, convert it to CSV',
  json: 'JSON by its name, which is not read yet, convert it to CSV',
  binary:
    'a binary file, or UTF-16 without a byte order mark; if it is text, give its encoding (utf-16le)',
}

/** What a file that is no CSV looks like, and what to do about it. */
export function adviceOn(format: Exclude<Format, 'csv'>): string {
  return advice[format]
}
