import type {
  Actor,
  ApprovalDecided,
  Authentication,
  DecideApproval,
  DecideMany,
  ManyDecided,
  OneOutcome,
} from '@akkoord/contracts';
import type { ReceivedRequest } from '@akkoord/messaging';
import { LOGGER, Refusal } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ActOnFiling, refusalOf } from './act-on-filing.js';

type Given = Omit<DecideApproval, 'contactId'>;

/** Somebody approves or rejects, one filing or many. */
@Injectable()
export class DecideApprovalUseCase {
  constructor(
    private readonly acts: ActOnFiling,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** Throws the Refusal of what the approval says no to. */
  async execute(request: ReceivedRequest<DecideApproval>, now: Date): Promise<ApprovalDecided> {
    return this.decide(request, { ...request.data, actor: actorOf(request.data) }, now);
  }

  /** Each filing in a transaction of its own, one after the other: what is refused or fails stops no other. */
  async executeMany(request: ReceivedRequest<DecideMany>, now: () => Date): Promise<ManyDecided> {
    const { decisions, authentication } = request.data;
    const results: OneOutcome[] = [];
    for (const decision of decisions)
      results.push(await this.outcomeOf(request, { ...decision, ...known(authentication) }, now()));
    return { results };
  }

  private async outcomeOf(request: ReceivedRequest<DecideMany>, given: Given, now: Date): Promise<OneOutcome> {
    const { filingId } = given;
    // One filing has one decision in it, so the key of all of them tells this one.
    try {
      return { ...(await this.decide(request, given, now)), outcome: 'done' };
    } catch (error) {
      if (error instanceof Refusal) {
        return { filingId, outcome: 'refused', code: error.code, message: error.messages };
      }
      this.log.warn({ err: error, filingId }, 'one decision of many failed');
      const { code, messages: message } = refusalOf('DECISION_FAILED');
      return { filingId, outcome: 'failed', code, message };
    }
  }

  private async decide(
    request: ReceivedRequest<DecideApproval | DecideMany>,
    { filingId, actor, authentication, decision: choice, documentSha256, reason }: Given,
    now: Date,
  ): Promise<ApprovalDecided> {
    if (!actor) throw refusalOf('APPROVAL_NOT_AUTHORISED');
    const { decided } = await this.acts.execute(
      request,
      { filingId, actor, authentication },
      (circumstances) => ({ type: 'decide', ...circumstances, choice, documentSha256, ...(reason ? { reason } : {}) }),
      now,
    );
    return decided;
  }
}

const known = (authentication: Authentication | undefined): { authentication?: Authentication } =>
  authentication ? { authentication } : {};

/** Who decides: the actor, or in short a contact. */
function actorOf({ actor, contactId }: DecideApproval): Actor {
  if (actor) return actor;
  if (contactId === undefined) throw refusalOf('APPROVAL_NOT_AUTHORISED');
  return { kind: 'contact', contactId };
}
