import { describe, expect, it } from 'vitest'
import { DataError, UsageError } from '../../src/errors.js'
import {
  requireCommonColumns,
  requireTwoInputs,
  requireTypes,
} from '../../src/gate/requirements.js'
import { profileOf } from '../support/profiles.js'

const numbers = () => profileOf({ amount: [1, 2] })

describe('requirements', () => {
  it('refuse a type for a column that is not there, or is another in a profile', async () => {
    const profiles = [await numbers()]
    expect(() => requireTypes({ types: { amount: 'integer' } }, profiles)).not.toThrow()
    expect(() => requireTypes({}, profiles)).not.toThrow()
    const misspelt = () => requireTypes({ types: { amuont: 'integer' } }, profiles)
    expect(misspelt).toThrow(/did you mean amount/)
    const other = () => requireTypes({ types: { amount: 'date' } }, profiles)
    expect(other).toThrow(UsageError)
  })

  it('refuse standard input twice', () => {
    expect(() => requireTwoInputs('-', 'a.csv')).not.toThrow()
    expect(() => requireTwoInputs('-', '-')).toThrow(UsageError)
  })

  it('refuse data sets without a common column', async () => {
    const some = await numbers()
    const empty = await profileOf({ amount: [] })
    expect(() => requireCommonColumns(empty, some)).not.toThrow()
    const others = await profileOf({ name: ['a'] })
    expect(() => requireCommonColumns(some, empty)).not.toThrow()
    expect(() => requireCommonColumns(some, others)).toThrow(DataError)
  })
})
