import {
  AnswerQuestion,
  AskQuestion,
  RepairFiling,
  UndoApproval,
  WithdrawFiling,
  type ApprovalDecided,
  type QuestionAsked,
} from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ActOnFiling } from './act-on-filing.js';

/** What people do with a filing besides deciding: ask and answer, repair, withdraw, undo. */
@Controller()
export class FilingActsHandler {
  constructor(private readonly acts: ActOnFiling) {}

  @OnRequest(AskQuestion)
  async ask(@Payload() request: ReceivedRequest<AskQuestion>): Promise<QuestionAsked> {
    const { documentSha256, box, text } = request.data;
    const { decided, actId: questionId } = await this.acts.execute(
      request,
      request.data,
      (common) => ({ type: 'ask', ...common, documentSha256, text, ...(box === undefined ? {} : { box }) }),
      new Date(),
    );
    return { ...decided, questionId };
  }

  @OnRequest(AnswerQuestion)
  async answer(@Payload() request: ReceivedRequest<AnswerQuestion>): Promise<ApprovalDecided> {
    const { text } = request.data;
    const questionId = request.data.questionId.toLowerCase();
    const { decided } = await this.acts.execute(
      request,
      request.data,
      (common) => ({ type: 'answer', ...common, questionId, text }),
      new Date(),
    );
    return decided;
  }

  @OnRequest(RepairFiling)
  async repair(@Payload() request: ReceivedRequest<RepairFiling>): Promise<ApprovalDecided> {
    const { text } = request.data;
    const { decided } = await this.acts.execute(
      request,
      request.data,
      (common) => ({ type: 'repair', ...common, ...(text === undefined ? {} : { text }) }),
      new Date(),
    );
    return decided;
  }

  @OnRequest(WithdrawFiling)
  async withdraw(@Payload() request: ReceivedRequest<WithdrawFiling>): Promise<ApprovalDecided> {
    const { reason } = request.data;
    const { decided } = await this.acts.execute(
      request,
      request.data,
      (common) => ({ type: 'withdraw', ...common, reason }),
      new Date(),
    );
    return decided;
  }

  @OnRequest(UndoApproval)
  async undo(@Payload() request: ReceivedRequest<UndoApproval>): Promise<ApprovalDecided> {
    const { decided } = await this.acts.execute(
      request,
      request.data,
      (common) => ({ type: 'undo', ...common }),
      new Date(),
    );
    return decided;
  }
}
