/**
 * The lines in which two texts differ, as a patch that git apply and patch read.
 *
 * Method: the shortest edit script of Myers (Algorithmica 1, 1986) on lines, with three lines of context.
 */

const context = 3

/** A line of a script: kept, taken out, or put in. */
interface Line {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/** A unified patch of one file; empty where the texts are equal. */
export function unifiedPatch(name: string, before: string, after: string): string {
  if (before === after) return ''
  const script = scriptOf(linesOf(before), linesOf(after))
  const [old, recent] = isInside(name) ? [`a/${name}`, `b/${name}`] : [name, name]
  return [`--- ${quoted(old)}\n`, `+++ ${quoted(recent)}\n`, ...hunksOf(script)].join('')
}

/** Whether a path leads down from where the patch is applied, so that it can stand below `a/` and `b/`. */
const isInside = (name: string) => !/^(\/|\.\.(\/|$)|[A-Za-z]:[\\/])/.test(name)

/** A name that would end its line is quoted, as git quotes it. */
function quoted(name: string): string {
  return /^[ !#-[\]-~\u00a0-\uffff]+$/.test(name) ? name : JSON.stringify(name)
}

/** Lines with their ends; the last one may have none. */
const linesOf = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

function scriptOf(before: readonly string[], after: readonly string[]): readonly Line[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  const room = Math.min(before.length, after.length) - start
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end++
  const kept = (lines: readonly string[]) => lines.map((text): Line => ({ mark: ' ', text }))
  return [
    ...kept(before.slice(0, start)),
    ...shortest(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...kept(before.slice(before.length - end)),
  ]
}

/** Farthest reach on each diagonal by number of edits, and the way back. */
function shortest(a: readonly string[], b: readonly string[]): readonly Line[] {
  const reach = new Map<number, number>([[1, 0]])
  const trail: Map<number, number>[] = []
  for (let edits = 0; ; edits++) {
    trail.push(new Map(reach))
    for (let k = -edits; k <= edits; k += 2) {
      const [above, left] = [reach.get(k + 1) ?? -1, reach.get(k - 1) ?? -1]
      let x = k === -edits || (k !== edits && left < above) ? above : left + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach.set(k, x)
      if (x >= a.length && x - k >= b.length) return wayBack(a, b, trail)
    }
  }
}

function wayBack(
  a: readonly string[],
  b: readonly string[],
  trail: readonly ReadonlyMap<number, number>[],
): readonly Line[] {
  const lines: Line[] = []
  let [x, y] = [a.length, b.length]
  for (let edits = trail.length - 1; edits >= 0; edits--) {
    const reach = trail[edits] as ReadonlyMap<number, number>
    const k = x - y
    const [above, left] = [reach.get(k + 1) ?? -1, reach.get(k - 1) ?? -1]
    const before = k === -edits || (k !== edits && left < above) ? k + 1 : k - 1
    const startX = Math.max(0, reach.get(before) ?? 0)
    const startY = startX - before
    while (x > startX && y > startY && x > 0 && y > 0) {
      lines.push({ mark: ' ', text: a[--x] ?? '' })
      y--
    }
    if (edits === 0) break
    if (x > startX) lines.push({ mark: '-', text: a[--x] ?? '' })
    else lines.push({ mark: '+', text: b[--y] ?? '' })
  }
  return lines.reverse()
}

/** Changes with the lines around them; those that share some are one hunk. */
function hunksOf(script: readonly Line[]): readonly string[] {
  const shown = new Set<number>()
  for (const [i, { mark }] of script.entries()) {
    if (mark === ' ') continue
    for (let at = i - context; at <= i + context; at++) shown.add(at)
  }
  const hunks: string[] = []
  let [old, recent] = [1, 1]
  for (let i = 0; i < script.length; ) {
    const from = i
    while (i < script.length && shown.has(i)) i++
    const lines = script.slice(from, i)
    if (lines.length > 0) hunks.push(hunkOf(lines, old, recent))
    for (const { mark } of script.slice(from, Math.max(i, from + 1))) {
      if (mark !== '+') old++
      if (mark !== '-') recent++
    }
    i = Math.max(i, from + 1)
  }
  return hunks
}

function hunkOf(lines: readonly Line[], old: number, recent: number): string {
  const count = (mark: '-' | '+') => lines.filter((each) => each.mark !== mark).length
  const [removed, added] = [count('+'), count('-')]
  const place = (first: number, size: number) => `${size === 0 ? first - 1 : first},${size}`
  const body = lines.map(({ mark, text }) =>
    text.endsWith('\n') ? mark + text : `${mark}${text}\n\\ No newline at end of file\n`,
  )
  return `@@ -${place(old, removed)} +${place(recent, added)} @@\n${body.join('')}`
}
