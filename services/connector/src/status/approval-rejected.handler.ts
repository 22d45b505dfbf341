import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ApprovalRejected } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** The client rejected the message (40); the client environment hears why. */
@Controller()
export class ApprovalRejectedHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(ApprovalRejected)
  async handle(@Payload() batch: EventBatch<ApprovalRejected>): Promise<void> {
    await this.inbox.once('connector.approval-rejected', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, ({ reason }) => ({ reasonCode: reason.code, reason: reason.text })),
    );
  }
}
