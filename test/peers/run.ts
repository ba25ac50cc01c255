/** Runs the cases of the comparison through the library, as its users call it. */
import { expect } from 'vitest'
import { check, describeProfile, infer, parseSchema, profile } from '../../src/index.js'
import type { Finding } from '../../src/verdict/finding.js'
import type { Case, CheckCase, Found, LearntCase, PassCase } from './row.js'

/** Puts data into a file and gives its path. */
export type Store = (data: string | Uint8Array) => Promise<string>

export async function runCase(each: Case, store: Store): Promise<void> {
  if ('refused' in each) expect(() => schemaOf(each.refused)).toThrow(each.says)
  else if ('value' in each) expectClose(await each.value(), each.is, 'value')
  else if ('profile' in each) {
    const described = describeProfile(await profile(await store(each.profile)), {
      name: '',
      version: '',
    })
    const subject =
      each.of === undefined
        ? described.source
        : described.columns.find(({ name }) => name === each.of)
    for (const [path, value] of Object.entries(each.is)) expectClose(at(subject, path), value, path)
  } else if ('infer' in each) {
    const { schema } = await infer(await store(each.infer))
    for (const [path, value] of Object.entries(each.learns))
      expectClose(at(schema, path), value, path)
  } else {
    if ('fails' in each) await expectFailure(each, store)
    await expectPass(each, store)
  }
}

async function expectFailure(each: CheckCase | LearntCase, store: Store): Promise<void> {
  const findings = (await findingsOf(each, each.fails, store)).filter(isFailed)
  const found = findings.map((finding) => [subjectOf(finding), finding.observed] as const)
  const names = (entries: readonly (readonly [string, unknown])[]) =>
    entries.map(([name]) => name).sort()
  // A schema that is learnt may have further rules, which the batch breaks as well.
  const asked = 'learnt' in each ? found.filter(([name]) => name in each.finds) : found
  expect(names(asked)).toEqual(names(Object.entries(each.finds)))
  for (const [name, observed] of asked) expectObserved(observed, each.finds[name], name)
  for (const [name, bins] of Object.entries('bins' in each ? (each.bins ?? {}) : {})) {
    const test = findings.find((finding) => subjectOf(finding) === name)?.test
    expect(test?.bins?.map(({ reference, batch }) => [reference, batch])).toEqual(bins)
  }
}

function expectObserved(observed: unknown, expected: Found[string] | undefined, name: string) {
  if (typeof expected !== 'object' || expected === null)
    return expectClose(observed, expected, name)
  expect(observed, name).toBeGreaterThanOrEqual(expected[0])
  expect(observed, name).toBeLessThanOrEqual(expected[1])
}

/** Nothing is found, and what the failing batch broke was judged, not skipped. */
async function expectPass(each: PassCase | CheckCase | LearntCase, store: Store): Promise<void> {
  const findings = await findingsOf(each, each.passes, store)
  expect(findings.filter(isFailed).map(({ message }) => message)).toEqual([])
  const finds: Found = 'finds' in each ? each.finds : {}
  const skipped = findings.filter(
    (finding) => subjectOf(finding) in finds && finding.outcome === 'skipped',
  )
  expect(skipped.map(({ message }) => message)).toEqual([])
}

async function findingsOf(
  each: PassCase | LearntCase,
  batch: string | Uint8Array,
  store: Store,
): Promise<readonly Finding[]> {
  if ('learnt' in each) return findingsByLearning(each, batch, store)
  const { schema, others: datasets = {}, options = {} } = each
  const { reference, ...others } = options
  let text = schema
  for (const [name, data] of Object.entries(datasets)) {
    text = text.replaceAll(`{${name}}`, JSON.stringify(await store(data)))
  }
  const { findings } = await check(await store(batch), {
    ...others,
    schema: schemaOf(text),
    ...(reference === undefined ? {} : { reference: await store(reference) }),
  })
  return findings
}

async function findingsByLearning(
  { learnt, isCompared = false }: LearntCase,
  batch: string | Uint8Array,
  store: Store,
): Promise<readonly Finding[]> {
  const { schema, profile: reference } = await infer(await store(learnt))
  const options = isCompared ? { schema, reference } : { schema }
  return (await check(await store(batch), options)).findings
}

const isFailed = ({ outcome }: Finding) => outcome === 'violated' || outcome === 'drift'

function subjectOf({ column, columns, code }: Finding): string {
  const subject = column ?? columns?.join('+')
  return subject === undefined ? code : `${subject} ${code}`
}

const schemaOf = (text: string) => parseSchema(`version: 1\n${text}`, 'case.yaml')

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    return typeof inner === 'object' && inner !== null
      ? (inner as Record<string, unknown>)[key]
      : undefined
  }, value)
}

/** Numbers to a relative 1e-9, whatever else exactly. */
function expectClose(actual: unknown, expected: unknown, what: string): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    expect(
      Math.abs(actual - expected),
      `${what}: ${actual}, expected ${expected}`,
    ).toBeLessThanOrEqual(1e-9 * Math.max(1e-300, Math.abs(expected)))
  } else expect(actual, what).toEqual(expected)
}
