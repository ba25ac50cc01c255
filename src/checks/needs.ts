/** What a scan must answer so that a schema can be checked. */
import type { Plan } from '../profile/plan.js'
import type { Schema } from '../schema/schema.js'
import { needsOfKeys } from './keys.js'
import { columnChecks } from './registry.js'
import { needsOfRules } from './row-rules.js'
import { tiersAt } from './tiers.js'

/** Each column of the schema, read as its type, with what its rules need. */
export function needsOfSchema(schema: Schema): Plan {
  const joint = [...needsOfRules(schema), ...needsOfKeys(schema)]
  return {
    ...(joint.length === 0 ? {} : { joint }),
    columns: schema.columns.map((rules) => ({
      name: rules.name,
      ...(rules.type === undefined ? {} : { type: rules.type }),
      needs: columnChecks.flatMap((check) =>
        tiersAt(rules, check.rule).flatMap((tier) => check.needs(tier)),
      ),
    })),
  }
}
