import { createHash, randomBytes } from 'node:crypto';
import type { ApprovalDecided, DecideApproval } from '@akkoord/contracts';
import { Outbox, type ReceivedRequest } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Refusal } from '@akkoord/service-kit';
import { Injectable } from '@nestjs/common';
import { appendAudit } from '../audit/audit-trail.js';
import { APPROVAL_REFUSALS, type ApprovalRefusal } from './approval.errors.js';
import { decide, evolve, type Approval, type ApprovalEvent, type Decision } from './approval.js';
import { messageOf } from './approval.messages.js';
import { loadForDecision, storeDecision } from './approval.repository.js';
import { OrganisationTurns } from '../rules/organisation-turns.js';

/** A contact approves or rejects: state, evidence, events and audit in one transaction, or nothing at all. */
@Injectable()
export class DecideApprovalUseCase {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly turns: OrganisationTurns,
  ) {}

  async execute(request: ReceivedRequest<DecideApproval>, now: Date): Promise<ApprovalDecided> {
    const { filingId } = request.data;
    return this.database.inTenant(request.tenant, async (tx) => {
      const known = await this.turns.takeOfFilings(tx, [filingId]);
      if (known.size === 0) throw refusalOf('APPROVAL_NOT_FOUND');
      const { approval, contact } = await loadForDecision(tx, filingId, contactIdOf(request.data));
      const { decision: choice, documentSha256, reason } = request.data;
      const contactId = contactIdOf(request.data);
      const { idempotencyKey } = request;
      const command = { choice, contactId, contact, documentSha256, idempotencyKey, at: now.toISOString() };
      const outcome = decide(approval, { type: 'decide', ...command, ...(reason ? { reason } : {}) });
      switch (outcome.kind) {
        case 'refused':
          throw refusalOf(outcome.code);
        case 'repeated':
          return { filingId, status: outcome.status };
        case 'happened':
          return { filingId, status: await this.store(tx, approval, outcome.events, request.correlationId) };
        default:
          return outcome satisfies never;
      }
    });
  }

  private async store(
    tx: Transaction,
    before: Approval | undefined,
    events: readonly ApprovalEvent[],
    correlationId: string,
  ): Promise<Approval['status']> {
    const after = events.reduce(evolve, before);
    const decision = after?.decisions.at(-1);
    if (!before || !after || !decision) throw new Error('a decision without an approval');
    const salt = randomBytes(16).toString('hex');
    const decisionId = await storeDecision(tx, before, after, decision, salt);
    const { filingId } = after;
    await this.outbox.add(tx, ...events.map((event) => ({ event: messageOf(event, { filingId }), correlationId })));
    const { at, documentSha256, choice } = decision;
    const evidenceSha256 = evidenceDigest(decision, salt);
    const { status, sequence } = after;
    const kind = choice === 'approve' ? 'approval-granted' : 'approval-rejected';
    await appendAudit(tx, [{ kind, at, filingId, decisionId, documentSha256, evidenceSha256, status, sequence }]);
    return status;
  }
}

/** Binds the audit trail to the evidence row without holding its personal data: who decided and in which words. */
export function evidenceDigest(decision: Pick<Decision, 'contactId' | 'reason'>, salt: string): string {
  const { contactId, reason } = decision;
  const text = JSON.stringify([salt, contactId, reason?.code ?? null, reason?.text ?? null]);
  return createHash('sha256').update(text).digest('hex');
}

/** Who decides; whoever is no contact is not authorised. */
function contactIdOf({ contactId, actor }: DecideApproval): string {
  const id = contactId ?? actor?.contactId;
  if (id === undefined) throw refusalOf('APPROVAL_NOT_AUTHORISED');
  return id;
}

function refusalOf(code: ApprovalRefusal): Refusal {
  const { httpStatus, messages } = APPROVAL_REFUSALS[code];
  return new Refusal(code, { ...messages, status: httpStatus });
}
