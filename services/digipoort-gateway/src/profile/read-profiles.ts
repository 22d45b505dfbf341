import { CommunicationProfileSettings } from '@akkoord/contracts';
import { plainToInstance } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches, validateSync } from 'class-validator';

/** An office in the bootstrap file: its profile, with the files of its certificate, its key and whom it trusts. */
export class BootstrapProfile extends CommunicationProfileSettings {
  @Matches(/^\d{5}$/) participantNumber!: string;
  @IsIn(['test', 'production']) override environment: 'test' | 'production' = 'test';
  @IsBoolean() override ownCertificate: boolean = true;
  /** PEM of the office's private key, without a password. */
  @IsString() @Length(1, 1000) keyFile!: string;
  /** PEM of the office's certificate, with its chain. */
  @IsString() @Length(1, 1000) certificateFile!: string;
  /** PEM of the authorities, for `authorities` of the profile. */
  @IsString() @Length(1, 1000) caFile!: string;
  /** PEM of the one certificate that may sign replies. */
  @IsOptional() @IsString() @Length(1, 1000) replyCertificateFile?: string;
}

/** The profiles in a bootstrap file cannot be used; names the entry and its fields, never their values. */
export class ProfilesInvalid extends Error {
  readonly code = 'COMMUNICATION_PROFILES_INVALID';
}

/** Reads the JSON of a bootstrap file: an array of offices. Throws ProfilesInvalid. */
export function readProfiles(json: string): BootstrapProfile[] {
  const plain = parse(json);
  if (!Array.isArray(plain)) throw new ProfilesInvalid('the file has to hold an array of profiles');
  return plain.map((entry, index) => {
    const profile = plainToInstance(BootstrapProfile, entry as object, { exposeDefaultValues: true });
    if (!(profile instanceof BootstrapProfile)) throw new ProfilesInvalid(`profile ${index + 1} is no object`);
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
