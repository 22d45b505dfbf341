import { ServiceConfig } from '@akkoord/service-kit';
import { IsBoolean, IsInt, IsJSON, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

/** What client-sender is told besides what every service is; variables begin with `CLIENT_SENDER_`. */
export class ClientSenderConfig extends ServiceConfig {
  /** Key for the secrets in the database (connector tokens, webhook secrets): 32 bytes, base64 or hexadecimal. */
  @Matches(/^([A-Za-z0-9+/]{43}=|[0-9a-fA-F]{64})$/) secretKey!: string;
  /** Client environments to have from the start, as JSON; usually `CLIENT_SENDER_BOOTSTRAP_FILE` names the file. */
  @IsOptional() @IsJSON() bootstrap?: string;
  /** Whether a webhook may point into a private network: for development and demonstration only. */
  @IsBoolean() webhookAllowPrivate: boolean = false;

  /** Name and version of this software as the filing states them, and its number at the tax office. */
  @IsString() @Length(1, 30) softwareName: string = 'Akkoord';
  @IsString() @Length(1, 15) softwareVersion: string = '0.1.0';
  @Matches(/^SWO\d{5}$/) softwareVendorNumber: string = 'SWO00000';

  /** Deliveries to the connector at the same time at most. */
  @IsInt() @Min(1) @Max(256) deliveryConcurrency: number = 64;
  /** First pause before a delivery is tried again; it doubles up to the cap. */
  @IsInt() @Min(10) retryBaseMs: number = 500;
  @IsInt() @Min(10) retryCapMs: number = 30_000;
  /** Pause after an answer that only a person can mend (wrong token, wrong address). */
  @IsInt() @Min(10) retrySlowMs: number = 60_000;
  /** How long a piece of work belongs to the process that took it, unless renewed. */
  @IsInt() @Min(500) leaseMs: number = 6000;
  /** How often the workers look by themselves when nothing wakes them. */
  @IsInt() @Min(50) pollMs: number = 1000;

  /** How long the connector may take to say whether a filing would be let in, in milliseconds. */
  @IsInt() @Min(100) @Max(60_000) eligibilityTimeoutMs: number = 5000;

  /** How long the ERP waits for the office's answer when it takes a return back, in milliseconds; after that it is told later. */
  @IsInt() @Min(0) @Max(60_000) withdrawalWaitMs: number = 3000;

  /** How long the connector may hold a question for news, in seconds. */
  @IsInt() @Min(1) @Max(60) statusWaitSeconds: number = 25;

  @IsInt() @Min(1) @Max(256) webhookConcurrency: number = 16;
  /** First pause before a webhook is tried again; it triples up to six hours, for three days. */
  @IsInt() @Min(10) webhookRetryBaseMs: number = 5000;

  /** Requests a second of one token at most, on average over ten seconds; more are refused with TOO_MANY_REQUESTS. */
  @IsInt() @Min(1) @Max(1_000_000) tokenRequestsPerSecond: number = 100;
  /** The same for all tokens of an office together. */
  @IsInt() @Min(1) @Max(1_000_000) officeRequestsPerSecond: number = 500;
}
