import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { columnKeys } from '../../src/schema/parse-column.js'
import { statisticNames } from '../../src/schema/statistics.js'
import {
  dimensions,
  faultCodes,
  levels,
  stages,
  typeNames,
  typeSynonyms,
} from '../../src/schema/vocabulary.js'

it('is that of the published JSON Schema', () => {
  const { properties, definitions } = JSON.parse(
    readFileSync('schemas/driftgate.schema.json', 'utf8'),
  )
  expect(definitions.level.enum).toEqual(levels)
  expect(definitions.typeName.enum).toEqual(typeNames)
  expect(definitions.dimension.enum).toEqual(dimensions)
  expect(definitions.column.properties.stage.enum).toEqual(stages)
  expect(Object.keys(definitions.column.properties)).toEqual(columnKeys)
  expect(Object.keys(definitions.statistics.properties)).toEqual([...statisticNames, 'quantiles'])
  expect(Object.keys(properties.faults.properties)).toEqual(faultCodes)
})

it('has synonyms for types only, and none that is a type itself', () => {
  const names: readonly string[] = typeNames
  expect([...typeSynonyms.values()].every((type) => names.includes(type))).toBe(true)
  expect([...typeSynonyms.keys()].some((word) => names.includes(word))).toBe(false)
})
