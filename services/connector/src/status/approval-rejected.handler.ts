import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ApprovalRejected, ApprovalReviewRejected } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { ApplyStatusSteps } from './apply-status-steps.js';

/** The client, or the office at its review, rejected the message (40); the client environment hears why. */
@Controller()
export class ApprovalRejectedHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(ApprovalRejected, ApprovalReviewRejected)
  async handle(@Payload() batch: EventBatch<ApprovalRejected | ApprovalReviewRejected>): Promise<void> {
    await this.inbox.once('connector.approval-rejected', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, ({ reason }) => ({ reasonCode: reason.code, reason: reason.text })),
    );
  }
}
