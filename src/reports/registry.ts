/** The only list of report formats. */

import { type AnyReport, isProfileReport } from '../verdict/report.js'
import { renderJson } from './json.js'
import type { RenderOptions } from './options.js'
import { renderProfileText } from './profile-text.js'
import { renderText } from './text.js'

/** A report as one text, with its last newline; an empty text where there is nothing to say. */
export type Render = (report: AnyReport, options: RenderOptions) => string

/** By the name that `--format` takes. */
export const formats: Readonly<Record<string, Render>> = {
  json: (report) => renderJson(report),
  text: (report, options) =>
    isProfileReport(report) ? renderProfileText(report, options) : renderText(report, options),
}
