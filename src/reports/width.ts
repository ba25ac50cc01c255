/** How many terminal cells a text takes: two for East Asian wide and emoji, none for combining marks. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18d08}\u{1aff0}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
const combining = /[\p{Mn}\p{Me}]/u
const ascii = /^[ -~]*$/

/** Cells of a text without control characters. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length
  let cells = 0
  for (const character of text) cells += characterWidth(character)
  return cells
}

/** Cells of one code point. */
export function characterWidth(character: string): 0 | 1 | 2 {
  if (combining.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** Fills up with spaces to a width; a longer text stays as it is. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return side === 'right' ? text + spaces : spaces + text
}
