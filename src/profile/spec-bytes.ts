/** Derivations and specs as bytes: what a stored statistic is of. */
import type { Spec } from '../accumulators/registry.js'
import type { Derivation } from '../batch/derive.js'
import type { Rule } from '../batch/match.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { DataError } from '../errors.js'
import { readEdges, writeEdges } from './edges.js'

const derivations = ['values', 'length', 'pattern', 'number', 'misfits', 'nulls'] as const

export function writeDerivation(derivation: Derivation, writer: Writer): void {
  writer.text(derivation.of)
  if (derivation.of === 'violations') writer.text(JSON.stringify(derivation.rule))
}

/** Throws `DataError` on what `writeDerivation` does not write. */
export function readDerivation(reader: Reader): Derivation {
  const of = reader.text()
  if (of === 'violations') return { of, rule: readRule(reader.text()) }
  const known = derivations.find((name) => name === of)
  if (known === undefined) throw new DataError(`a statistic of unknown derivation ${of}`)
  return { of: known }
}

/** Writes a spec. `kept` gives the distinct values that the column's quantile sketch keeps. */
export function writeSpec(spec: Spec, writer: Writer, kept: () => Float64Array): void {
  writer.text(spec.kind)
  switch (spec.kind) {
    case 'kll':
      writer.u32(spec.k)
      break
    case 'hll':
      writer.u8(spec.lgK)
      break
    case 'frequent':
      writer.u8(spec.lgMaxMapSize)
      break
    case 'sample':
      writer.u32(spec.size).u8(spec.by === 'row' ? 0 : 1)
      break
    case 'histogram':
      writeEdges(spec.edges, kept(), writer)
      break
    case 'contingency':
      writer.u32(spec.capacity)
      break
    default:
  }
}

/** Throws `DataError` on what `writeSpec` does not write. Parameters out of range are not refused. */
export function readSpec(reader: Reader, kept: () => Float64Array): Spec {
  const kind = reader.text()
  switch (kind) {
    case 'tally':
    case 'extent':
    case 'moments':
    case 'order':
    case 'keys':
    case 'comoments':
    case 'members':
      return { kind }
    case 'kll':
      return { kind, k: reader.u32() }
    case 'hll':
      return { kind, lgK: reader.u8() }
    case 'frequent':
      return { kind, lgMaxMapSize: reader.u8() }
    case 'sample':
      return { kind, size: reader.u32(), by: reader.u8() === 0 ? 'row' : 'hash' }
    case 'histogram':
      return { kind, edges: readEdges(reader, kept()) }
    case 'contingency':
      return { kind, capacity: reader.u32() }
    default:
      throw new DataError(`a statistic of unknown kind ${kind}`)
  }
}

function readRule(json: string): Rule {
  const rule: unknown = JSON.parse(json)
  if (!isRule(rule)) throw new DataError('a statistic of an unknown rule')
  return rule
}

const boundKeys = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']
const flagKeys = ['search', 'ignoreCase']
const isFlag = (flag: unknown) => flag === undefined || typeof flag === 'boolean'

function isRule(rule: unknown): rule is Rule {
  if (typeof rule !== 'object' || rule === null || !('kind' in rule)) return false
  const bounds = boundKeys.map((key) => (key in rule ? (rule as Record<string, unknown>)[key] : 0))
  const flags = flagKeys.map((key) => (rule as Record<string, unknown>)[key])
  switch (rule.kind) {
    case 'range':
      return bounds.every((bound) => typeof bound === 'number' || typeof bound === 'string')
    case 'length':
      return bounds.every((bound) => typeof bound === 'number')
    case 'multiple':
      return 'of' in rule && typeof rule.of === 'string'
    case 'special':
      return 'not' in rule && (rule.not === 'nan' || rule.not === 'infinite')
    case 'pattern':
      return 'matches' in rule && typeof rule.matches === 'string' && flags.every(isFlag)
    case 'domain':
    case 'forbidden':
      return (
        'values' in rule &&
        Array.isArray(rule.values) &&
        rule.values.every((value) => typeof value === 'string')
      )
    default:
      return false
  }
}
