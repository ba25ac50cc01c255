import { describe, expect, it } from 'vitest'
import {
  acceptedClasses,
  CellClass,
  classesOf,
  isNumeric,
  isTemporal,
  type LogicalType,
  storageOf,
  storageOfType,
  typeOf,
} from '../../src/batch/type.js'

const { boolean, integer, wideInteger, hugeInteger, number, date, time, timestamp, string } =
  CellClass

describe('typeOf', () => {
  it.each<[number, LogicalType]>([
    [0, 'unknown'],
    [boolean, 'boolean'],
    [integer, 'integer'],
    [integer | wideInteger, 'integer'],
    [number, 'number'],
    [integer | number, 'number'],
    [wideInteger | number, 'decimal'],
    [hugeInteger, 'decimal'],
    [date, 'date'],
    [time, 'time'],
    [timestamp, 'timestamp'],
    [date | timestamp, 'timestamp'],
    [date | time, 'string'],
    [boolean | integer, 'string'],
    [string, 'string'],
    [511, 'string'],
  ])('%i is %s', (classes, type) => {
    expect(typeOf(classes)).toBe(type)
  })

  it('joins: more classes never give a narrower type', () => {
    for (let a = 0; a < 512; a++) {
      for (let bit = 1; bit < 512; bit *= 2) {
        // Nothing but the type of the union counts, however the classes came to it.
        expect(typeOf(acceptedClasses(a) | bit)).toBe(typeOf(a | bit))
      }
    }
  })
})

describe('acceptedClasses', () => {
  it('changes neither type nor storage', () => {
    for (let classes = 0; classes < 512; classes++) {
      const accepted = acceptedClasses(classes)
      expect(accepted & classes).toBe(classes)
      expect([typeOf(accepted), storageOf(accepted)]).toEqual([typeOf(classes), storageOf(classes)])
    }
  })

  it('is the same for all sets of one type and storage', () => {
    const seen = new Map<string, number>()
    for (let classes = 0; classes < 512; classes++) {
      const key = `${typeOf(classes)} ${storageOf(classes)}`
      expect(seen.get(key) ?? acceptedClasses(classes)).toBe(acceptedClasses(classes))
      seen.set(key, acceptedClasses(classes))
    }
  })
})

describe('types', () => {
  const types: readonly LogicalType[] = [
    'unknown',
    'boolean',
    'integer',
    'number',
    'decimal',
    'date',
    'time',
    'timestamp',
    'string',
    'binary',
  ]

  it('accept classes that give the type back', () => {
    for (const type of types)
      expect(typeOf(classesOf(type))).toBe(type === 'binary' ? 'string' : type)
  })

  it('have a storage', () => {
    expect(types.map(storageOfType)).toEqual([
      'utf8',
      'boolean',
      'float64',
      'float64',
      'utf8',
      'float64',
      'float64',
      'float64',
      'utf8',
      'utf8',
    ])
    expect(storageOf(integer | wideInteger)).toBe('int64')
  })

  it('are numeric, temporal or neither', () => {
    expect(types.filter(isNumeric)).toEqual(['integer', 'number', 'decimal'])
    expect(types.filter(isTemporal)).toEqual(['date', 'time', 'timestamp'])
  })
})
