/** `profile`: the statistics of a data set, to read or to keep. */
import { profile } from '../gate/run.js'
import { describeProfile } from '../profile/describe.js'
import { version } from '../version.generated.js'
import type { CommandResult, Context } from './command.js'
import { type ReadingFlags, runOptions } from './options.js'
import { type PrivacyFlags, privacyOf, writeProfile } from './profile-file.js'
import { type ReportFlags, render, targetsOf } from './render.js'

export interface ProfileFlags extends ReadingFlags, ReportFlags, PrivacyFlags {
  readonly output?: string
}

export async function runProfile(
  data: string,
  flags: ProfileFlags,
  context: Context,
): Promise<CommandResult> {
  targetsOf(flags)
  const privacy = privacyOf(flags, context)
  const profiled = await profile(data, runOptions(flags, context))
  if (flags.output !== undefined) {
    context.signal.throwIfAborted()
    await writeProfile(flags.output, profiled, privacy)
    context.note(`wrote ${flags.output}`)
    if (flags.format === undefined) return { stdout: '', exitCode: 0 }
  }
  const report = describeProfile(profiled, { name: 'driftgate', version }, privacy)
  return { stdout: await render(report, flags, context), exitCode: 0 }
}
