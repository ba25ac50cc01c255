/** Profiles to files. */
import type { Profile } from '../profile/profile.js'
import type { Privacy } from '../profile/redact.js'
import { version } from '../version.generated.js'
import type { Context } from './command.js'
import { writeAtomically } from './files.js'
import { type RedactFlags, redactionOf } from './options.js'

export interface PrivacyFlags extends RedactFlags {
  readonly keepValues?: boolean
}

/** What the flags let a profile hold, in a file or on a page. */
export function privacyOf(
  { keepValues, ...flags }: PrivacyFlags,
  context: Pick<Context, 'redactKey'>,
): Privacy {
  return {
    ...redactionOf(flags, context),
    ...(keepValues === undefined ? {} : { keepValues }),
  }
}

/** Writes a profile file, whole or not at all. */
export async function writeProfile(
  path: string,
  profile: Profile,
  privacy: Privacy,
): Promise<void> {
  const { encodeProfile } = await import('../profile/encode.js')
  const bytes = await encodeProfile(profile, { name: 'driftgate', version }, privacy)
  await writeAtomically(path, bytes)
}
