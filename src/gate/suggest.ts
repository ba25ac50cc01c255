/**
 * The smallest edits of a schema file by which a batch would pass.
 *
 * Method: check, relax every rule that is an error, edit the text, and check what the text then says; again until
 * nothing is an error, since a rule that changed may show what another one hid. What is told is only what a check of
 * the edited text confirmed.
 */
import type { Broken, Relaxation } from '../checks/relax.js'
import { relax } from '../checks/relax-registry.js'
import { UsageError } from '../errors.js'
import type { Profile } from '../profile/profile.js'
import { applyEdits } from '../schema/edit.js'
import { parseSchema } from '../schema/parse.js'
import type { Schema } from '../schema/schema.js'
import type { Finding } from '../verdict/finding.js'
import type { Report } from '../verdict/report.js'
import { isRaised } from '../verdict/verdict.js'
import type { Input } from './dataset.js'
import { momentOf } from './moment.js'
import { type CheckOptions, checkInFull, profile, profileOfReference } from './run.js'
import { readSchemaText } from './schema-file.js'

export interface SuggestOptions extends Omit<CheckOptions, 'schema' | 'failOn' | 'allowEmpty'> {
  /** The path of the schema file. */
  readonly schema: string
}

/** One rule relaxed, and the finding that asked for it; a sensitive one without its values. */
export interface Suggestion extends Relaxation {
  /** The rule in words: `carrier: domain`, `rows`. */
  readonly rule: string
  readonly finding: Finding
}

export interface Suggested {
  /** The text of the schema file, as it is and with all edits. */
  readonly before: string
  readonly after: string
  readonly suggestions: readonly Suggestion[]
  /** Errors that are left after all edits: no edit of a schema mends them. */
  readonly left: readonly Finding[]
  /** Of the edited schema. */
  readonly report: Report
}

/** Each round lets a rule speak that another one kept silent: of a missing type, an unknown column, a filter. */
const mostRounds = 12

/** Reads the batch several times, so that it cannot be standard input. Throws `UsageError` where it is. */
export async function suggest(batch: Input, options: SuggestOptions): Promise<Suggested> {
  if (batch === '-') {
    throw new UsageError('suggest -: the batch is read more than once; name a file')
  }
  const before = await readSchemaText(options.schema)
  const suggestions = new Map<string, Suggestion>()
  const references = referencesOf(options)
  let natural: Profile | undefined
  let text = before
  for (let round = 0; ; round++) {
    const schema = parseSchema(text, options.schema)
    const {
      report,
      found,
      profile: profiled,
    } = await checkInFull(batch, {
      ...options,
      schema,
      ...(await references(schema)),
    })
    const errors = errorsOf(report, found)
    if (errors.length > 0) natural ??= await naturalProfile(batch, options)
    const relaxed = errors.flatMap(({ shown, raw }) => {
      const way = natural && relax(brokenOf({ schema, profile: profiled, natural, options }, raw))
      return way === undefined ? [] : [{ shown, way }]
    })
    const isStuck = relaxed.length < errors.length || round === mostRounds
    const used = isStuck ? [] : withoutRepeated(relaxed)
    const edited = applyEdits(
      text,
      used.flatMap(({ way }) => way.edits),
    )
    if (edited === text) {
      const left = errors.map(({ shown }) => shown)
      return { before, after: text, suggestions: [...suggestions.values()], left, report }
    }
    for (const { shown, way } of used) note(suggestions, shown, way)
    text = edited
  }
}

interface Relaxed {
  readonly shown: Finding
  readonly way: Relaxation
}

/** A column is added once in a round; what else it lacks, the next one says. */
function withoutRepeated(relaxed: readonly Relaxed[]): readonly Relaxed[] {
  const added = new Set<string | null>()
  return relaxed.filter(({ shown, way }) => {
    const isAdded = way.edits.some(({ kind, path }) => kind === 'append' && path.length === 1)
    if (!isAdded) return true
    const isFirst = !added.has(shown.column)
    added.add(shown.column)
    return isFirst
  })
}

interface Errors {
  /** As the report has it. */
  readonly shown: Finding
  /** With all its values. */
  readonly raw: Finding
}

/**
 * Those to relax in this round. Suppressed findings are none. A value that is not of its column's type is a null to
 * every other rule, so that types come first; how many columns drifted is seen when each has had its turn.
 */
function errorsOf({ findings }: Report, found: readonly Finding[]): readonly Errors[] {
  const errors = findings.flatMap((shown, i): Errors[] =>
    isRaised(shown) && shown.level === 'error' ? [{ shown, raw: found[i] ?? shown }] : [],
  )
  const types = errors.filter(({ shown }) => shown.code === 'type.mismatch')
  if (types.length > 0) return types
  const others = errors.filter(({ shown }) => shown.code !== 'drift.columns')
  return others.some(({ shown }) => shown.code.startsWith('drift.')) ? others : errors
}

interface Run {
  readonly schema: Schema
  readonly profile: Profile
  readonly natural: Profile
  readonly options: SuggestOptions
}

function brokenOf({ schema, profile: profiled, natural, options }: Run, finding: Finding): Broken {
  const { position } = finding
  const isThere = position !== undefined
  const path = [...(schema.positions ?? [])].find(
    ([, each]) => isThere && each.line === position.line && each.column === position.column,
  )?.[0]
  return {
    finding,
    schema,
    profile: profiled,
    path,
    natural,
    environment: options.environment,
    now: options.now === undefined ? undefined : momentOf(options.now).seconds,
  }
}

/** A rule that is relaxed once more is told once: what it was at first, and what it came to. */
function note(suggestions: Map<string, Suggestion>, finding: Finding, way: Relaxation): void {
  const key = JSON.stringify(way.edits[0]?.path ?? way.what)
  const first = suggestions.get(key)
  const what = first === undefined ? way.what : joined(first.what, way.what)
  suggestions.set(key, {
    ...way,
    what,
    rule: ruleOf(finding, way),
    finding: first?.finding ?? finding,
  })
}

/** `a → b` and `b → c` are `a → c`. */
function joined(first: string, second: string): string {
  const [start, end] = [first.split(' → ')[0], second.split(' → ')[1]]
  return start === undefined || end === undefined ? second : `${start} → ${end}`
}

function ruleOf({ column, code }: Finding, { edits }: Relaxation): string {
  const [path] = edits.map((edit) => edit.path)
  const steps = (path ?? []).filter((step) => typeof step === 'string')
  const name = steps[0] === 'columns' ? (steps[1] ?? 'column') : (steps[0] ?? code)
  return column === null ? name : `${column}: ${name}`
}

/** A reference is read once for one set of types. */
function referencesOf(options: SuggestOptions) {
  const known = new Map<string, Profile>()
  return async (schema: Schema): Promise<{ readonly reference?: Profile }> => {
    if (options.reference === undefined) return {}
    const types = JSON.stringify(schema.columns.map(({ name, type }) => [name, type]))
    const reference =
      known.get(types) ?? (await profileOfReference(options.reference, schema, options))
    known.set(types, reference)
    return { reference }
  }
}

/** The batch as its values alone have it read. */
async function naturalProfile(batch: Input, options: SuggestOptions): Promise<Profile> {
  const { signal, workers, delimiter, encoding, header, nulls } = options
  return profile(batch, {
    ...(signal === undefined ? {} : { signal }),
    ...(workers === undefined ? {} : { workers }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(header === undefined ? {} : { header }),
    ...(nulls === undefined ? {} : { nulls }),
  })
}
