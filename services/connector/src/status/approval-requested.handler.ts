import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ApprovalRequested } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** The message waits for the client (30). */
@Controller()
export class ApprovalRequestedHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(ApprovalRequested)
  async handle(@Payload() batch: EventBatch<ApprovalRequested>): Promise<void> {
    await this.inbox.once('connector.approval-requested', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, () => null),
    );
  }
}
