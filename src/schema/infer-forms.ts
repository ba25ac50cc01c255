/** Patterns and formats of columns whose values all have them. */
import { isState } from '../accumulators/registry.js'
import type { Batch } from '../batch/batch.js'
import type { Derivation } from '../batch/derive.js'
import { cellKey, type Plan } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import { type ColumnFacts, factsOf } from './facts.js'
import { type Form, formOf } from './form-candidates.js'
import { formats } from './formats.js'
import { heldTexts } from './held-texts.js'
import type { Inference } from './infer.js'
import { inferDomain } from './infer-domain.js'
import { movingReasonOf } from './moving.js'
import type { ColumnSchema } from './schema.js'
import { countOf } from './words.js'

const tally = { kind: 'tally' } as const

/** By column. */
export type Forms = ReadonlyMap<string, Form>

/** The forms that the held rows have, of text columns that are neither lists of values nor prose. */
export function formCandidates(first: Profile, batches: readonly Batch[]): Forms {
  const forms = new Map<string, Form>()
  for (const [place, column] of first.columns.entries()) {
    const facts = factsOf(column)
    if (!canHaveForm(facts)) continue
    const form = formOf(heldTexts(batches, place))
    if (form !== undefined) forms.set(column.field.name, form)
  }
  return forms
}

function canHaveForm(facts: ColumnFacts): boolean {
  if (facts.type !== 'string' || movingReasonOf(facts) === 'free text') return false
  return movingReasonOf(facts) !== undefined || inferDomain(facts) === undefined
}

/** What a read of all rows must count so that the candidates can be verified. */
export function needsOfForms(forms: Forms): Plan {
  return {
    columns: [...forms].map(([name, form]) => ({
      name,
      needs: [{ derivation: breaking(form), spec: tally }],
    })),
  }
}

/** The inferred schema with the forms that all values of the profile have, which counted others. */
export function withForms(inference: Inference, forms: Forms, profile: Profile): Inference {
  const evidence = new Map(inference.evidence)
  const columns = inference.schema.columns.map((column, i): ColumnSchema => {
    const form = forms.get(column.name)
    const found = profile.columns[i]
    if (form === undefined || found === undefined) return column
    const state = found.cells.get(cellKey(breaking(form), tally))?.state
    if (state === undefined || !isState(state, 'tally') || state.counts.rows > 0) return column
    const words = `all ${countOf(factsOf(found).values, 'value')}`
    if ('format' in form) {
      evidence.set(`columns/${i}/format`, words)
      return { ...column, format: { is: form.format } }
    }
    evidence.set(`columns/${i}/pattern`, words)
    if (/[+|]/.test(form.pattern)) return { ...column, pattern: { regex: form.pattern } }
    // One length follows from the pattern.
    evidence.delete(`columns/${i}/length`)
    const { length: _, ...rest } = column
    return { ...rest, pattern: { regex: form.pattern } }
  })
  return { schema: { ...inference.schema, columns }, evidence }
}

function breaking(form: Form): Derivation {
  const matches = 'format' in form ? formats[form.format] : form.pattern
  return { of: 'violations', rule: { kind: 'pattern', matches } }
}
