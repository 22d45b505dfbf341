import { Injectable } from '@nestjs/common';
import type { LaneName } from './job.repository.js';

type Listener = (lane: LaneName, tenant: string, inMs: number) => void;

/** Tells the lanes of this process that there is work, so that nothing waits for a poll. Ring it after the commit. */
@Injectable()
export class WorkBell {
  private listener: Listener | undefined;

  listen(listener: Listener): void {
    this.listener = listener;
  }

  ring(lane: LaneName, tenant: string, inMs = 0): void {
    this.listener?.(lane, tenant, inMs);
  }
}
