import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field } from '../../src/batch/column.js'
import { CellClass, classesOf, storageOf, typeOf } from '../../src/batch/type.js'
import { firstField, widen } from '../../src/scan/widen.js'

const { integer, wideInteger, hugeInteger, number, date, timestamp, string } = CellClass

function guess(classes: number): Field {
  return { name: 'a', type: typeOf(classes), classes }
}

describe('firstField', () => {
  test('without a plan the guess, with what can be read alike', () => {
    expect(firstField(guess(number), undefined)).toEqual({
      name: 'a',
      type: 'number',
      classes: integer | number,
    })
    expect(firstField(guess(integer), undefined).classes).toBe(integer)
    expect(firstField(guess(0), undefined)).toEqual({ name: 'a', type: 'unknown', classes: 0 })
  })

  test('a planned type overrides the guess; nobody plans `unknown`', () => {
    expect(firstField(guess(string), 'date')).toEqual({ name: 'a', type: 'date', classes: date })
    expect(firstField(guess(date), 'unknown').type).toBe('date')
  })

  test('a planned integer is read as doubles unless the head shows more', () => {
    expect(firstField(guess(string), 'integer').classes).toBe(integer)
    expect(firstField(guess(wideInteger), 'integer').classes).toBe(integer | wideInteger)
  })

  test('binary stays binary', () => {
    const field: Field = { name: 'a', type: 'binary', classes: 511 }
    expect(firstField(field, undefined)).toBe(field)
  })
})

describe('widen', () => {
  test.each([
    [integer, wideInteger, 'integer'],
    [integer, number, 'number'],
    [integer | wideInteger, number, 'decimal'],
    [integer, hugeInteger, 'decimal'],
    [date, timestamp, 'timestamp'],
    [date, integer, 'string'],
    [0, date, 'date'],
  ])('classes %i and misfits %i give %s', (classes, misfits, type) => {
    expect(widen(firstField(guess(classes), undefined), misfits, undefined).type).toBe(type)
  })

  test('without misfits the field itself', () => {
    const field = firstField(guess(integer), undefined)
    expect(widen(field, 0, undefined)).toBe(field)
  })

  test('a planned type stands, but an integer may need its wide storage', () => {
    const date = firstField(guess(string), 'date')
    expect(widen(date, string, 'date')).toBe(date)
    const whole = firstField(guess(integer), 'integer')
    expect(widen(whole, string | hugeInteger, 'integer')).toBe(whole)
    const wide = widen(whole, string | wideInteger, 'integer')
    expect(wide.classes).toBe(integer | wideInteger)
    expect(widen(wide, string | wideInteger, 'integer')).toBe(wide)
  })

  test('the result is that of the whole set, however it is cut into head and rest', () => {
    const set = fc.nat(511)
    fc.assert(
      fc.property(set, set, (head, rest) => {
        const field = firstField(guess(head), undefined)
        const widened = widen(field, rest & ~field.classes, undefined)
        const whole = firstField(guess(head | rest), undefined)
        expect(widened).toEqual(whole)
        expect(widened.type).toBe(typeOf(head | rest))
        expect(storageOf(widened.classes)).toBe(storageOf(head | rest))
      }),
      { numRuns: 2000, seed: 3 },
    )
  })

  test('a reader of the widened classes is not surprised again', () => {
    fc.assert(
      fc.property(fc.nat(511), fc.nat(511), (head, rest) => {
        const widened = widen(firstField(guess(head), undefined), rest, undefined)
        expect((head | rest) & ~widened.classes).toBe(0)
        expect(widened.classes & ~classesOf(widened.type)).toBe(0)
      }),
      { numRuns: 2000, seed: 4 },
    )
  })
})
