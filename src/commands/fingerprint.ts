/**
 * Whether a generated file was edited since: its last line is a comment with a hash of what stands
 * above it.
 */
import { createHash } from 'node:crypto'

const mark = '# fingerprint: '

/** The text with its fingerprint as the last line. */
export function withFingerprint(text: string): string {
  return `${text}${mark}${hashOf(text)}\n`
}

/** Whether the text is as it was generated, line ends apart. */
export function isUntouched(text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n')
  const at = plain.lastIndexOf(mark)
  return at >= 0 && plain === withFingerprint(plain.slice(0, at))
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
