/** Batches by hand, and what an expression says of their rows. */
import type { Batch } from '../../src/batch/batch.js'
import { acceptedClasses, CellClass, classesOf, type LogicalType } from '../../src/batch/type.js'
import { checkExpression } from '../../src/expression/check.js'
import { evaluateExpression } from '../../src/expression/evaluate.js'
import { parseExpression } from '../../src/expression/parse.js'
import { problemText } from '../../src/expression/problem.js'
import { nearest } from '../../src/schema/suggest.js'
import { column } from '../support/text-columns.js'

export interface Rows {
  readonly names: readonly string[]
  readonly types: readonly { readonly name: string; readonly type: LogicalType }[]
  readonly batch: Batch
}

export type Cell = string | null
type Columns = Readonly<Record<string, readonly [LogicalType | 'wide', readonly Cell[]]>>

/** Columns of cells of text; a cell that is not of its type is a misfit. `wide`: integers of 64 bits. */
export function rowsOf(columns: Columns): Rows {
  const entries = Object.entries(columns)
  const wide = CellClass.integer | CellClass.wideInteger
  return {
    names: entries.map(([name]) => name),
    types: entries.map(([name, [type]]) => ({ name, type: type === 'wide' ? 'integer' : type })),
    batch: {
      length: entries[0]?.[1][1].length ?? 0,
      firstRow: 11,
      columns: entries.map(([, [type, cells]]) => {
        if (type === 'wide') return column('integer', cells, wide)
        const classes = type === 'integer' ? CellClass.integer : acceptedClasses(classesOf(type))
        return column(type, cells, classes)
      }),
    },
  }
}

/** T, F, U unknown, E unevaluated, a letter a row; or what is wrong with the expression. */
export function answers(expression: string, { names, types, batch }: Rows): string {
  const parsed = parseExpression(expression)
  if (parsed.problem !== undefined) return problemText(expression, parsed.problem)
  const checked = checkExpression(parsed.expression, types, nearest)
  if (checked.problem !== undefined) return problemText(expression, checked.problem)
  return [...evaluateExpression(checked.typed, names, batch)].map((each) => 'FTUE'[each]).join('')
}

/** What an expression without columns is: one letter. */
export function answer(expression: string): string {
  return answers(expression, rowsOf({ unused: ['integer', ['1']] }))
}
