import { describe, expect, it } from 'vitest'
import { readComments, readYaml } from '../../src/schema/yaml.js'

describe('readYaml', () => {
  it('gives values with their places and their spelling', () => {
    expect(readYaml('a: 1\nb:\n  - 0x10\n  - "x"\n  - ~\n')).toEqual({
      problems: [],
      root: {
        kind: 'map',
        place: { line: 1, column: 1, length: 4 },
        entries: [
          {
            key: 'a',
            keyPlace: { line: 1, column: 1, length: 1 },
            value: {
              kind: 'scalar',
              place: { line: 1, column: 4, length: 1 },
              value: 1,
              source: '1',
            },
          },
          {
            key: 'b',
            keyPlace: { line: 2, column: 1, length: 1 },
            value: {
              kind: 'list',
              place: { line: 3, column: 3, length: 6 },
              items: [
                {
                  kind: 'scalar',
                  place: { line: 3, column: 5, length: 4 },
                  value: 16,
                  source: '0x10',
                },
                {
                  kind: 'scalar',
                  place: { line: 4, column: 5, length: 3 },
                  value: 'x',
                  source: 'x',
                },
                {
                  kind: 'scalar',
                  place: { line: 5, column: 5, length: 1 },
                  value: null,
                  source: '~',
                },
              ],
            },
          },
        ],
      },
    })
  })

  it('keeps text that YAML 1.1 took for something else', () => {
    const { root } = readYaml('[yes, no, on, 2024-01-01, 12:30, 1_000]')
    const values =
      root?.kind === 'list' ? root.items.map((each) => each.kind === 'scalar' && each.value) : []
    expect(values).toEqual(['yes', 'no', 'on', '2024-01-01', '12:30', '1_000'])
  })

  it.each([
    ['a: [1', 1, 6],
    ['a: 1\n b: 2', 1, 4],
    ['a: "\\q"', 1, 5],
    ['a: b: c', 1, 4],
  ])('places the mistake in %j', (text, line, column) => {
    const { root, problems } = readYaml(text)
    expect(root).toBeUndefined()
    expect(problems[0]?.place).toMatchObject({ line, column })
    expect(problems[0]?.message).toMatch(/^[a-z].*[^.]$/)
  })

  it('tells a value of many brackets in quotes from nesting', () => {
    expect(readYaml(`a: "${'['.repeat(500)}"\n# ${'- '.repeat(500)}`).problems).toEqual([])
  })

  it.each(['['.repeat(70), '- '.repeat(300), `${' '.repeat(300)}a: 1`])(
    'refuses nesting: %s',
    (text) => {
      expect(readYaml(text).problems[0]?.message).toBe('nested too deeply for a schema')
    },
  )
})

describe('readComments', () => {
  it('gives the text of comments, and nothing that only looks like one', () => {
    const text = '# a\nx: 1  # b\ny: "# c"\nz: d#e\n## f\n'
    expect(readComments(text)).toEqual(['a', 'b', 'f'])
  })
})
