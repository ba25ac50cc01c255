/** A profile file back into the profile. */
import { DataError } from '../errors.js'
import { requireSealed } from './checksum.js'
import { type CellColumn, readIpcFile, readIpcMetadata } from './ipc.js'
import { readMetadata, requireKnownFormat } from './metadata.js'
import type { Profile } from './profile.js'
import { decodeColumn } from './states.js'

/**
 * The profile that `encodeProfile` was given, but for what it left out. Whatever the bytes are, they
 * are read or refused with a `DataError` that names the file.
 */
export async function decodeProfile(bytes: Uint8Array, name: string): Promise<Profile> {
  try {
    return decode(bytes)
  } catch (cause) {
    const reason = cause instanceof DataError ? cause.message : 'it does not hold what it should'
    throw new DataError(`cannot read profile ${name}: ${reason}; ${adviceOn(reason)}`, { cause })
  }
}

function decode(bytes: Uint8Array): Profile {
  const metadata = readIpcMetadata(bytes)
  requireSealed(bytes)
  requireKnownFormat(metadata)
  const { rows, columns } = readIpcFile(bytes)
  const cells = (column: string) => columnOf(columns, column)
  const [names, states] = [cells('name'), cells('states')]
  const [kll, hll, frequent] = [cells('kll'), cells('hll'), cells('frequent')]
  return {
    ...readMetadata(metadata),
    columns: Array.from({ length: rows }, (_, i) =>
      decodeColumn(new TextDecoder().decode(need(names[i])), need(states[i]), {
        kll: kll[i] ?? null,
        hll: hll[i] ?? null,
        frequent: frequent[i] ?? null,
      }),
    ),
  }
}

function columnOf(columns: ReadonlyMap<string, CellColumn>, name: string): CellColumn {
  const column = columns.get(name)
  if (column === undefined) throw new DataError(`it has no column ${name}`)
  return column
}

function need(cell: Uint8Array | null | undefined): Uint8Array {
  if (cell === null || cell === undefined) throw new DataError('it has an empty cell')
  return cell
}

function adviceOn(reason: string): string {
  if (reason.includes('format version'))
    return 'use the version of driftgate that wrote it, or a newer one'
  return reason === 'it is not an Arrow file'
    ? 'give the path of a file that driftgate wrote with -o'
    : 'it is damaged or cut off: copy it again, or make it again from the data'
}
