/** Every code that the program gives is explained, and nothing else is. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { codes, codeText } from '../../src/reports/codes.js'
import { changeCodes } from '../../src/reports/codes-changes.js'
import { conditionCodes } from '../../src/reports/codes-conditions.js'
import { driftCodes } from '../../src/reports/codes-drift.js'
import { ruleCodes } from '../../src/reports/codes-rules.js'
import { severalCodes } from '../../src/reports/codes-several.js'
import { statisticCodes } from '../../src/reports/codes-statistics.js'
import type { RequestedLimits } from '../../src/schema/schema.js'
import { choices, driftOf, normals, plainSchema } from '../drift/support.js'

const source = resolve(import.meta.dirname, '../../src')
const pattern = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/

/** Texts that look like a code, whole (`drift.ks`) or as the beginning of one (`range.${side}`). */
function writtenCodes(): { whole: Set<string>; beginnings: Set<string> } {
  const whole = new Set<string>()
  const beginnings = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return
    if (ts.isStringLiteralLike(node) && pattern.test(node.text)) whole.add(node.text)
    if (ts.isTemplateExpression(node) && /^[a-z]+\.([a-z]+-)?$/.test(node.head.text)) {
      beginnings.add(node.head.text)
    }
    ts.forEachChild(node, visit)
  }
  const files = ['checks', 'drift'].flatMap((folder) =>
    readdirSync(join(source, folder)).map((name) => join(source, folder, name)),
  )
  for (const path of [...files, join(source, 'batch/fault.ts')]) {
    const text = readFileSync(path, 'utf8')
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true))
  }
  return { whole, beginnings }
}

describe('codes', () => {
  const { whole, beginnings } = writtenCodes()

  it('that the source gives are all explained', () => {
    expect(whole.size).toBeGreaterThan(20)
    expect([...whole].filter((code) => codeText(code) === undefined)).toEqual([])
    const known = Object.keys(codes)
    const unknown = [...beginnings].filter(
      (beginning) => !known.some((code) => code.startsWith(beginning)),
    )
    expect(unknown).toEqual([])
  })

  it('that are explained are all given by the source', () => {
    const given = (code: string) =>
      whole.has(code) || [...beginnings].some((beginning) => code.startsWith(beginning))
    expect(Object.keys(codes).filter((code) => !given(code))).toEqual([])
  })

  it('of tests that schemas ask for are explained as well', async () => {
    const asked: Required<RequestedLimits> = {
      jensenShannon: 1,
      hellinger: 1,
      totalVariation: 1,
      lInfinity: 1,
      kullbackLeibler: 1,
      wasserstein: 1,
      energy: 1,
      cramerVonMises: 1,
      andersonDarling: 1,
      kuiper: 1,
    }
    const schema = { ...plainSchema, drift: { ...plainSchema.drift, ...asked } }
    const table = (seed: number) => ({
      number: normals(60, seed),
      text: choices(60, seed, ['a', 'b']),
    })
    const found = await driftOf(table(1), table(2), schema)
    const given = new Set(found.map(({ code }) => code))
    expect(given.size).toBe(5 + Object.keys(asked).length)
    expect([...given].filter((code) => codeText(code) === undefined)).toEqual([])
    const known = new Set([...given, 'drift.nans', 'drift.infinities', 'drift.columns'])
    expect(Object.keys(driftCodes).filter((code) => !known.has(code))).toEqual([])
  })

  it('are listed once, and looked up by their own name only', () => {
    const sizes = [
      ruleCodes,
      conditionCodes,
      severalCodes,
      statisticCodes,
      driftCodes,
      changeCodes,
    ].map((list) => Object.keys(list).length)
    expect(Object.keys(codes)).toHaveLength(sizes.reduce((sum, size) => sum + size, 0))
    expect(codeText('drift.none')).toBeUndefined()
    expect(codeText('toString')).toBeUndefined()
  })
})
