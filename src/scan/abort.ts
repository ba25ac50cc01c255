/** Iteration that an AbortSignal ends at once, even while the next item is being waited for. */

/**
 * Yields what `items` yields. When the signal aborts, throws its reason without waiting for the item
 * under way, and tells the iterator to clean up.
 */
export async function* abortable<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, undefined> {
  if (signal === undefined) {
    yield* items
    return
  }
  signal.throwIfAborted()
  const iterator = items[Symbol.asyncIterator]()
  const aborted = whenAborted(signal)
  let isDone = false
  try {
    while (true) {
      const next = await Promise.race([iterator.next(), aborted.promise])
      signal.throwIfAborted()
      if (next.done === true) {
        isDone = true
        return
      }
      yield next.value
    }
  } finally {
    aborted.forget()
    if (!isDone) await leave(iterator, signal)
  }
}

/** A promise that rejects with the signal's reason; `forget` takes the listener off. */
function whenAborted(signal: AbortSignal): { promise: Promise<never>; forget: () => void } {
  let forget = () => {}
  const promise = new Promise<never>((_, reject) => {
    const listener = () => reject(signal.reason)
    signal.addEventListener('abort', listener, { once: true })
    forget = () => signal.removeEventListener('abort', listener)
  })
  promise.catch(() => {}) // It may reject while the consumer holds an item and nobody awaits it.
  return { promise, forget }
}

/**
 * Ends an iteration that was left early. A read that hangs would keep `return` waiting, so after an
 * abort nobody waits for it.
 */
async function leave(iterator: AsyncIterator<unknown>, signal: AbortSignal): Promise<void> {
  const left = iterator.return?.()
  if (signal.aborted) left?.catch(() => {})
  else await left
}
