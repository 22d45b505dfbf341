import {
  DescribeApproval,
  type Actor,
  type ApprovalDescribed,
  type ApprovalProgress,
  type ApprovalView,
  type FilingView,
  type PersonView,
} from '@akkoord/contracts';
import { Requester } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { Logger } from 'pino';
import type { VisibleFiling } from '../filing/filing-queries.js';
import { summaryOf } from '../filing/filing-summary.js';
import { listQuestions, type Question } from '../filing/question.repository.js';
import { actorOf } from '../people/standing.js';
import type { Session } from '../session/session.js';
import { namesOf } from './names.repository.js';

/** A page waits for this, and shows the filing all the same without it. */
const PATIENCE_MS = 2000;
const WAITING: readonly number[] = [25, 30, 35];

/** What of a filing's view is about its approval. */
export type ApprovalPart = Pick<
  FilingView,
  'actions' | 'rejectionReasons' | 'approval' | 'undoUntil' | 'questions' | 'canDecide'
>;

/** What a person can do with a filing now (the workflow says so), who still has to decide, and what was asked and answered. */
@Injectable()
export class ApprovalOfFiling {
  constructor(
    private readonly database: Database,
    private readonly requester: Requester,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  async of({ account }: Session, visible: VisibleFiling): Promise<ApprovalPart> {
    const me = actorOf(visible);
    const described = await this.describe(account.tenant, visible.filingId, me);
    const progress = described ? described.progress : WAITING.includes(visible.status) ? visible.progress : undefined;
    return this.database.inTenant(account.tenant, async (tx) => {
      const questions = await listQuestions(tx, visible.filingId);
      const named = await namesOf(tx, peopleIn(progress ?? undefined, questions));
      const person = (actor: Actor): PersonView => personView(actor, named, me);
      const undoUntil = described?.undoUntil;
      return {
        actions: described?.actions ?? [],
        canDecide: described ? described.actions.includes('approve') : summaryOf(visible).canDecide,
        rejectionReasons: described?.rejectionReasons ?? [],
        ...(progress ? { approval: approvalView(progress, person, visible) } : {}),
        ...(undoUntil ? { undoUntil } : {}),
        questions: questions.map((question) => questionView(question, person)),
      };
    });
  }

  /** Undefined while the workflow does not answer, or does not know the filing yet. */
  private async describe(
    tenant: string,
    filingId: string,
    actor: Actor | undefined,
  ): Promise<ApprovalDescribed | undefined> {
    const request = plainToInstance(DescribeApproval, { filingId, ...(actor ? { actor } : {}) });
    try {
      const options = { tenant, idempotencyKey: `describe ${filingId}`, timeoutMs: PATIENCE_MS };
      return await this.requester.request<ApprovalDescribed>(request, options);
    } catch (err) {
      if ((err as { code?: string }).code !== 'APPROVAL_NOT_FOUND')
        this.log.warn({ err, filingId }, 'the workflow did not say what can be done with a filing');
      return undefined;
    }
  }
}

function peopleIn(progress: ApprovalProgress | undefined, questions: readonly Question[]): Actor[] {
  const asked = questions.flatMap(({ askedBy, answeredBy }) => [askedBy, ...(answeredBy ? [answeredBy] : [])]);
  return [...(progress ? [...progress.grantedBy, ...progress.waitingFor] : []), ...asked];
}

const idOf = ({ contactId, employeeId }: Actor): string | undefined => contactId ?? employeeId;

function personView(actor: Actor, names: ReadonlyMap<string, string>, me: Actor | undefined): PersonView {
  const id = idOf(actor);
  const name = id === undefined ? undefined : names.get(id);
  const isMe = id !== undefined && me !== undefined && id === idOf(me);
  return { kind: actor.kind, ...(name === undefined ? {} : { name }), isMe };
}

function approvalView(
  progress: ApprovalProgress,
  person: (actor: Actor) => PersonView,
  { employeeId }: Pick<VisibleFiling, 'employeeId'>,
): ApprovalView {
  const { step, policy, granted, needed, grantedBy, waitingFor, advice, approvesAt } = progress;
  return {
    ...{ step, policy, granted, needed },
    isPartlyApproved: granted > 0 && granted < needed,
    grantedBy: grantedBy.map(person),
    waitingFor: waitingFor.map(person),
    ...(advice && employeeId ? { advice } : {}),
    ...(approvesAt ? { approvesAt } : {}),
  };
}

function questionView(question: Question, person: (actor: Actor) => PersonView): FilingView['questions'][number] {
  const { questionId, box, text, askedBy, askedAt, answer, answeredBy, answeredAt } = question;
  const asked = { questionId, text, askedBy: person(askedBy), askedAt: askedAt.toISOString() };
  return {
    ...asked,
    ...(box === null ? {} : { box }),
    ...(answer === null ? {} : { answer }),
    ...(answeredBy === null ? {} : { answeredBy: person(answeredBy) }),
    ...(answeredAt === null ? {} : { answeredAt: answeredAt.toISOString() }),
  };
}
