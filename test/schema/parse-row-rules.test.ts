import { describe, expect, it } from 'vitest'
import { parseSchema } from '../../src/schema/parse.js'
import { writeSchema } from '../../src/schema/write.js'

const head =
  'version: 1\ncolumns: [{ name: price, type: number }, { name: kind, type: string }]\nrules:\n'
const parse = (rules: string) => parseSchema(`${head}${rules}`, 's.yaml')

function problems(rules: string): string {
  try {
    parse(rules)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('rules over rows in a file', () => {
  it('are text, or a mapping', () => {
    const { rules, positions } = parse(
      `  - price > 0\n  - { expression: "price < 9", where: kind = 'a', nulls: fail, mostly: 0.9, level: error, warn: { mostly: 0.95 }, owner: me }`,
    )
    expect(rules).toEqual([
      { expression: 'price > 0' },
      {
        expression: 'price < 9',
        where: `kind = 'a'`,
        nulls: 'fail',
        mostly: 0.9,
        level: 'error',
        warn: { mostly: 0.95 },
        owner: 'me',
      },
    ])
    expect(positions?.get('rules/1')).toMatchObject({ line: 5, column: 5 })
  })

  it('are written as they are read', () => {
    const schema = parse(
      `  - { name: "a: b", expression: "kind like '%\\n#' or \\"price\\" > 0", where: price is not null }`,
    )
    const { positions: _, ...plain } = schema
    const { positions: __, ...again } = parseSchema(writeSchema(schema), 's.yaml')
    expect(again).toEqual(plain)
  })

  it('are checked against the columns, at the place of the mistake', () => {
    expect(problems('  - prise > 0')).toMatch(
      /^s.yaml:4:5: unknown column "prise"; did you mean price\?/,
    )
    expect(problems('  - { expression: "price > 0 and kind > 1" }')).toMatch(
      /^s.yaml:4:\d+: cannot compare string with integer/,
    )
    expect(problems('  - { expression: price > 0, where: "kind = " }')).toMatch(
      /^s.yaml:4:\d+: expected a value/,
    )
    expect(problems('  - price')).toMatch(/expected a condition/)
    // Folded over several lines, it is told where it begins.
    expect(problems('  - >-\n    price >\n    0 and\n    pice < 1')).toMatch(/^s.yaml:4:5: unknown/)
  })

  it('are refused in other forms', () => {
    expect(problems('  - { where: price > 0 }')).toContain('expected an expression')
    expect(problems('  - { expression: price > 0, mosty: 1 }')).toContain('did you mean mostly?')
    expect(problems('  - { expression: price > 0, nulls: maybe }')).toContain(
      'unknown word "maybe"',
    )
    expect(problems('  - { expression: price > 0, warn: {} }')).toContain('expected a limit')
    expect(problems('  - { expression: price > 0, level: warn, warn: { mostly: 1 } }')).toContain(
      'goes with a rule of level error',
    )
    expect(problems('  - [price > 0]')).toContain('expected a mapping')
    expect(problems('  price > 0: 1')).toContain('expected a list')
  })

  it('are there once', () => {
    expect(problems('  - price > 0\n  - price > 0')).toContain('is there already, in line 4')
    expect(
      problems('  - { name: a, expression: price > 0 }\n  - { name: a, expression: price > 1 }'),
    ).toContain('a rule named "a" is there already')
  })
})
