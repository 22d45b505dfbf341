import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FilingApproved } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** The message may be sent (50). */
@Controller()
export class FilingApprovedHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(FilingApproved)
  async handle(@Payload() batch: EventBatch<FilingApproved>): Promise<void> {
    await this.inbox.once('connector.filing-approved', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, () => null),
    );
  }
}
