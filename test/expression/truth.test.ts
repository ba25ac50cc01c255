import { describe, expect, it } from 'vitest'
import { conjunctionOf, disjunctionOf, isTruth, oppositeOf } from '../../src/expression/truth.js'
import type { TruthVector } from '../../src/expression/vector.js'

const letters = 'FTUE'
const vector = (text: string): TruthVector => ({
  kind: 'truth',
  mask: -1,
  values: Uint8Array.from(text, (letter) => letters.indexOf(letter)),
})
const text = ({ values }: TruthVector) => [...values].map((value) => letters[value]).join('')

const left = vector('FFFFTTTTUUUUEEEE')
const right = vector('FTUEFTUEFTUEFTUE')

describe('logic of four values', () => {
  it('lets the other side decide where it can', () => {
    expect(text(conjunctionOf([left, right], 16))).toBe('FFFFFTUEFUUEFEEE')
    expect(text(disjunctionOf([left, right], 16))).toBe('FTUETTTTUTUEETEE')
    expect(text(oppositeOf(vector('FTUE')))).toBe('TFUE')
  })

  it('tests for one value without being unknown', () => {
    expect(text(isTruth(vector('FTUE'), 'true'))).toBe('FTFE')
    expect(text(isTruth(vector('FTUE'), 'false'))).toBe('TFFE')
    expect(text(isTruth(vector('FTUE'), 'unknown'))).toBe('FFTE')
  })

  it('takes a constant for all rows', () => {
    const constant = { ...vector('T'), mask: 0 }
    expect(text(conjunctionOf([constant, vector('FTUE')], 4))).toBe('FTUE')
  })
})
