/** `drift`: two data sets, no set-up. */
import { drift } from '../gate/run.js'
import type { CommandResult, Context } from './command.js'
import { type GateFlags, gateOptions, type ReadingFlags, readingWords } from './options.js'
import { type ReportFlags, render, targetsOf } from './render.js'

export async function runDrift(
  reference: string,
  batch: string,
  flags: ReadingFlags & GateFlags & ReportFlags,
  context: Context,
): Promise<CommandResult> {
  targetsOf(flags)
  // Standard input cannot be read twice.
  const isRepeatable = reference !== '-' && batch !== '-'
  const again = isRepeatable ? [reference, batch, ...readingWords(flags)] : undefined
  const report = await drift(reference, batch, gateOptions(flags, context))
  return {
    stdout: await render(report, flags, context, again),
    exitCode: report.verdict === 'pass' ? 0 : 1,
  }
}
