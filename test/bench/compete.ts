/** One file, all contestants in turns, and their answers held against each other. */

import type { Summary, Truth } from './agree.js'
import { disagreements, misjudgements, type OwnColumn, questionsOf } from './agree.js'
import { type Cost, measure } from './measure.js'
import { type Contestant, ceilings, learning, nameOf, ours, peers, summarize } from './peers.js'
import type { Result } from './table.js'

export interface Contest {
  readonly file: string
  readonly runs: number
  say(text: string): void
}

/** The results of all; throws where two answers differ, or where driftgate fails. */
export function compete(contest: Contest): readonly Result[] {
  const { file, runs, say } = contest
  const stem = `${file}.learnt`
  const { output: _, ...learnt } = measure(learning(stem).command(file))
  const check = ['check', '--schema', `${stem}.schema.yaml`, '--reference', `${stem}.profile`]
  const own = [ours(2, 'profile'), ours(1, 'profile'), ours(2, ...check), ours(1, ...check)]
  const others = peers().filter(({ version }) => version !== undefined)
  const entries = [...own, ...ceilings, ...others].map((contestant) => new Entry(contestant, file))
  for (let run = 0; run < runs; run++) {
    for (const entry of entries) {
      say(`  ${entry.name}, run ${run + 1} of ${runs}`)
      entry.run()
    }
  }
  const answers = new Map(entries.map(({ name, answer }) => [name, answer]))
  for (const { name, failure } of entries) {
    if (failure !== undefined && name.startsWith('driftgate')) throw new Error(failure)
  }
  requireAgreement(answers, file)
  return [{ name: nameOf('infer', 2), costs: [learnt] }, ...entries.flatMap((each) => each.results)]
}

/** A contestant at one file. One that fails takes part no longer, and the table says why. */
class Entry {
  readonly name: string
  answer: string | undefined
  failure: string | undefined
  readonly #contestant: Contestant
  readonly #file: string
  readonly #costs: Cost[] = []
  #preparation: Cost | undefined

  constructor(contestant: Contestant, file: string) {
    this.name = contestant.name
    this.#contestant = contestant
    this.#file = file
  }

  run(): void {
    if (this.failure !== undefined) return
    const { command, before } = this.#contestant
    try {
      if (before !== undefined) this.#preparation ??= measure(before(this.#file))
      const { output, ...cost } = measure(command(this.#file))
      this.answer = output
      this.#costs.push(cost)
    } catch (error) {
      this.failure = (error as Error).message
    }
  }

  get results(): Result[] {
    const { name, failure } = this
    if (failure !== undefined) return [{ name, costs: [], failure }]
    const own = { name, costs: this.#costs }
    const preparation = this.#preparation
    return preparation === undefined
      ? [own]
      : [own, { name: `${name}: its index`, costs: [preparation] }]
  }
}

function requireAgreement(answers: ReadonlyMap<string, string | undefined>, file: string): void {
  const [two, one] = [2, 1].map((workers) => answers.get(nameOf('profile', workers)))
  if (two === undefined) throw new Error(`${file}: driftgate gave no profile`)
  const found = two === one ? [] : ['1 and 2 workers disagree']
  const other = answers.get(summarize)
  if (other !== undefined) {
    const { columns } = JSON.parse(two) as { columns: OwnColumn[] }
    found.push(...disagreements(columns, JSON.parse(other) as Summary[]))
    const questions = JSON.stringify(questionsOf(columns, 8))
    const truth = measure([process.execPath, 'test/bench/truth.mjs', file, questions]).output
    found.push(...misjudgements(columns, JSON.parse(truth) as Truth[]))
  }
  if (found.length > 0) throw new Error(`${file}: the answers differ:\n${found.join('\n')}`)
}
