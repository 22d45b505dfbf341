import { ServiceConfig } from '@akkoord/service-kit';
import { IsArray, IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';
import { durations } from './durations.js';
import type { RetryRules } from './submission/submission.rules.js';

const DURATION = /^\d+(ms|s|m|h)$/;
const DURATIONS = /^\d+(ms|s|m|h)(,\d+(ms|s|m|h))*$/;

/** What the gateway is told; times in milliseconds unless the default shows a unit. */
export class DigipoortGatewayConfig extends ServiceConfig {
  /** Base address of the connector, which owns the documents. */
  @IsUrl({ require_tld: false, require_protocol: true }) connectorUrl!: string;
  /** JSON file with the communication profiles of offices (docs of profile.bootstrap.ts); read again when it changes. */
  @IsOptional() @IsString() bootstrapFile?: string;
  /** How often to look for changed profiles. */
  @IsInt() @Min(100) profileRefreshMs: number = 5000;

  /**
   * Key-encryption keys as `name:value` entries (read-key-encryption-keys.ts). With `_FILE` behind the name the loader reads them
   * from a file; its path is kept too, because a rotation reads the file again.
   */
  @IsOptional() @IsString() keyEncryptionKeys?: string;
  @IsOptional() @IsString() keyEncryptionKeysFile?: string;
  /** PKCS#11 token that unwraps key-encryption keys: the maker's library, the token's label, its PIN and the CKA_ID of the RSA key. */
  @IsOptional() @IsString() pkcs11Module?: string;
  @IsOptional() @IsString() pkcs11TokenLabel?: string;
  @IsOptional() @IsString() pkcs11Pin?: string;
  @IsOptional() @Matches(/^([0-9a-fA-F]{2})+$/) pkcs11KeyId?: string;
  @IsIn(['SHA-1', 'SHA256']) pkcs11OaepHash: 'SHA-1' | 'SHA256' = 'SHA-1';
  /** Hosts of the production environment, new and old: only a production profile may name them, and it may name no others. */
  @IsArray() @IsString({ each: true }) productionHosts: string[] = [
    'wus.digipoort.logius.nl',
    'dgp2.procesinfrastructuur.nl',
  ];
  /** How often to look for certificates that end soon and keys under an old key-encryption key. */
  @IsInt() @Min(100) certificateCheckMs: number = 3_600_000;
  /** Limits of reading a PKCS#12 file, which happens in a thread of its own. */
  @IsInt() @Min(100) @Max(60_000) importTimeoutMs: number = 10_000;
  @IsInt() @Min(16) @Max(1024) importMemoryMb: number = 64;

  /** Life of the Timestamp of a request unless the profile says otherwise: later than this the authority refuses it. */
  @IsInt() @Min(500) @Max(600_000) timestampLifeMs: number = 300_000;
  /** Difference of the clocks plus what the authority allows past wsu:Expires. */
  @IsInt() @Min(0) clockSkewMs: number = 60_000;
  /** Longest time between the authority taking a filing and getProcessen showing it. */
  @IsInt() @Min(0) settleMs: number = 30_000;
  /** Whole call to the authority. */
  @IsInt() @Min(100) callTimeoutMs: number = 30_000;

  /** How long a job is held without a sign of life of its holder. */
  @IsInt() @Min(200) leaseMs: number = 10_000;
  /** How often to look for work that nobody announced. */
  @IsInt() @Min(50) pollMs: number = 1000;
  /** Filings of one office under way to the authority at the same time. */
  @IsInt() @Min(1) @Max(256) submitPerOffice: number = 16;
  @IsInt() @Min(1) @Max(1024) submitInTotal: number = 128;
  /** Status questions of one office at the same time. */
  @IsInt() @Min(1) @Max(256) followPerOffice: number = 8;
  @IsInt() @Min(1) @Max(1024) followInTotal: number = 64;
  /** Filings of one office sent per second at most, and status questions likewise, per instance; Digipoort publishes no limit. */
  @IsInt() @Min(1) @Max(100_000) submitRatePerOffice: number = 1000;
  @IsInt() @Min(1) @Max(100_000) followRatePerOffice: number = 1000;

  /** Calls to a host that fail one after the other before it is taken for down. */
  @IsInt() @Min(1) @Max(1000) breakerFailures: number = 5;
  /** How long a host that is down is left alone before one call tries it; the last one repeats. */
  @Matches(DURATIONS) breakerSchedule: string = '5s,15s,30s,1m,2m,5m';

  /** Pauses between attempts that failed for certain; the last one repeats. */
  @Matches(DURATIONS) retrySchedule: string = '1s,2s,5s,15s,30s,1m,2m,5m,15m';
  /** How long a series of failures may last before a person has to release the filing. */
  @Matches(DURATION) retryFor: string = '72h';
  /** Pauses before a filing whose process broke down at the authority (230, 321) is looked at and sent again; the last one repeats. */
  @Matches(DURATIONS) resendSchedule: string = '15m,30m,1h,2h';
  /** Pauses between questions about an attempt whose outcome is unknown; the last one repeats. */
  @Matches(DURATIONS) reconcileSchedule: string = '500ms,1s,2s,5s,10s,30s,1m';
  /** Pauses before each question about the status (digipoort.md 3.4); the last one repeats. */
  @Matches(DURATIONS) followSchedule: string = '15s,30s,1m,2m,5m,15m';
  /** How long to follow; then a person decides. Digipoort itself gives up passing on after 72 hours (status 420). */
  @Matches(DURATION) followFor: string = '72h';

  /** How often to look whether it is some office's time to fetch messages. */
  @IsInt() @Min(100) messageCheckMs: number = 60_000;
  /** How often to fetch what the authority put ready for an office, and how soon again when that failed. */
  @Matches(DURATION) messageEvery: string = '1h';
  @Matches(DURATION) messageRetry: string = '15m';
  /** How far back to look over what was seen: clocks differ, and a message may show late. */
  @Matches(DURATION) messageOverlap: string = '24h';

  /**
   * Whether certificates of the authority are held against the lists of revoked ones. `soft`: what is on a list is refused. `hard`:
   * so is what no list can be had of; then nothing is filed while those lists are away. `off`: nobody looks.
   */
  @IsIn(['off', 'soft', 'hard']) revocation: 'off' | 'soft' | 'hard' = 'soft';
  /** How long to wait for a list, after which time it is asked for anew, and how long it is left after it could not be had. */
  @IsInt() @Min(100) @Max(60_000) crlTimeoutMs: number = 5000;
  @Matches(DURATION) crlMaxAge: string = '1h';
  @Matches(DURATION) crlPause: string = '1m';

  get crlMaxAgeMs(): number {
    return durations(this.crlMaxAge)[0] ?? 0;
  }

  get crlPauseMs(): number {
    return durations(this.crlPause)[0] ?? 0;
  }

  get messageEveryMs(): number {
    return durations(this.messageEvery)[0] ?? 0;
  }

  get messageRetryMs(): number {
    return durations(this.messageRetry)[0] ?? 0;
  }

  get messageOverlapMs(): number {
    return durations(this.messageOverlap)[0] ?? 0;
  }

  get retryRules(): RetryRules {
    return { delaysMs: durations(this.retrySchedule), limitMs: this.retryForMs };
  }

  get resendRules(): RetryRules {
    return { delaysMs: durations(this.resendSchedule), limitMs: this.retryForMs };
  }

  get breakerDelays(): readonly number[] {
    return durations(this.breakerSchedule);
  }

  get followForMs(): number {
    return durations(this.followFor)[0] ?? 0;
  }

  private get retryForMs(): number {
    return durations(this.retryFor)[0] ?? 0;
  }

  get reconcileDelays(): readonly number[] {
    return durations(this.reconcileSchedule);
  }

  get followDelays(): readonly number[] {
    return durations(this.followSchedule);
  }
}
