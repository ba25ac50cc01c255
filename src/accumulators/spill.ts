/** A place for bytes that memory has no room for, for as long as a scan takes. */
export interface Spill {
  /** Bytes that a state may keep in memory before it uses the place. */
  readonly room: number
  /** Writes bytes, and says where they begin. Throws `DataError` where there is no room left either. */
  write(bytes: Uint8Array): number
  /** Reads what was written from there on. */
  read(at: number, into: Uint8Array): void
}
