import {
  AnswerAboutFiling,
  AnswerQuestion,
  ApproveFiling,
  AskAboutFiling,
  AskQuestion,
  DecideApproval,
  DecisionTaken,
  FilingDecisions,
  FilingDecisionsTaken,
  QuestionAsked,
  RejectFiling,
  RepairFiling,
  RepairRejected,
  UndoApproval,
  WithdrawByOffice,
  WithdrawFiling,
  type PermissionAction,
  type RejectionReason,
} from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { VisibleFiling } from '../filing/filing-queries.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { DecideMany } from './decide-many.js';
import { PassOn } from './pass-on.js';

interface DecisionGiven {
  readonly decision: 'approve' | 'reject';
  readonly documentSha256: string;
  readonly reason?: RejectionReason;
}

/** What a person does with a filing. The workflow judges; this says as whom he does it, and how he logged in. */
@Controller('api/filings')
@UseGuards(SessionGuard)
export class FilingActionsController {
  constructor(
    private readonly passOn: PassOn,
    private readonly decideMany: DecideMany,
  ) {}

  @Answers(FilingDecisionsTaken)
  @Post('decisions')
  @HttpCode(200)
  async decisions(@CurrentSession() session: Session, @Body() body: FilingDecisions): Promise<FilingDecisionsTaken> {
    return this.decideMany.execute(session, body.decisions);
  }

  @Answers(DecisionTaken)
  @Post(':filingId/approve')
  @HttpCode(200)
  async approve(
    @CurrentSession() session: Session,
    @Param('filingId') filingId: string,
    @Body() { documentSha256, text }: ApproveFiling,
  ): Promise<DecisionTaken> {
    const reason = text === undefined ? {} : { reason: { code: 'remark', text } };
    return this.decide(session, filingId, { decision: 'approve', documentSha256, ...reason });
  }

  @Answers(DecisionTaken)
  @Post(':filingId/reject')
  @HttpCode(200)
  async reject(
    @CurrentSession() session: Session,
    @Param('filingId') filingId: string,
    @Body() { documentSha256, reasonCode, text }: RejectFiling,
  ): Promise<DecisionTaken> {
    return this.decide(session, filingId, { decision: 'reject', documentSha256, reason: { code: reasonCode, text } });
  }

  @Answers(QuestionAsked)
  @Post(':filingId/questions')
  @HttpCode(200)
  async question(
    @CurrentSession() session: Session,
    @Param('filingId') filingId: string,
    @Body() { documentSha256, box, text }: AskAboutFiling,
  ): Promise<QuestionAsked> {
    return this.passOn.execute<QuestionAsked>(session, filingId, {
      action: () => 'ask',
      request: (by) =>
        plainToInstance(AskQuestion, { filingId, ...by, documentSha256, text, ...(box === undefined ? {} : { box }) }),
      intention: ['ask', documentSha256, box ?? '', text],
    });
  }

  @Answers(DecisionTaken)
  @Post(':filingId/questions/:questionId/answer')
  @HttpCode(200)
  async answer(
    @CurrentSession() session: Session,
    @Param('filingId') filingId: string,
    @Param('questionId', ParseUUIDPipe) questionId: string,
    @Body() { text }: AnswerAboutFiling,
  ): Promise<DecisionTaken> {
    return this.passOn.execute<DecisionTaken>(session, filingId, {
      action: () => 'answer',
      request: (by) => plainToInstance(AnswerQuestion, { filingId, ...by, questionId, text }),
      intention: ['answer', questionId],
    });
  }

  @Answers(DecisionTaken)
  @Post(':filingId/repair')
  @HttpCode(200)
  async repair(
    @CurrentSession() session: Session,
    @Param('filingId') filingId: string,
    @Body() { text }: RepairRejected,
  ): Promise<DecisionTaken> {
    return this.passOn.execute<DecisionTaken>(session, filingId, {
      action: () => 'repair',
      request: (by) => plainToInstance(RepairFiling, { filingId, ...by, ...(text === undefined ? {} : { text }) }),
      intention: ['repair'],
    });
  }

  @Answers(DecisionTaken)
  @Post(':filingId/withdraw')
  @HttpCode(200)
  async withdraw(
    @CurrentSession() session: Session,
    @Param('filingId') filingId: string,
    @Body() { reasonCode, text }: WithdrawByOffice,
  ): Promise<DecisionTaken> {
    return this.passOn.execute<DecisionTaken>(session, filingId, {
      action: () => 'withdraw',
      request: (by) => plainToInstance(WithdrawFiling, { filingId, ...by, reason: { code: reasonCode, text } }),
      intention: ['withdraw'],
    });
  }

  @Answers(DecisionTaken)
  @Post(':filingId/undo')
  @HttpCode(200)
  async undo(@CurrentSession() session: Session, @Param('filingId') filingId: string): Promise<DecisionTaken> {
    return this.passOn.execute<DecisionTaken>(session, filingId, {
      action: () => 'undo',
      request: (by) => plainToInstance(UndoApproval, { filingId, ...by }),
      intention: ['undo'],
    });
  }

  private async decide(session: Session, filingId: string, given: DecisionGiven): Promise<DecisionTaken> {
    const { decision, documentSha256, reason } = given;
    return this.passOn.execute<DecisionTaken>(session, filingId, {
      action: (visible) => decisionAction(visible, decision),
      request: (by) => plainToInstance(DecideApproval, { filingId, ...by, ...given }),
      intention: [decision, documentSha256, reason?.code ?? '', reason?.text ?? ''],
    });
  }
}

/** The office decides at its review, the client when he is asked. */
export const decisionAction = (
  { employeeId }: Pick<VisibleFiling, 'employeeId'>,
  decision: 'approve' | 'reject',
): PermissionAction => (employeeId === null ? decision : 'review');
