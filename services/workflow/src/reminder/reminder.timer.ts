import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import type { DueTimer, TimerBatchHandler } from '../timer/timers.js';
import { TellWaiting } from './tell-waiting.js';

/** Reminds the people who have to decide. */
@Injectable()
export class ReminderTimer implements TimerBatchHandler {
  readonly kind = 'reminder';

  constructor(private readonly tellWaiting: TellWaiting) {}

  handleAll(tx: Transaction, due: readonly DueTimer[], now: Date): Promise<void> {
    return this.tellWaiting.tell(tx, due, now);
  }
}
