import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { defaultAlpha, defaultDrift, defaultUnexpectedColumns } from '../../src/schema/defaults.js'
import { parseSchema } from '../../src/schema/parse.js'

it('are what a schema says that says nothing', () => {
  const schema = parseSchema('version: 1\ncolumns: []', 'x')
  expect(schema.alpha).toBe(defaultAlpha)
  expect(schema.drift).toEqual(defaultDrift)
  expect(schema.unexpectedColumns).toBe(defaultUnexpectedColumns)
})

it('are told in the published JSON Schema', () => {
  const { properties } = JSON.parse(readFileSync('schemas/driftgate.schema.json', 'utf8'))
  expect(properties.alpha.description).toContain(`Default: ${defaultAlpha}`)
  expect(properties.unexpectedColumns.description).toContain(`Default: ${defaultUnexpectedColumns}`)
})
