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
  let isDone = false
  try {
    while (true) {
      const next = await nextUnlessAborted(iterator, signal)
      if (next.done === true) {
        isDone = true
        return
      }
      yield next.value
      signal.throwIfAborted()
    }
  } finally {
    if (!isDone) await leave(iterator, signal)
  }
}

/**
 * The next item, or the signal's reason, whichever comes first. Each item has its own listener: one
 * promise raced against all of them would keep them all in memory.
 */
function nextUnlessAborted<T>(
  iterator: AsyncIterator<T>,
  signal: AbortSignal,
): Promise<IteratorResult<T>> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort))
  })
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
