/** What a profile file says of itself: key-value pairs in the metadata of its Arrow schema. */
import type { Fault } from '../batch/fault.js'
import { DataError } from '../errors.js'
import { hideMark, unsealed } from './checksum.js'
import type { Profile, SourceInfo } from './profile.js'
import { isWindowStatistics } from './windows.js'

export interface Tool {
  readonly name: string
  readonly version: string
}

/** Version of the file's format. It goes up when an older program could misread a file. */
export const formatVersion = 1

const keys = {
  formatVersion: 'driftgate.formatVersion',
  tool: 'driftgate.tool',
  source: 'driftgate.source',
  faults: 'driftgate.faults',
  /** Absent where the reference was not cut into windows. */
  windows: 'driftgate.windows',
  checksum: 'driftgate.checksum',
}

/** The metadata of a file that is not sealed yet. */
export function metadataOf(
  { source, faults, windows }: Profile,
  tool: Tool,
): ReadonlyMap<string, string> {
  const cut: [string, string][] =
    windows === undefined ? [] : [[keys.windows, hideMark(JSON.stringify(windows))]]
  return new Map([
    [keys.formatVersion, String(formatVersion)],
    [keys.tool, hideMark(JSON.stringify({ name: tool.name, version: tool.version }))],
    [keys.source, hideMark(JSON.stringify(source))],
    [keys.faults, hideMark(JSON.stringify(faults))],
    ...cut,
    [keys.checksum, unsealed],
  ])
}

/** Throws `DataError` where this program cannot read the file's format. */
export function requireKnownFormat(metadata: ReadonlyMap<string, string>): void {
  const text = metadata.get(keys.formatVersion)
  if (text === undefined) throw new DataError('it does not say its format version')
  if (text === String(formatVersion)) return
  throw new DataError(
    `its format version is ${text.slice(0, 20)}, and this driftgate reads ${formatVersion}`,
  )
}

/** Source, faults and windows, as they were written. Throws an error on other metadata. */
export function readMetadata(
  metadata: ReadonlyMap<string, string>,
): Pick<Profile, 'source' | 'faults' | 'windows'> {
  const source: unknown = JSON.parse(metadata.get(keys.source) ?? 'null')
  const faults: unknown = JSON.parse(metadata.get(keys.faults) ?? 'null')
  if (!isSourceInfo(source)) throw new DataError('it does not say where its rows came from')
  if (!Array.isArray(faults) || !faults.every(isFault)) throw new DataError('its faults are none')
  const text = metadata.get(keys.windows)
  if (text === undefined) return { source, faults }
  const windows: unknown = JSON.parse(text)
  if (!isWindowStatistics(windows)) throw new DataError('its windows are none')
  return { source, faults, windows }
}

function isSourceInfo(value: unknown): value is SourceInfo {
  if (typeof value !== 'object' || value === null) return false
  const { name, format, rows, columns, bytes } = value as Record<string, unknown>
  const isCounted = isCount(rows) && isCount(columns) && (bytes === null || isCount(bytes))
  return typeof name === 'string' && typeof format === 'string' && isCounted
}

function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null) return false
  const { code, count, samples } = value as Record<string, unknown>
  return (
    typeof code === 'string' && isCount(count) && Array.isArray(samples) && samples.every(isSample)
  )
}

function isSample(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { row, value: text } = value as Record<string, unknown>
  return isCount(row) && typeof text === 'string'
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
