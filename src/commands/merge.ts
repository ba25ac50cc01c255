/** `merge`: profiles of parts into one of the whole. */
import { UsageError } from '../errors.js'
import { readProfile } from '../gate/dataset.js'
import { merge } from '../gate/run.js'
import type { Profile } from '../profile/profile.js'
import type { CommandResult, Context } from './command.js'
import { writeProfile } from './profile-file.js'

export async function runMerge(
  paths: readonly string[],
  { output }: { readonly output: string },
  { note, signal }: Context,
): Promise<CommandResult> {
  if (paths.length < 2) throw new UsageError('merge: two or more .profile files were expected')
  const parts: Profile[] = []
  for (const path of paths) parts.push(await readProfile(path))
  const whole = merge(parts)
  signal.throwIfAborted()
  await writeProfile(output, whole, {})
  note(
    `wrote ${output}: ${whole.source.rows.toLocaleString('en-US')} rows of ${paths.length} profiles`,
  )
  return { stdout: '', exitCode: 0 }
}
