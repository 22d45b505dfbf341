import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FilingSendFailed } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** Sending failed (70); the next attempt is known. */
@Controller()
export class FilingSendFailedHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(FilingSendFailed)
  async handle(@Payload() batch: EventBatch<FilingSendFailed>): Promise<void> {
    await this.inbox.once('connector.filing-send-failed', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, ({ code, message, attempt, nextAttemptAt }) => ({
        code,
        message,
        attempt,
        nextAttemptAt,
      })),
    );
  }
}
