/** Runners for the areas of deequ.json about single rows: which cells pass a typed rule. */
import { assertSame, type Fields, type Runner, type Runners } from './family.js'
import { judgeTexts, typeOfTexts } from './judged.js'

/** What an operation's words ask for. Its rules bear on each cell, so that a row can be judged alone. */
function rulesOf(op: string): object | string {
  const [, least, most] = /(-?\d+)\.\.(-?\d+)/.exec(op) ?? []
  const nulls = op.includes('not null') ? { nulls: 0 } : {}
  const bounds = { minimum: Number(least), maximum: Number(most) }
  if (/^int not null/.test(op)) return { type: 'integer', range: bounds, ...nulls }
  const matching = /^nullable string matching (\S+):/.exec(op)?.[1]
  if (matching !== undefined) return { type: 'string', pattern: { regex: matching, search: true } }
  // How many digits a decimal may have is not asked.
  if (/^decimal\(\d+,\d+\) not null/.test(op)) return { type: 'decimal', ...nulls }
  if (/^string not null length/.test(op)) return { type: 'string', length: bounds, ...nulls }
  if (op.startsWith('timestamp yyyy-MM-dd HH:mm:ss')) return { type: 'timestamp', ...nulls }
  if (op.startsWith('NULLABLE int with minValue')) {
    return { type: 'integer', range: { minimum: 0 } }
  }
  return 'the schema language has no such rule yet'
}

const rowSchema: Runner = (row) => {
  const op = String(row.op)
  const rules = rulesOf(op)
  if (typeof rules === 'string') return rules
  const cells = Array.isArray(row.input) ? (row.input as (string | null)[]) : [null]
  const passes = cells.map((cell) => passesRules(rules, cell))
  const valid = cells.filter((_, i) => passes[i])
  const invalid = cells.filter((_, i) => !passes[i])
  // A null that may be null is lost by theirs, in neither list; here it must be among the valid.
  if (!Array.isArray(row.expect)) {
    assertSame([valid, invalid], [cells, []], { tolerance: 0, what: 'rows' })
    return undefined
  }
  if (/: valid$/.test(op)) {
    assertSame(valid, row.expect, { tolerance: 0, what: 'rows' })
    return undefined
  }
  const isCounted = row.expect.every((each) => typeof each === 'number')
  const found = isCounted ? [valid.length, invalid.length] : [valid, invalid]
  assertSame(found, row.expect, { tolerance: 0, what: 'rows' })
  return undefined
}

function passesRules(rules: object, cell: string | null): boolean {
  const findings = judgeTexts({ columns: [{ name: 'a', ...rules }] }, new Map([['a', [cell]]]))
  return findings.every(({ outcome }) => outcome !== 'violated')
}

/** Allowed values, where a null stands for null being allowed. */
const listed =
  (fixtures: Fields): Runner =>
  (row) => {
    const match = /^ColumnValues (\w+) in \[(.*)\]$/.exec(String(row.op))
    const fixture = fixtures[String(row.data)] as Fields | undefined
    const values = fixture?.[match?.[1] ?? '']
    if (match === null || !Array.isArray(values)) return 'another tool’s language'
    const words = (match[2] ?? '').split(',')
    const cells = values.map((value) => (value === null ? null : String(value)))
    const rules = {
      name: 'a',
      type: 'integer',
      domain: words.filter((word) => word !== 'NULL'),
      nulls: words.includes('NULL') ? 1 : 0,
    }
    const findings = judgeTexts({ columns: [rules] }, new Map([['a', cells]]))
    const passed = findings.every(({ outcome }) => outcome !== 'violated')
    assertSame(passed ? 'Passed' : 'Failed', row.expect, { tolerance: 0, what: 'outcome' })
    return undefined
  }

/** The type of a column of text; the ratios of cells by type have no counterpart. */
const dataType =
  (fixtures: Fields): Runner =>
  (row) => {
    const fixture = fixtures[String(row.data)] as Fields | undefined
    const cells = row.input ?? fixture?.[String(row.column)]
    if (Array.isArray(cells) && /hasDataType ratio .*\(Integral/.test(String(row.op))) {
      const table = new Map([['a', cells as (string | null)[]]])
      const found = judgeTexts(
        { columns: [{ name: 'a', type: { is: 'integer', mostly: 0 } }] },
        table,
      )
      const share = found.find(({ code }) => code === 'type.mismatch')?.observed
      // Where all conform, the type is what is observed.
      assertSame(share === 'integer' ? 1 : share, row.expect, { tolerance: 1e-12, what: 'share' })
      return undefined
    }
    const expected = (row.expect as Fields | undefined)?.type
    if (!Array.isArray(cells) || typeof expected !== 'string') return 'a ratio of cells by type'
    const types: Readonly<Record<string, string>> = {
      Fractional: 'number',
      Integral: 'integer',
      Boolean: 'boolean',
      String: 'string',
    }
    assertSame(typeOfTexts(cells), types[expected], { tolerance: 0, what: 'type' })
    return undefined
  }

export const deequSchemaRunners = (fixtures: Fields): Runners => ({
  rowschema: rowSchema,
  dqdl: listed(fixtures),
  datatype: dataType(fixtures),
})
