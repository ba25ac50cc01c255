/**
 * The comparison with other tools: every row is run, none is lacking, and `schemas/README.md` is what the
 * rows give. `UPDATE_PEERS=1` writes it anew.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { documentOf } from './document.js'
import { peers } from './names.js'
import { nullPolicies } from './null-policies.js'
import type { Row } from './row.js'
import { rows } from './rows.js'
import { runCase, type Store } from './run.js'

const page = resolve(import.meta.dirname, '../../schemas/README.md')
const folder = mkdtempSync(join(tmpdir(), 'driftgate-peers-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const store: Store = async (data) => {
  const path = join(folder, `${files++}.csv`)
  writeFileSync(path, data)
  return path
}

const titleOf = ({ peer, kind, name }: Row) => `${peer} ${kind} ${name}`

describe.each(
  peers.flatMap(({ peer, lists }) => lists.map(({ kind, names }) => ({ peer, kind, names }))),
)('$peer: $kind', ({ peer, kind, names }) => {
  const known = rows.filter((row) => row.peer === peer && row.kind === kind)

  it('has one row for every name', () => {
    expect(known.map(({ name }) => name)).toEqual(names)
  })

  it.each(known.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    expect(row.cases.length).toBeGreaterThan(0)
    for (const each of row.cases) await runCase(each, store)
  })
})

describe('nulls', () => {
  it.each(nullPolicies.map((each) => [each.rules, each] as const))('%s', async (_, { cases }) => {
    for (const each of cases) await runCase(each, store)
  })
})

describe('the page', () => {
  it('has no row of another list', () => {
    const lists = peers.flatMap(({ peer, lists }) => lists.map(({ kind }) => `${peer} ${kind}`))
    const strays = rows.filter(({ peer, kind }) => !lists.includes(`${peer} ${kind}`))
    expect(strays.map(titleOf)).toEqual([])
  })

  it('is what the rows give', () => {
    const text = documentOf(rows)
    if (process.env.UPDATE_PEERS === '1') writeFileSync(page, text)
    else expect(readFileSync(page, 'utf8')).toBe(text)
  })
})
