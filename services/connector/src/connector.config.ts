import { ServiceConfig } from '@akkoord/service-kit';
import { IsInt, Matches, Max, Min, ValidateIf } from 'class-validator';

/** Configuration of the connector. */
export class ConnectorConfig extends ServiceConfig {
  /** Participant number of the office whose first administration token is set here; goes with `bootstrapAdminToken`. */
  @ValidateIf(({ bootstrapOffice, bootstrapAdminToken }: ConnectorConfig) =>
    Boolean(bootstrapOffice || bootstrapAdminToken),
  )
  @Matches(/^\d{5}$/, { message: 'must be a participant number of five digits, together with the bootstrap token' })
  bootstrapOffice?: string;
  /** That token: `akc_` and 43 base64url signs (256 random bits). Changing it revokes the former. */
  @ValidateIf(({ bootstrapOffice, bootstrapAdminToken }: ConnectorConfig) =>
    Boolean(bootstrapOffice || bootstrapAdminToken),
  )
  @Matches(/^akc_[A-Za-z0-9_-]{43}$/, { message: 'must be akc_ and 43 base64url signs, together with the office' })
  bootstrapAdminToken?: string;
  /** Days a token of a client environment lives. */
  @IsInt() @Min(1) @Max(3650) tokenLifetimeDays: number = 365;
  /** Largest document in bytes; at most what libs/xbrl reads. */
  @IsInt() @Min(1024) @Max(20 * 1024 * 1024) maxDocumentBytes: number = 20 * 1024 * 1024;
  /** Longest a client environment may wait for status updates, in seconds. */
  @IsInt() @Min(0) @Max(30) longestWaitSeconds: number = 30;
  /** How long the workflow may take to say whether a filing would be let in, in milliseconds; then the answer is that we do not know. */
  @IsInt() @Min(100) @Max(30_000) eligibilityTimeoutMs: number = 3000;
  /** Messages of one client environment that are registered in one transaction at most. */
  @IsInt() @Min(1) @Max(500) intakeBatch: number = 50;
  /** Requests a second of one token at most, on average over ten seconds; more are refused with TOO_MANY_REQUESTS. */
  @IsInt() @Min(1) @Max(1_000_000) tokenRequestsPerSecond: number = 100;
  /** The same for all tokens of an office together. */
  @IsInt() @Min(1) @Max(1_000_000) officeRequestsPerSecond: number = 500;
}
