import { ServiceConfig } from '@akkoord/service-kit';
import { IsBoolean } from 'class-validator';

/** Configuration of the workflow: `WORKFLOW_…`. */
export class WorkflowConfig extends ServiceConfig {
  /** Nobody is asked: each filing is approved as soon as it has its organisation. For informational flows and the bench. */
  @IsBoolean() approveAtOnce: boolean = false;
}
