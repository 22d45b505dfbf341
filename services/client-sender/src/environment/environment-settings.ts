import { PARTICIPANT_NUMBER } from '@akkoord/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUrl, IsUUID, Length, Matches, ValidateNested } from 'class-validator';

/** Communication profile as it is given. */
export class ProfileSettings {
  @IsOptional() @IsIn(['BPL', 'INT']) contactType?: 'BPL' | 'INT';
  @IsOptional() @Matches(/^\d{6}$/) taxConsultantNumber?: string;
}

/** Body of `PUT /internal/environments/{environmentId}`: where a client environment belongs, and its tokens. */
export class EnvironmentSettings {
  @IsString() @Length(1, 200) name!: string;
  @Matches(PARTICIPANT_NUMBER) participantNumber!: string;
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }) connectorUrl!: string;
  @IsString() @Length(16, 500) connectorToken!: string;
  /** Takes the place of the token given before in the same way. */
  @Matches(/^ake_[A-Za-z0-9_-]{32,128}$/) erpToken!: string;
  @IsOptional() @ValidateNested() @Type(() => ProfileSettings) profile?: ProfileSettings;
}

/** One client environment in the bootstrap file. */
export class BootstrapEnvironment extends EnvironmentSettings {
  /** As registered at the connector. */
  @IsUUID() environmentId!: string;
}
