/** A context for commands run in the tests' own process, and the sample files. */
import { resolve } from 'node:path'
import type { Context } from '../../src/commands/command.js'

/** Path of a sample file. */
export const sample = (...parts: string[]) =>
  resolve(import.meta.dirname, '../../samples', ...parts)

/** Collects notes; never interrupted. */
export function contextOf(notes: string[] = []): Context {
  return {
    signal: new AbortController().signal,
    terminal: { color: false, unicode: true, width: 100 },
    note: (text) => notes.push(text),
  }
}
