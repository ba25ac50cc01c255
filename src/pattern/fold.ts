/**
 * Which characters differ from those of a set in case only?
 *
 * Method: simple case folding (Unicode, CaseFolding.txt, C and S) as the platform's own regular
 * expressions with the flags `iu` do it, asked about the some 2,900 characters that have cases.
 * Cost: a fraction of a millisecond a set; single characters are remembered.
 */
import { type CodePoints, hasCodePoint, LAST_CODE_POINT, unionOf } from './code-points.js'

const SURROGATES = [0xd800, 0xdfff] as const

let cased: readonly number[] | undefined

const folded = new Map<number, CodePoints>()

/** The set, and all characters that fold to the same as one of it. */
export function foldCase(set: CodePoints): CodePoints {
  const isSingle = set.length === 2 && set[0] === set[1]
  const known = isSingle ? folded.get(set[0]!) : undefined
  if (known !== undefined) return known
  const result = close(set)
  if (isSingle) folded.set(set[0]!, result)
  return result
}

function close(set: CodePoints): CodePoints {
  const members = casedCodePoints().filter((point) => hasCodePoint(set, point))
  if (members.length === 0) return set
  const escapes = members.map((point) => `\\u{${point.toString(16)}}`)
  const expression = new RegExp(`[${escapes.join('')}]`, 'iu')
  const others = casedCodePoints().filter((point) => {
    return !hasCodePoint(set, point) && expression.test(String.fromCodePoint(point))
  })
  return unionOf([...set, ...others.flatMap((point) => [point, point])])
}

/** Characters that become others in another case. */
function casedCodePoints(): readonly number[] {
  if (cased !== undefined) return cased
  const found: number[] = []
  for (let point = 0; point <= LAST_CODE_POINT; point++) {
    // No plane behind the second has letters with cases.
    if (point > 0x1ffff) break
    if (point >= SURROGATES[0] && point <= SURROGATES[1]) continue
    const text = String.fromCodePoint(point)
    if (text.toLowerCase() !== text || text.toUpperCase() !== text) found.push(point)
  }
  cased = found
  return found
}
