import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { faultCodes, levels, typeNames, typeSynonyms } from '../../src/schema/vocabulary.js'

it('is that of the published JSON Schema', () => {
  const { properties, definitions } = JSON.parse(
    readFileSync('schemas/driftgate.schema.json', 'utf8'),
  )
  expect(definitions.level.enum).toEqual(levels)
  expect(definitions.column.properties.type.enum).toEqual(typeNames)
  expect(Object.keys(properties.faults.properties)).toEqual(faultCodes)
})

it('has synonyms for types only, and none that is a type itself', () => {
  const names: readonly string[] = typeNames
  expect([...typeSynonyms.values()].every((type) => names.includes(type))).toBe(true)
  expect([...typeSynonyms.keys()].some((word) => names.includes(word))).toBe(false)
})
