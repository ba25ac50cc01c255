/**
 * The golden vectors: every row of every file in the vector folder, by family. Prints how many ran,
 * how many were left out and why, and fails if any row failed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { deequFile } from './support/vectors/deequ.js'
import { driftFile } from './support/vectors/drift.js'
import { type Fields, runFile, tableOf, type VectorFile } from './support/vectors/family.js'
import { readVectors, vectorFolder, vectorNames } from './support/vectors/folder.js'
import { statsFile } from './support/vectors/stats.js'
import { tfdvFile } from './support/vectors/tfdv.js'

const files: Readonly<Record<string, (content: Fields) => VectorFile>> = {
  deequ: deequFile,
  drift: driftFile,
  stats: statsFile,
  tfdv: tfdvFile,
}

describe('golden vectors', () => {
  const folder = vectorFolder()
  // The answers of independent software have tests of their own, in test/independent and test/expression.
  const names = vectorNames(folder).filter(
    (name) => name !== 'independent' && name !== 'expressions',
  )

  test.each(names)('%s', (name) => {
    const take = files[name]
    expect(take, `no runners for ${name}.json: add a module in test/support/vectors`).toBeDefined()
    if (take === undefined) return
    const outcomes = runFile(take(readVectors(folder, name)))
    console.log(tableOf(`${name}.json`, outcomes))
    expect(outcomes.flatMap(({ failures }) => failures)).toEqual([])
    expect(outcomes.length).toBeGreaterThan(0)
  })
})

describe('the runner', () => {
  const row = { id: 'a', args: { x: 2 }, expected: 4, tol: 1e-12 }
  const family = (runner: (row: Fields) => string | undefined) =>
    runFile({
      families: [{ name: 'f', rows: [row] }],
      runners: { f: runner },
      absent: () => 'none',
    })

  it('counts a row that asserts nothing wrong as run, and one that throws as failed', () => {
    expect(family(() => undefined)).toMatchObject([{ run: 1, failures: [] }])
    const fail = () => {
      throw new Error('off by one')
    }
    expect(family(fail)).toMatchObject([{ run: 0, failures: ['a: off by one'] }])
  })

  it('leaves out rows with a reason, and families without a runner', () => {
    expect([...(family(() => 'too odd')[0]?.leftOut ?? [])]).toEqual([['too odd', 1]])
    const absent = runFile({
      families: [{ name: 'toString', rows: [row] }],
      runners: {},
      absent: (f) => `no ${f}`,
    })
    expect([...(absent[0]?.leftOut ?? [])]).toEqual([['no toString', 1]])
  })

  it('fails clearly without vectors', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vectors-'))
    try {
      expect(() => vectorNames(folder)).toThrow('no vector files')
      expect(() => vectorNames(join(folder, 'none'))).toThrow('cannot read the vector folder')
      writeFileSync(join(folder, 'stats.json'), '{"golden": ')
      expect(() => readVectors(folder, 'stats')).toThrow('cannot read vectors')
      writeFileSync(join(folder, 'stats.json'), '[]')
      expect(() => readVectors(folder, 'stats')).toThrow('expected an object of vectors')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
