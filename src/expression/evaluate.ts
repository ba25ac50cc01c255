/**
 * Expressions over the rows of a batch, a column at a time.
 *
 * Method: a checked expression is compiled once to closures, each of which makes one vector of its
 * operands' vectors; nothing is run as code and no value becomes an object. What several parts share is
 * computed once a batch, what is constant once for all.
 * Cost: a pass over the rows for each operation; a few vectors of a batch in memory at a time.
 */
import type { Batch } from '../batch/batch.js'
import type { Column } from '../batch/column.js'
import { assert } from '../errors.js'
import { members } from './among.js'
import { callOf } from './call.js'
import { cast } from './cast.js'
import { choose } from './choose.js'
import { columnVector } from './column-vector.js'
import { compare, same } from './compare.js'
import { constantVector } from './constant.js'
import { like } from './like.js'
import { conjunctionOf, disjunctionOf, isTruth, oppositeOf } from './truth.js'
import type { Typed } from './typed.js'
import {
  FAILED,
  FALSE,
  NULL,
  statusAt,
  type TextVector,
  TRUE,
  type TruthVector,
  UNEVALUATED,
  type ValueVector,
  type Vector,
} from './vector.js'

/** The rows that expressions are evaluated for, with what several of them share. */
export interface Frame {
  readonly length: number
  readonly columns: readonly Column[]
  /** Vectors of columns, by place and type, and of shared parts. */
  readonly known: Map<string | Typed, Vector>
}

type Evaluation = (frame: Frame) => Vector

/** A compiled condition: for each row 0 false, 1 true, 2 unknown, 3 could not be evaluated. */
export type Condition = (frame: Frame) => Uint8Array

/** A batch for conditions: columns are prepared once, however many conditions read them. */
export function frameOf({ length, columns }: Pick<Batch, 'length' | 'columns'>): Frame {
  return { length, columns, known: new Map() }
}

/**
 * Compiles a checked expression for batches whose columns have these names, in this order. Throws
 * `InvariantError` where a batch is not as was checked.
 */
export function compileExpression(typed: Typed, names: readonly string[]): Condition {
  assert(typed.type === 'boolean', `a condition of type ${typed.type}`)
  const evaluation = compiler(names)(typed)
  return (frame) => {
    const vector = evaluation(frame)
    assert(vector.kind === 'truth', 'a condition that gives no truth')
    const { values, mask } = vector
    return mask === 0 ? new Uint8Array(frame.length).fill(values[0]!) : values
  }
}

/** The truth of a checked expression for each row of one batch, as `Condition` gives it. */
export function evaluateExpression(
  typed: Typed,
  names: readonly string[],
  batch: Pick<Batch, 'length' | 'columns'>,
): Uint8Array {
  return compileExpression(typed, names)(frameOf(batch))
}

function compiler(names: readonly string[]): (typed: Typed) => Evaluation {
  const compiled = new Map<Typed, { readonly evaluation: Evaluation; isShared: boolean }>()
  const compile = (typed: Typed): Evaluation => {
    const before = compiled.get(typed)
    if (before !== undefined) before.isShared = true
    const entry = before ?? { evaluation: build(typed, compile, names), isShared: false }
    compiled.set(typed, entry)
    return (frame) => {
      return entry.isShared ? remembered(frame, typed, entry.evaluation) : entry.evaluation(frame)
    }
  }
  return compile
}

function remembered(frame: Frame, key: string | Typed, evaluation: Evaluation): Vector {
  const vector = frame.known.get(key) ?? evaluation(frame)
  frame.known.set(key, vector)
  return vector
}

function build(
  typed: Typed,
  compile: (typed: Typed) => Evaluation,
  names: readonly string[],
): Evaluation {
  const truth = (each: Typed) => compile(each) as (frame: Frame) => TruthVector
  switch (typed.op) {
    case 'constant': {
      const vector = constantVector(typed.type, typed.value)
      return () => vector
    }
    case 'column': {
      const index = names.indexOf(typed.name)
      assert(index >= 0, `column ${typed.name} is not among those of the batch`)
      const key = `${index} ${typed.type}`
      const make = ({ columns }: Frame) => {
        const column = columns[index]
        assert(column !== undefined, `a batch without column ${typed.name}`)
        return columnVector(column, typed.type)
      }
      return (frame) => remembered(frame, key, make)
    }
    case 'and':
    case 'or': {
      const operands = typed.operands.map(truth)
      const combine = typed.op === 'and' ? conjunctionOf : disjunctionOf
      return (frame) =>
        combine(
          operands.map((operand) => operand(frame)),
          frame.length,
        )
    }
    case 'not': {
      const operand = truth(typed.operand)
      return (frame) => oppositeOf(operand(frame))
    }
    case 'is': {
      const { value } = typed
      if (value === 'null') return nullTest(compile(typed.operand))
      const operand = truth(typed.operand)
      return (frame) => isTruth(operand(frame), value)
    }
    case 'compare':
    case 'same': {
      const [left, right] = [compile(typed.left), compile(typed.right)]
      const { type } = typed.left
      if (typed.op === 'same') return (frame) => same(left(frame), right(frame), type, frame.length)
      const how = { operator: typed.operator, type }
      return (frame) => compare(left(frame), right(frame), how, frame.length)
    }
    default:
      return buildFurther(typed, compile)
  }
}

function buildFurther(
  typed: Extract<Typed, { readonly op: 'among' | 'like' | 'choose' | 'cast' | 'call' }>,
  compile: (typed: Typed) => Evaluation,
): Evaluation {
  switch (typed.op) {
    case 'among': {
      const operand = compile(typed.operand) as (frame: Frame) => ValueVector
      const known = members(typed.items)
      return (frame) => known.among(operand(frame), frame.length)
    }
    case 'like': {
      const operand = compile(typed.operand) as (frame: Frame) => TextVector
      const pattern = compile(typed.pattern) as (frame: Frame) => TextVector
      return (frame) => like(operand(frame), pattern(frame), typed.escapeCharacter, frame.length)
    }
    case 'choose': {
      const conditions = typed.branches.map(({ when }) => compile(when))
      const values = [...typed.branches.map(({ result }) => result), typed.otherwise].map(compile)
      return (frame) => {
        const given = conditions.map((condition) => condition(frame) as TruthVector)
        return choose(
          given,
          values.map((value) => value(frame)),
          frame.length,
        )
      }
    }
    case 'cast': {
      const operand = compile(typed.operand)
      const { type, safe } = typed
      const from = typed.operand.type
      return (frame) => cast(operand(frame), from, type, safe)
    }
    case 'call': {
      const values = typed.arguments.map(compile)
      const call = callOf(typed)
      return (frame) =>
        call(
          values.map((value) => value(frame)),
          frame.length,
        )
    }
  }
}

/** IS NULL: of what failed it cannot be said. */
function nullTest(operand: Evaluation): Evaluation {
  return (frame) => {
    const vector = operand(frame)
    const values = new Uint8Array(frame.length)
    for (let i = 0; i < values.length; i++) {
      const status = statusAt(vector, i)
      values[i] = status === FAILED ? UNEVALUATED : status === NULL ? TRUE : FALSE
    }
    return { kind: 'truth', mask: -1, values }
  }
}
