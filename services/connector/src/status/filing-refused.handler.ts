import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FilingRefused } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** The authority refused the message (90), in its own words. */
@Controller()
export class FilingRefusedHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(FilingRefused)
  async handle(@Payload() batch: EventBatch<FilingRefused>): Promise<void> {
    await this.inbox.once('connector.filing-refused', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, ({ kenmerk, code, message, authorityStatuses }) => ({
        kenmerk,
        code,
        message,
        authorityStatuses,
      })),
    );
  }
}
