import { describe, expect, test } from 'vitest'
import { abortable } from '../../src/scan/abort.js'

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

async function* numbers(log: string[]): AsyncGenerator<number> {
  try {
    yield 1
    yield 2
    yield 3
  } finally {
    log.push('left')
  }
}

/** Yields once, then never again. */
async function* hanging(): AsyncGenerator<number> {
  yield 1
  await new Promise(() => {})
}

describe('abortable', () => {
  test('without a signal, and with one that stays quiet, yields what the items are', async () => {
    expect(await collect(abortable(numbers([]), undefined))).toEqual([1, 2, 3])
    const { signal } = new AbortController()
    expect(await collect(abortable(numbers([]), signal))).toEqual([1, 2, 3])
  })

  test('a signal that was aborted before lets nothing be read', async () => {
    const log: string[] = []
    const items = abortable(numbers(log), AbortSignal.abort(new Error('stop')))
    await expect(collect(items)).rejects.toThrow('stop')
    expect(log).toEqual([])
  })

  test('an abort ends the iteration with its reason, and the iterator cleans up', async () => {
    const log: string[] = []
    const controller = new AbortController()
    const seen: number[] = []
    const run = async () => {
      for await (const item of abortable(numbers(log), controller.signal)) {
        seen.push(item)
        if (item === 2) controller.abort(new Error('enough'))
      }
    }
    await expect(run()).rejects.toThrow('enough')
    expect(seen).toEqual([1, 2])
    await Promise.resolve()
    expect(log).toEqual(['left'])
  })

  test('an abort does not wait for an item that never comes', async () => {
    const controller = new AbortController()
    const run = collect(abortable(hanging(), controller.signal))
    setTimeout(() => controller.abort(new Error('stop')), 5)
    await expect(run).rejects.toThrow('stop')
  })

  test('who leaves early makes the iterator clean up', async () => {
    const log: string[] = []
    for await (const _ of abortable(numbers(log), new AbortController().signal)) break
    expect(log).toEqual(['left'])
  })

  test('an error of the items is thrown on', async () => {
    const failing = async function* () {
      yield 1
      throw new Error('broken')
    }
    const { signal } = new AbortController()
    await expect(collect(abortable(failing(), signal))).rejects.toThrow('broken')
  })
})
