import { ConfigurationInvalid } from '@akkoord/service-kit';
import { plainToInstance, Type } from 'class-transformer';
import {
  IsIn,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { PARTICIPANT_NUMBER } from '@akkoord/contracts';

/** Communication profile in the bootstrap file. */
export class BootstrapProfile {
  @IsOptional() @IsIn(['BPL', 'INT']) contactType?: 'BPL' | 'INT';
  @IsOptional() @Matches(/^\d{6}$/) taxConsultantNumber?: string;
}

/** A client environment as it is set: where its office is, and the tokens on both sides. */
export class EnvironmentSettings {
  @IsString() @Length(1, 200) name!: string;
  @Matches(PARTICIPANT_NUMBER) participantNumber!: string;
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }) connectorUrl!: string;
  @IsString() @Length(16, 500) connectorToken!: string;
  @Matches(/^ake_[A-Za-z0-9_-]{32,128}$/) erpToken!: string;
  @IsOptional() @ValidateNested() @Type(() => BootstrapProfile) profile?: BootstrapProfile;
}

/** One client environment in the bootstrap file. */
export class BootstrapEnvironment extends EnvironmentSettings {
  /** As registered at the connector. */
  @IsUUID() environmentId!: string;
}

/** Reads the bootstrap file; throws ConfigurationInvalid that names each wrong field and no value. */
export function readBootstrap(json: string): BootstrapEnvironment[] {
  const plain: unknown = JSON.parse(json);
  if (!Array.isArray(plain) || plain.some((entry) => typeof entry !== 'object' || entry === null))
    throw new ConfigurationInvalid('client-sender', ['CLIENT_SENDER_BOOTSTRAP must be a list of objects']);
  const entries = plainToInstance(BootstrapEnvironment, plain as object[]);
  const problems = entries.flatMap((entry, index) =>
    validateSync(entry, { forbidUnknownValues: true }).map(
      ({ property }) => `CLIENT_SENDER_BOOTSTRAP entry ${index}: ${property} is not right`,
    ),
  );
  if (problems.length > 0) throw new ConfigurationInvalid('client-sender', problems);
  return entries;
}
