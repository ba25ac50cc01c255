/** Bytes for a block of memory that may itself be moved. */

/** Bytes that are waited for before they are moved, so that nobody holds the block in the meantime. */
export interface BlockInput {
  /** Waits until the next bytes, or the end, are there; undefined where they are. */
  wait(): Promise<void> | undefined
  /** Moves bytes to the front of `into`; returns how many, 0 at the end. Call it after `wait`. */
  take(into: Uint8Array): number
  /** May be called twice. */
  close(): Promise<void>
}

export interface ReturningInput extends BlockInput {
  /** Puts a copy of these bytes, the last ones that were taken, before those to come. */
  giveBack(bytes: Uint8Array): void
}

/** An input that takes bytes back. */
export function returning(input: BlockInput): ReturningInput {
  let returned: Uint8Array = new Uint8Array(0)
  return {
    wait: () => (returned.length > 0 ? undefined : input.wait()),
    take(into) {
      if (returned.length === 0) return input.take(into)
      const part = returned.subarray(0, into.length)
      into.set(part)
      returned = returned.subarray(part.length)
      return part.length
    },
    giveBack(bytes) {
      returned = Buffer.concat([bytes, returned])
    },
    close: () => input.close(),
  }
}
