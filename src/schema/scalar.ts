/**
 * Text, numbers and flow collections as YAML, so that reading them gives the same again.
 *
 * Text is plain only where no YAML 1.1 or 1.2 reader can take it for anything else; all other text
 * is double-quoted in JSON's manner, with everything escaped that an editor would not show.
 */

const plainPattern = /^[A-Za-z_][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*$/

/** Words that YAML 1.1 or 1.2 reads as something other than text. */
const reserved = new Set([
  'true',
  'false',
  'yes',
  'no',
  'on',
  'off',
  'y',
  'n',
  'null',
  'nan',
  'inf',
])

/** Text as a YAML scalar. */
export function yamlText(text: string): string {
  if (text.length <= 80 && plainPattern.test(text) && !reserved.has(text.toLowerCase())) return text
  return escapeUnseen(JSON.stringify(text))
}

/** JSON with everything escaped that an editor would not show, or that would reorder a line. */
export function escapeUnseen(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * A finite number as YAML of either version reads it. An integer beyond 2^53 takes the form with an
 * exponent: written out, its digits would claim to be exact.
 */
export function yamlNumber(value: number): string {
  const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value)
  const text = isRounded ? value.toExponential() : String(value)
  // `1e+21` is a number in YAML 1.2, but text in YAML 1.1, which wants a point.
  return text.replace(/^(-?\d+)e/, '$1.0e')
}

export function yamlScalar(value: string | number | boolean): string {
  if (typeof value === 'string') return yamlText(value)
  return typeof value === 'number' ? yamlNumber(value) : String(value)
}

/** `{ a: 1, b: x }`, without the fields that are absent. */
export function yamlFlow(fields: object): string {
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${yamlFlowValue(value)}`)
  return `{ ${parts.join(', ')} }`
}

/** A value of any form in one line. */
export function yamlFlowValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => yamlFlowValue(each)).join(', ')}]`
  if (typeof value === 'object' && value !== null) return yamlFlow(value)
  return yamlScalar(value as string | number | boolean)
}

/** Text as the end of a comment: one line, nothing that could end it or move a cursor. */
export function yamlComment(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced.
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ').trim()
}
