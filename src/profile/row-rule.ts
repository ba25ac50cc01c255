/**
 * A condition on each row of a data set, and which rows of a batch break it.
 *
 * SQL's CHECK decides what null means: a row breaks a rule only where the condition is false; where it is
 * unknown, it does not. A filter (`where`) lets in the rows for which it is true. A row for which the
 * condition or the filter could not be evaluated (a division by zero, a cell that is not of its type) is
 * neither, and counted apart.
 */
import type { Batch } from '../batch/batch.js'
import { type Column, type Field, isValid } from '../batch/column.js'
import { valueText } from '../batch/format.js'
import type { Expression } from '../expression/ast.js'
import { checkExpression, type NamedType, type Nearest } from '../expression/check.js'
import { columnsOf } from '../expression/columns-of.js'
import { type Condition, compileExpression, type Frame } from '../expression/evaluate.js'
import { parseExpression } from '../expression/parse.js'
import { type Problem, problemText } from '../expression/problem.js'
import { FALSE, TRUE, UNEVALUATED } from '../expression/vector.js'

/** As it stands in a schema: plain data, which can be posted to another thread. */
export interface RowRule {
  readonly expression: string
  /** Rows for which this is not true are not asked. */
  readonly where?: string
}

/** Slots of a batch, ascending; every other slot that was asked satisfies the rule. */
export interface RuleSlots {
  /** How many rows the filter let in and the condition has an answer for, unknown or not. */
  readonly asked: number
  readonly broken: Int32Array
  readonly unknown: Int32Array
  readonly failed: Int32Array
}

/** A rule for batches with columns of certain types. */
export interface CompiledRule {
  slotsOf(frame: Frame): RuleSlots
  /** What the columns that the rule reads hold in a slot: `a = 5, b = "x"`. */
  evidence(batch: Batch, slot: number): string
}

/** A text with what is wrong with it. */
export interface RuleProblem extends Problem {
  /** Of the rule: `expression` or `where`. */
  readonly part: keyof RowRule
}

/** Longest text of one value in an evidence, in UTF-16 code units. */
const longest = 60

/** What is wrong with a rule on columns of these types; undefined where it can be evaluated. */
export function problemOfRule(
  rule: RowRule,
  columns: readonly NamedType[],
  nearest?: Nearest,
): RuleProblem | undefined {
  for (const part of ['expression', 'where'] as const) {
    const text = rule[part]
    if (text === undefined) continue
    const { expression, problem: unread } = parseExpression(text)
    const problem = unread ?? checkExpression(expression as Expression, columns, nearest).problem
    if (problem !== undefined) return { ...problem, part }
  }
  return undefined
}

/** The problem in a sentence, with its place in the rule. */
export function ruleProblemText(rule: RowRule, problem: RuleProblem): string {
  return `${problem.part} ${problemText(rule[problem.part] ?? '', problem)}`
}

/** The columns that a rule reads, spelt as in the rule, in the order in which they first occur. */
export function columnsOfRule({ expression, where }: RowRule): readonly string[] {
  const parts = [expression, ...(where === undefined ? [] : [where])]
  const names = parts.flatMap((text) => {
    const parsed = parseExpression(text)
    return parsed.expression === undefined ? [] : columnsOf(parsed.expression)
  })
  return [...new Set(names)]
}

/** Compiles a rule; undefined where it cannot be evaluated on such columns. */
export function compileRule(rule: RowRule, fields: readonly Field[]): CompiledRule | undefined {
  const condition = compilePart(rule.expression, fields)
  if (condition === undefined) return undefined
  const filter = rule.where === undefined ? undefined : compilePart(rule.where, fields)
  if (rule.where !== undefined && filter === undefined) return undefined
  const names = columnsOfRule(rule).flatMap((name) => nameIn(fields, name) ?? [])
  const positions = names.map((name) => fields.findIndex((field) => field.name === name))
  return {
    slotsOf: (frame) => slotsWhere(condition(frame), filter?.(frame)),
    evidence: (batch, slot) =>
      names
        .map((name, i) => `${name} = ${shownValue(batch.columns[positions[i] as number], slot)}`)
        .join(', '),
  }
}

/** Compiles the text of a condition; undefined where it cannot be evaluated on such columns. */
export function compilePart(text: string, fields: readonly Field[]): Condition | undefined {
  const { expression } = parseExpression(text)
  if (expression === undefined) return undefined
  const { typed } = checkExpression(expression, fields)
  if (typed === undefined) return undefined
  const names = fields.map(({ name }) => name)
  return compileExpression(typed, names)
}

/** The column that a name means, as `checkExpression` reads names. */
function nameIn(fields: readonly Field[], name: string): string | undefined {
  const exact = fields.find((field) => field.name === name)
  const folded = name.toLowerCase()
  return (exact ?? fields.find((field) => field.name.toLowerCase() === folded))?.name
}

function slotsWhere(truth: Uint8Array, filter: Uint8Array | undefined): RuleSlots {
  const { length } = truth
  const broken: number[] = []
  const failed: number[] = []
  const unknown: number[] = []
  let asked = 0
  for (let i = 0; i < length; i++) {
    const admitted = filter === undefined ? TRUE : filter[i]!
    if (admitted !== TRUE) {
      if (admitted === UNEVALUATED) failed.push(i)
      continue
    }
    const answer = truth[i]!
    if (answer === UNEVALUATED) {
      failed.push(i)
      continue
    }
    asked++
    if (answer === FALSE) broken.push(i)
    else if (answer !== TRUE) unknown.push(i)
  }
  const [brokenSlots, unknownSlots, failedSlots] = [broken, unknown, failed].map((slots) =>
    Int32Array.from(slots),
  )
  return { asked, broken: brokenSlots!, unknown: unknownSlots!, failed: failedSlots! }
}

/** What a slot holds, short: a cell that is not of its column's type as it stands in the file. */
export function shownValue(column: Column | undefined, slot: number): string {
  if (column === undefined || !isValid(column, slot)) return misfitText(column, slot) ?? 'null'
  const text = valueText(column, slot)
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text
  return column.type === 'string' ? JSON.stringify(short) : short
}

/** A cell that is not of its column's type, as it stands in the file. */
function misfitText(column: Column | undefined, slot: number): string | undefined {
  const misfits = column?.misfits
  if (column === undefined || misfits === undefined) return undefined
  const row = (column.rows?.[slot] ?? column.firstRow + slot) as number
  for (let i = 0; i < misfits.length; i++) {
    const at = misfits.rows?.[i] ?? misfits.firstRow + i
    if (at === row) return JSON.stringify(valueText(misfits, i).slice(0, longest))
  }
  return undefined
}
