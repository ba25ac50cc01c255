/** The nearest known name to a mistyped one, for "did you mean". */

/**
 * Number of insertions, deletions, substitutions and exchanges of neighbours between two texts, no place
 * edited twice (Damerau 1964, optimal string alignment), by UTF-16 code units.
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: readonly number[] = []
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, beforePrevious[j - 2]! + 1)
      }
      current.push(least)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? 0
}

const fold = (name: string) => name.toLowerCase().replaceAll(/[\s_.-]/g, '')

/**
 * The known name that `name` was most likely meant to be: equal but for case and separators, at most a
 * third of its letters away, or else its beginning or continuation (`warning` for `warn`). Ties go to
 * the first. Long names are compared by their first 100 letters. Undefined where nothing is near.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = fold(name).slice(0, 100)
  let best: string | undefined
  let bestDistance = Math.floor(wanted.length / 3) + 1
  for (const candidate of known) {
    const folded = fold(candidate).slice(0, 100)
    if (Math.abs(folded.length - wanted.length) >= bestDistance) continue
    const distance = editDistance(wanted, folded)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best ?? extension(wanted, known)
}

function extension(wanted: string, known: Iterable<string>): string | undefined {
  for (const candidate of known) {
    const folded = fold(candidate).slice(0, 100)
    const shorter = Math.min(folded.length, wanted.length)
    if (shorter >= 3 && folded.slice(0, shorter) === wanted.slice(0, shorter)) return candidate
  }
  return undefined
}
