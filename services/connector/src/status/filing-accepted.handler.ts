import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FilingAccepted } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** The authority accepted the message (80). */
@Controller()
export class FilingAcceptedHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(FilingAccepted)
  async handle(@Payload() batch: EventBatch<FilingAccepted>): Promise<void> {
    await this.inbox.once('connector.filing-accepted', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, ({ kenmerk, authorityStatuses, confirmedBy }) => ({
        kenmerk,
        authorityStatuses,
        confirmedBy,
      })),
    );
  }
}
