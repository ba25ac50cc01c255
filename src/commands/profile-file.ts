/** Profiles to files. */
import type { Profile } from '../profile/profile.js'
import type { Privacy } from '../profile/redact.js'
import { version } from '../version.generated.js'
import { writeAtomically } from './files.js'

export interface PrivacyFlags {
  /** `true` for `--redact` alone. */
  readonly redact?: true | 'omit' | 'hash'
  readonly keepValues?: boolean
}

/** What the flags let a profile file hold. */
export function privacyOf({ redact, keepValues }: PrivacyFlags): Privacy {
  return {
    ...(redact === undefined ? {} : { redact: redact === true ? 'omit' : redact }),
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
