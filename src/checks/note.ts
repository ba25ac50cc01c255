/** What a finding says of its rule: whose it is, and why it is there. */
import type { Attributes } from '../schema/attributes.js'
import { compact } from '../schema/read.js'
import type { RuleNote } from '../verdict/finding.js'

type Owned = Pick<Attributes, 'owner' | 'tags'>

/**
 * The note of a rule, as a part of its finding's head; empty where there is nothing to say. The owner is
 * that of the rule, else of what it stands in, from the inside out; tags are those of all of them.
 */
export function noteOf(
  { description, owner, tags, where }: Attributes,
  ...around: readonly Owned[]
): { rule?: RuleNote } {
  const all = [...new Set([...(tags ?? []), ...around.flatMap((each) => each.tags ?? [])])]
  const rule = compact<RuleNote>({
    description,
    owner: owner ?? around.find((each) => each.owner !== undefined)?.owner,
    tags: all.length === 0 ? undefined : all,
    where,
  })
  return Object.keys(rule).length === 0 ? {} : { rule }
}
