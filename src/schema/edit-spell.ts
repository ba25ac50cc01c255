/** Values and members as the file spells them: YAML, or JSON where the file is JSON. */
import type { Plain } from './edit.js'
import { escapeUnseen, yamlFlowValue, yamlText } from './scalar.js'

/** Whether a file is JSON, so that what is written into it must be. */
export function isJson(text: string): boolean {
  return /^[\s\ufeff]*\{/.test(text)
}

export function spell(text: string, value: Plain): string {
  return isJson(text) ? escapeUnseen(JSON.stringify(value)) : yamlFlowValue(value)
}

export function spellPair(text: string, key: string, value: Plain): string {
  const name = isJson(text) ? escapeUnseen(JSON.stringify(key)) : yamlText(key)
  return `${name}: ${spell(text, value)}`
}

/** The end of a line as the file writes it. */
export function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
