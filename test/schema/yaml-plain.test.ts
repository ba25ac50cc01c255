import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWholeYaml } from '../../src/schema/yaml.js'
import { readPlainYaml } from '../../src/schema/yaml-plain.js'

/** Pieces of YAML, plain and not, from which texts with all kinds of mistakes are made. */
const pieces = [
  ...['a', 'b: ', 'c:', '"d": ', 'name: x', 'null', 'True', '~', 'a b', '<<: ', 'é: ', 'x-y.z'],
  ...['1', '-0', '007', '1.50', '1e3', '-2.5E-7', '12345678901234567890', '.5', '0x1f', '1_0'],
  ...['"q"', '"\\u00e9\\n"', '"\\x41"', "'s'", '"', 'a"b', '2024-01-01', '12:30', '- ', '-'],
  ...['{ a: 1, b: [x, "y"] }', '{ ', ' }', '[', ']', ', ', '{}', '[]', '{ a: 1, a: 2 }', ': '],
  ...['# c', ' # c', '#', '\n', '\n', '\n  ', '\n  ', '\n    ', '\n- ', '\n  - ', ' ', '  '],
  ...['&x ', '*x', '!t ', '|', '>', '? ', '---', '...', '%', '\t', '\r\n', '\u00a0', '\u2028'],
]

const sample = `# A schema.
version: 1
rows:
  - { minimum: 1, level: error }  # some
  - { minimum: 97, maximum: 1.5e3 }

columns:   # all of them
  - name: id
    type: integer
    unique: true
    drift: { compare: false, reason: "numbers, and [more] # here" }
  - name: Straße 2
    domain:
      values:
      - AT
      -   "B\\u00dc"
      - x-1 y
    length: { }
    at: [2024, -0.5, null, word (s)]
list:
- a
`

/** What is read is what the whole parser reads. Returns whether it was read. */
function compare(text: string): boolean {
  const tree = readPlainYaml(text)
  if (tree !== undefined) expect({ root: tree, problems: [] }, text).toEqual(readWholeYaml(text))
  return tree !== undefined
}

describe('readPlainYaml', () => {
  it('reads what it reads as the whole parser does, whatever is cut out and put in', () => {
    const edit = fc.record({
      at: fc.nat(sample.length),
      cut: fc.nat(3),
      piece: fc.constantFrom('', ...pieces),
    })
    let read = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let text = sample
        for (const { at, cut, piece } of edits) {
          text = text.slice(0, at) + piece + text.slice(at + cut)
        }
        read += Number(compare(text))
      }),
      { numRuns: 5000, seed: 7 },
    )
    expect(read).toBeGreaterThan(500)
    expect(read).toBeLessThan(4500)
  })

  it('reads blocks of any shape', () => {
    const { tree } = fc.letrec<{ tree: readonly string[]; map: readonly string[] }>((tie) => {
      const scalar = fc.constantFrom('1', 'x y', '"q: #"', '{ a: 1 }', '[a, -1.5]', 'x # c')
      const entry = (name: string) =>
        fc.oneof(
          scalar.map((value) => [`${name}: ${value}`]),
          tie('tree').map((lines) => [`${name}:`, ...lines.map((line) => `  ${line}`)]),
        )
      const map = fc
        .array(entry('k'), { minLength: 1, maxLength: 3 })
        .map((entries) =>
          entries.flatMap((lines, i) => lines.map((line) => line.replace(/^k:/, `k${i}:`))),
        )
      const item = fc.oneof(
        scalar.map((value) => [value]),
        map,
      )
      const list = fc
        .array(item, { minLength: 1, maxLength: 3 })
        .map((items) =>
          items.flatMap((lines) => lines.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`)),
        )
      return { map, tree: fc.oneof({ maxDepth: 3 }, map, list) }
    })
    fc.assert(
      fc.property(tree, fc.constantFrom('', '\n', '\n# end', '\n\n  # end\n'), (lines, end) => {
        expect(compare(lines.join('\n') + end)).toBe(true)
      }),
      { seed: 7 },
    )
  })

  it('reads the schema of the samples', () => {
    const text = readFileSync('samples/duplicate-keys/events.schema.yaml', 'utf8')
    expect(compare(text)).toBe(true)
  })

  it.each([
    'a: &x 1',
    'a: |\n  x',
    'a:\n',
    'a: 1\na: 2',
    'a: b\n  c',
    "a: 'x'",
    '{ a: 1,\n b: 2 }',
  ])('leaves %j to the whole parser', (text) => expect(readPlainYaml(text)).toBeUndefined())
})
