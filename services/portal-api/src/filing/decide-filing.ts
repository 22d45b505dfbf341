import { createHash } from 'node:crypto';
import { DecideApproval, type ApprovalDecided, type RejectionReason } from '@akkoord/contracts';
import { Requester, RequestFailed, RequestTimeout } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { PortalApiConfig } from '../portal-api.config.js';
import type { Session } from '../session/session.js';
import { DecisionNotYours, DecisionUnconfirmed, FilingNotFound } from './filing.errors.js';
import { findVisible } from './filing-queries.js';

/** What a person decides about which document. */
export interface DecisionGiven {
  readonly decision: 'approve' | 'reject';
  readonly documentSha256: string;
  readonly reason?: RejectionReason;
}

/** Passes a decision on to the workflow, which alone judges it. */
@Injectable()
export class DecideFiling {
  constructor(
    private readonly database: Database,
    private readonly requester: Requester,
    private readonly config: PortalApiConfig,
  ) {}

  /** Throws FilingNotFound for a filing the person does not see, the workflow's own refusal, or DecisionUnconfirmed. */
  async execute(session: Session, filingId: string, given: DecisionGiven): Promise<ApprovalDecided> {
    const { account } = session;
    const filing = await this.database.inTenant(account.tenant, (tx) => findVisible(tx, account, filingId));
    if (!filing) throw new FilingNotFound();
    const { contactId } = filing;
    if (contactId === null) throw new DecisionNotYours();
    const request = plainToInstance(DecideApproval, { filingId, contactId, ...given });
    const idempotencyKey = keyOf(session, filingId, given);
    try {
      return await this.requester.request<ApprovalDecided>(request, {
        tenant: account.tenant,
        idempotencyKey,
        timeoutMs: this.config.decisionTimeoutMs,
      });
    } catch (error) {
      if (error instanceof RequestTimeout || error instanceof RequestFailed) throw new DecisionUnconfirmed(error);
      throw error;
    }
  }
}

/** The same for every click on the same button in one session: who is not sure that it arrived may press again. */
function keyOf({ tokenSha256 }: Session, filingId: string, given: DecisionGiven): string {
  const { decision, documentSha256, reason } = given;
  const intention = [tokenSha256, filingId, decision, documentSha256, reason?.code ?? '', reason?.text ?? ''];
  return `portal:${createHash('sha256').update(JSON.stringify(intention)).digest('hex')}`;
}
