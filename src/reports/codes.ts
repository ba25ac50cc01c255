/** The only list of what codes mean: `driftgate explain <code>`. */
import type { CodeText } from './code-text.js'
import { changeCodes } from './codes-changes.js'
import { conditionCodes } from './codes-conditions.js'
import { driftCodes } from './codes-drift.js'
import { ruleCodes } from './codes-rules.js'
import { severalCodes } from './codes-several.js'
import { statisticCodes } from './codes-statistics.js'

/** By code, in the order in which they are listed. */
export const codes: Readonly<Record<string, CodeText>> = {
  ...ruleCodes,
  ...conditionCodes,
  ...severalCodes,
  ...statisticCodes,
  ...driftCodes,
  ...changeCodes,
}

/** What a code means; undefined where there is no such code. */
export function codeText(code: string): CodeText | undefined {
  return Object.hasOwn(codes, code) ? codes[code] : undefined
}
