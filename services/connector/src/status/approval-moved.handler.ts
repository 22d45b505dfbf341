import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  ApprovalCompleted,
  ApprovalQuestionAnswered,
  ApprovalQuestionAsked,
  ApprovalRepaired,
  ApprovalReviewRequested,
  ApprovalUndone,
} from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent } from '@akkoord/messaging';
import { ApplyStatusSteps } from './apply-status-steps.js';
import type { StatusDetails } from './status.js';

type Moved =
  | ApprovalReviewRequested
  | ApprovalCompleted
  | ApprovalUndone
  | ApprovalRepaired
  | ApprovalQuestionAsked
  | ApprovalQuestionAnswered;

/** The message moves within the approval (25, 30, 35, and 50 that the client can still undo). Words between client and office stay between them. */
@Controller()
export class ApprovalMovedHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly statusSteps: ApplyStatusSteps,
  ) {}

  @OnEvent(
    ApprovalReviewRequested,
    ApprovalCompleted,
    ApprovalUndone,
    ApprovalRepaired,
    ApprovalQuestionAsked,
    ApprovalQuestionAnswered,
  )
  async handle(@Payload() batch: EventBatch<Moved>): Promise<void> {
    await this.inbox.once('connector.approval-moved', batch, (tx, fresh) =>
      this.statusSteps.ofEvents(tx, fresh, detailsOf),
    );
  }
}

/** What the client environment hears besides the status. */
function detailsOf(event: Moved): StatusDetails | null {
  if (event instanceof ApprovalCompleted) return { undoUntil: event.undoUntil };
  if (event instanceof ApprovalUndone) return { undone: true };
  if (event instanceof ApprovalRepaired) return { repaired: true };
  return null;
}
