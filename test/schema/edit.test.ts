import { describe, expect, it } from 'vitest'
import { applyEdits, type Edit } from '../../src/schema/edit.js'
import { parseSchema } from '../../src/schema/parse.js'

const text = `# head
version: 1
rows: { minimum: 5 }   # why
columns:
  - name: a
    nulls: 0.1     # evidence
    domain:      # of a
      evidenceRows: 5
      values:
        - x
        - "y"   # last

  # about b
  - name: b
    type: string
    pattern: "[a-z]+"  # form

    # behind b
keys: [a, [a, b]]
# end
`
const set = (
  path: (string | number)[],
  value: Edit extends infer E ? (E extends { value: infer V } ? V : never) : never,
): Edit => ({ kind: 'set', path, value })
const remove = (...path: (string | number)[]): Edit => ({ kind: 'remove', path })

/** Lines that went and came. */
function changed(edits: readonly Edit[], before = text): string[] {
  const after = applyEdits(before, edits)
  expect(() => parseSchema(after, 'x')).not.toThrow()
  const [old, recent] = [before.split('\n'), after.split('\n')]
  return [
    ...old.filter((line) => !recent.includes(line)).map((line) => `-${line}`),
    ...recent.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ]
}

describe('an edit', () => {
  it.each<[string, Edit, string[]]>([
    [
      'a value',
      set(['rows', 'minimum'], 2),
      ['-rows: { minimum: 5 }   # why', '+rows: { minimum: 2 }   # why'],
    ],
    [
      'a list of one',
      set(['rows', 0, 'minimum'], 2),
      ['-rows: { minimum: 5 }   # why', '+rows: { minimum: 2 }   # why'],
    ],
    [
      'a short form',
      set(['columns', 0, 'nulls', 'maximum'], 0.2),
      ['-    nulls: 0.1     # evidence', '+    nulls: 0.2     # evidence'],
    ],
    [
      'a short form that becomes a mapping',
      set(['columns', 1, 'pattern', 'mostly'], 0.9),
      ['-    pattern: "[a-z]+"  # form', '+    pattern: { regex: "[a-z]+", mostly: 0.9 }  # form'],
    ],
    ['a rule in its usual place', set(['columns', 1, 'required'], false), ['+    required: false']],
    [
      'a rule within a new one',
      set(['columns', 1, 'drift', 'ks'], 0.2),
      ['+    drift: { ks: 0.2 }'],
    ],
    [
      'a rule at the top',
      set(['faults', 'row.ragged', 'maximum'], 0.1),
      ['+faults: { row.ragged: { maximum: 0.1 } }'],
    ],
    [
      'an item of a block',
      { kind: 'append', path: ['columns', 0, 'domain', 'values'], values: ['\u001b', 'z z'] },
      ['+        - "\\u001b"', '+        - z z'],
    ],
    [
      'an item of a flow list',
      { kind: 'append', path: ['keys'], values: [['b']] },
      ['-keys: [a, [a, b]]', '+keys: [a, [a, b], [b]]'],
    ],
    ['a limit of a block', set(['columns', 0, 'domain', 'mostly'], 0.9), ['+      mostly: 0.9']],
    ['a rule taken out', remove('columns', 0, 'nulls'), ['-    nulls: 0.1     # evidence']],
    [
      'a limit taken out',
      remove('columns', 0, 'domain', 'evidenceRows'),
      ['-    domain:      # of a', '-      evidenceRows: 5', '+    domain:      # of a'],
    ],
    ['an item taken out', remove('keys', 0), ['-keys: [a, [a, b]]', '+keys: [[a, b]]']],
    ['what is empty without it', remove('rows', 'minimum'), ['-rows: { minimum: 5 }   # why']],
    ['nothing', remove('columns', 0, 'range', 'maximum'), []],
  ])('changes %s', (_, edit, lines) => {
    const found = changed([edit])
    expect(found.filter((line) => !/of a$/.test(line))).toEqual(
      lines.filter((line) => !/of a$/.test(line)),
    )
  })

  it('stands with others, whatever their order', () => {
    const edits: Edit[] = [
      remove('keys', 0),
      set(['columns', 1, 'nulls'], 0),
      set(['columns', 0, 'nulls', 'maximum'], 0.3),
      set(['columns', 0, 'domain', 'mostly'], 0.9),
      remove('columns', 0, 'domain', 'evidenceRows'),
      {
        kind: 'append',
        path: ['columns'],
        after: 0,
        values: [],
        lines: ['- name: new', '  type: date'],
      },
      remove('keys', 0),
    ]
    const after = applyEdits(text, edits)
    expect(applyEdits(text, [...edits].reverse())).toBe(after)
    const schema = parseSchema(after, 'x')
    expect(schema.columns.map(({ name, nulls }) => [name, nulls?.maximum])).toEqual([
      ['a', 0.3],
      ['new', undefined],
      ['b', 0],
    ])
    expect(schema.keys).toHaveLength(1)
    expect(after).toContain('# about b\n  - name: b')
  })

  it('keeps the ends of lines, and the form of JSON', () => {
    const windows = text.replaceAll('\n', '\r\n')
    const after = applyEdits(windows, [
      set(['columns', 1, 'nulls'], 0),
      { kind: 'append', path: ['columns', 0, 'domain', 'values'], values: ['z'] },
    ])
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const json =
      '{\n  "version": 1,\n  "columns": [\n    {\n      "name": "a",\n      "nulls": 0,\n      "pattern": "x"\n    }\n  ]\n}'
    const edited = applyEdits(json, [
      set(['columns', 0, 'nulls', 'maximum'], 0.5),
      set(['columns', 0, 'pattern', 'mostly'], 0.5),
      set(['columns', 0, 'domain'], { values: ['\u202e'] }),
      set(['unexpectedColumns'], 'info'),
      { kind: 'append', path: ['columns'], values: [{ name: 'b' }] },
    ])
    expect(JSON.parse(edited)).toEqual({
      version: 1,
      columns: [
        {
          name: 'a',
          nulls: 0.5,
          pattern: { regex: 'x', mostly: 0.5 },
          domain: { values: ['\u202e'] },
        },
        { name: 'b' },
      ],
      unexpectedColumns: 'info',
    })
    expect(edited).toContain('\n      "domain": ')
  })

  it('moves a list in block form into a mapping', () => {
    const listed = 'version: 1\ncolumns:\n- name: a\n  domain:\n  - x # one\n  - y\n'
    const after = applyEdits(listed, [set(['columns', 0, 'domain', 'mostly'], 0.5)])
    expect(parseSchema(after, 'x').columns[0]?.domain).toEqual({ values: ['x', 'y'], mostly: 0.5 })
    expect(after).toContain('- x # one\n')
  })
})
