import { ServiceConfig } from '@akkoord/service-kit';
import { IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';
import { durations } from './durations.js';

const DURATIONS = /^\d+(ms|s|m|h)(,\d+(ms|s|m|h))*$/;

/** What the gateway is told; times in milliseconds unless the default shows a unit. */
export class DigipoortGatewayConfig extends ServiceConfig {
  /** Base address of the connector, which owns the documents. */
  @IsUrl({ require_tld: false, require_protocol: true }) connectorUrl!: string;
  /** JSON file with the communication profiles of offices (docs of profile.bootstrap.ts); read again when it changes. */
  @IsOptional() @IsString() bootstrapFile?: string;
  /** How often to look for changed profiles. */
  @IsInt() @Min(100) profileRefreshMs: number = 5000;

  /** Life of the Timestamp of a request: later than this the authority refuses it. */
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

  /** Pauses between attempts that failed for certain; the last one repeats. */
  @Matches(DURATIONS) retrySchedule: string = '1s,2s,5s,15s,30s,1m,2m,5m,15m';
  /** Pauses between questions about an attempt whose outcome is unknown; the last one repeats. */
  @Matches(DURATIONS) reconcileSchedule: string = '500ms,1s,2s,5s,10s,30s,1m';
  /** Pauses before each question about the status (digipoort.md 3.4); the last one repeats. */
  @Matches(DURATIONS) followSchedule: string = '15s,30s,1m,2m,5m,15m';

  get retryDelays(): readonly number[] {
    return durations(this.retrySchedule);
  }

  get reconcileDelays(): readonly number[] {
    return durations(this.reconcileSchedule);
  }

  get followDelays(): readonly number[] {
    return durations(this.followSchedule);
  }
}
