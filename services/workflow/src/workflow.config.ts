import { ServiceConfig } from '@akkoord/service-kit';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';

/** Configuration of the workflow: `WORKFLOW_…`. */
export class WorkflowConfig extends ServiceConfig {
  /** Nobody is asked: each filing is approved as soon as it has its organisation. For informational flows and the bench. */
  @IsBoolean() approveAtOnce: boolean = false;

  /** Milliseconds between two looks at what is due. */
  @IsInt() @Min(50) @Max(60_000) timerPollMs: number = 1000;
}
