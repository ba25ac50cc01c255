import { describe, expect, it } from 'vitest'
import { DataError, InvariantError, UsageError } from '../../src/errors.js'
import { fromFailure, toFailure } from '../../src/scan/failure.js'

describe('a failure', () => {
  it.each([new UsageError('a'), new DataError('b'), new InvariantError('c'), new RangeError('d')])(
    'arrives as what it was: %s',
    (error) => {
      const arrived = fromFailure(structuredClone(toFailure(error)))
      expect([arrived.name, arrived.message, arrived.stack]).toEqual([
        error.name,
        error.message,
        error.stack,
      ])
      const isOurs = !(error instanceof RangeError)
      expect(arrived instanceof error.constructor).toBe(isOurs)
    },
  )

  it('may be anything that can be thrown', () => {
    expect(fromFailure(toFailure('text')).message).toBe('text')
    expect(fromFailure(toFailure(undefined))).toBeInstanceOf(Error)
    expect(fromFailure({ name: '__proto__', message: 'x' }).message).toBe('x')
  })
})
