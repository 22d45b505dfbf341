import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CommunicationProfile } from './communication-profile.js';

/** The profiles in a bootstrap file cannot be used; names the entry and its fields, never their values. */
export class ProfilesInvalid extends Error {
  readonly code = 'COMMUNICATION_PROFILES_INVALID';
}

/** Reads the JSON of a bootstrap file: an array of communication profiles. Throws ProfilesInvalid. */
export function readProfiles(json: string): CommunicationProfile[] {
  const plain = parse(json);
  if (!Array.isArray(plain)) throw new ProfilesInvalid('the file has to hold an array of profiles');
  return plain.map((entry, index) => {
    const profile = plainToInstance(CommunicationProfile, entry as object, { exposeDefaultValues: true });
    if (!(profile instanceof CommunicationProfile)) throw new ProfilesInvalid(`profile ${index + 1} is no object`);
    const problems = validateSync(profile, { whitelist: true, forbidNonWhitelisted: true });
    if (problems.length === 0) return profile;
    throw new ProfilesInvalid(`profile ${index + 1}: ${problems.map(({ property }) => property).join(', ')}`);
  });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ProfilesInvalid('the file is not JSON');
  }
}
