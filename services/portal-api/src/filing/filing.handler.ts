import {
  ApprovalCompleted,
  ApprovalPartlyGranted,
  ApprovalQuestionAnswered,
  ApprovalQuestionAsked,
  ApprovalRejected,
  ApprovalRepaired,
  ApprovalRequested,
  ApprovalReviewRejected,
  ApprovalReviewRequested,
  ApprovalUndone,
  FilingAccepted,
  FilingApproved,
  FilingBlocked,
  FilingMatched,
  FilingRefused,
  FilingRegistered,
  FilingSendFailed,
  FilingSent,
  FilingUnmatched,
  FilingUnmatchedWithdrawn,
  FilingWithdrawn,
  SupplementBlocked,
} from '@akkoord/contracts';
import { Inbox, OnEvent, type EventBatch } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { LiveUpdates } from '../live/live-updates.js';
import { changeOf, type FilingEvent } from './filing-changes.js';
import { rowsOf } from './filing.js';
import { keepQuestions, questionsOf } from './question.repository.js';
import { applyChanges } from './filing.repository.js';

/** Builds what the portal shows from every event that moves a filing, in whatever order they come. */
@Controller()
export class FilingHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly live: LiveUpdates,
  ) {}

  @OnEvent(
    FilingRegistered,
    FilingUnmatched,
    FilingMatched,
    ApprovalRequested,
    ApprovalRejected,
    ApprovalReviewRequested,
    ApprovalReviewRejected,
    ApprovalPartlyGranted,
    ApprovalCompleted,
    ApprovalUndone,
    ApprovalRepaired,
    ApprovalQuestionAsked,
    ApprovalQuestionAnswered,
    FilingWithdrawn,
    FilingUnmatchedWithdrawn,
    FilingApproved,
    SupplementBlocked,
    FilingBlocked,
    FilingSent,
    FilingSendFailed,
    FilingAccepted,
    FilingRefused,
  )
  async moved(@Payload() batch: EventBatch<FilingEvent>): Promise<void> {
    await this.inbox.once('portal.keep-filings', batch, async (tx, fresh) => {
      const events = fresh.map(({ data }) => data);
      await keepQuestions(tx, questionsOf(events));
      const rows = rowsOf(events.map(changeOf));
      this.live.tellAfterCommit(tx, await applyChanges(tx, rows));
    });
  }
}
