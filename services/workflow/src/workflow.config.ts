import { ServiceConfig } from '@akkoord/service-kit';
import { IsBoolean, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** Configuration of the workflow: `WORKFLOW_…`. */
export class WorkflowConfig extends ServiceConfig {
  /** Nobody is asked: each filing is approved as soon as it has its organisation. For informational flows and the bench. */
  @IsBoolean() approveAtOnce: boolean = false;

  /** Milliseconds between two looks at what is due. */
  @IsInt() @Min(50) @Max(60_000) timerPollMs: number = 1000;

  /** Private key (Ed25519) that signs anchors of the audit trail and certificates: 64 hexadecimal digits, or PEM; best from a file. */
  @IsOptional() @IsString() evidenceKey?: string;

  /** Minutes between two anchors of an office's audit trail. */
  @IsInt() @Min(1) @Max(10_080) anchorEveryMinutes: number = 1440;
}
