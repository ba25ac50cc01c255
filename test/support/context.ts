/** What `cli.ts` gives to a command, for tests of commands; notes are kept. */
import type { Context } from '../../src/commands/command.js'

export interface TestContext extends Context {
  readonly notes: readonly string[]
}

export function testContext(overrides: Partial<Context> = {}): TestContext {
  const notes: string[] = []
  return {
    signal: new AbortController().signal,
    now: '2024-02-29T12:00:00Z',
    terminal: { color: false, unicode: true, width: 100 },
    note: (text) => notes.push(text),
    notes,
    ...overrides,
  }
}

/** The context of a run that was interrupted before it began. */
export function interrupted(): TestContext {
  return testContext({ signal: AbortSignal.abort() })
}
