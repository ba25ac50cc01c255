/**
 * Which code points have a property, by the Unicode tables of the platform's own regular expressions.
 *
 * Method: a text of all code points, a block at a time, is searched for runs of characters of the class.
 * Cost: some 20 ms a property, once a process.
 */
import { type CodePoints, LAST_CODE_POINT } from './code-points.js'

/** Names that are most often meant by a misspelt one; many more are known. */
export const propertyNames: readonly string[] = [
  ...'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So'.split(' '),
  ...'Z Zs Zl Zp C Cc Cf Co Cn'.split(' '),
  ...'Letter Uppercase_Letter Lowercase_Letter Mark Number Decimal_Number'.split(' '),
  ...'Punctuation Dash_Punctuation Symbol Currency_Symbol Separator Space_Separator'.split(' '),
  ...'Alphabetic Uppercase Lowercase White_Space Emoji ASCII Any'.split(' '),
  ...(
    'Latin Greek Cyrillic Armenian Hebrew Arabic Devanagari Bengali Thai Georgian Hangul ' +
    'Hiragana Katakana Han'
  )
    .split(' ')
    .map((script) => `Script=${script}`),
]

const BLOCK = 0x1000
const SURROGATES = [0xd800, 0xdfff] as const

const known = new Map<string, CodePoints | undefined>()

/** `\s` as ECMAScript has it: Unicode's spaces, line ends and U+FEFF. */
export function spaceCodePoints(): CodePoints {
  return remembered('\\s') ?? []
}

/**
 * The code points that have a property, as ECMAScript names them: `L`, `Letter`, `gc=Lu`,
 * `Script=Greek`, `Alphabetic`; a script by its name alone too. Undefined where there is none.
 */
export function propertyCodePoints(name: string): CodePoints | undefined {
  if (!/^\w+(=\w+)?$/.test(name)) return undefined
  return remembered(`\\p{${name}}`) ?? remembered(`\\p{Script=${name}}`)
}

function remembered(name: string): CodePoints | undefined {
  if (!known.has(name)) known.set(name, search(name))
  return known.get(name)
}

function search(name: string): CodePoints | undefined {
  const runs = compile(`${name}+`)
  if (runs === undefined) return undefined
  const found: number[] = []
  for (let first = 0; first <= LAST_CODE_POINT; first += BLOCK) {
    for (const { index, 0: run } of blockText(first).matchAll(runs)) {
      const width = first > 0xffff ? 2 : 1
      append(found, first + index / width, run.length / width)
    }
  }
  return found
}

/** Surrogates are no characters: a block of them is not looked at. */
function blockText(first: number): string {
  if (first >= SURROGATES[0] && first <= SURROGATES[1]) return ''
  const points = Array.from({ length: BLOCK }, (_, index) => first + index)
  const isWhole = first + BLOCK <= SURROGATES[0] || first > SURROGATES[1]
  const kept = isWhole ? points : points.filter((point) => point < SURROGATES[0])
  return String.fromCodePoint(...kept)
}

function append(ranges: number[], first: number, count: number): void {
  const last = ranges.length - 1
  if (last > 0 && ranges[last] === first - 1) ranges[last] = first + count - 1
  else ranges.push(first, first + count - 1)
}

function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'gu')
  } catch {
    return undefined
  }
}
