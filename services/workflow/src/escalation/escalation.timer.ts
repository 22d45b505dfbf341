import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { TellWaiting } from '../reminder/tell-waiting.js';
import type { DueTimer, TimerBatchHandler } from '../timer/timers.js';

/** Calls in the office: it is nearly due, a question is open, or nobody is asked at all. */
@Injectable()
export class EscalationTimer implements TimerBatchHandler {
  readonly kind = 'escalation';

  constructor(private readonly tellWaiting: TellWaiting) {}

  handleAll(tx: Transaction, due: readonly DueTimer[], now: Date): Promise<void> {
    return this.tellWaiting.tell(tx, due, now);
  }
}
