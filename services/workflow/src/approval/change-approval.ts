import { Outbox } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { appendAudit } from '../audit/audit-trail.js';
import type { People } from './acting.js';
import type { ApprovalCommand } from './approval-command.js';
import { factOf } from './approval-facts.js';
import { messageOf } from './approval.messages.js';
import type { Outcome } from './approval-outcome.js';
import { storeChange } from './approval.repository.js';
import type { Approval } from './approval-state.js';
import { keepTimers } from './approval-timers.js';
import { decide, evolve } from './approval.js';
import { informedOf } from './informed.js';
import { loadPeople } from './load-acting.js';

/** The message that made somebody act. */
export interface CausedBy {
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** What a command led to, with the approval as it is after it. */
export type Changed = Exclude<Outcome, { kind: 'happened' }> | { readonly kind: 'happened'; readonly after: Approval };

/** Lets a command change an approval: state, evidence, events, timers and audit in the caller's transaction, or nothing at all. */
@Injectable()
export class ChangeApproval {
  constructor(private readonly outbox: Outbox) {}

  /** Take the turn of the filing's organisation and lock the approval (`lockApproval`) before; call it last in a transaction, it locks the chain's head. */
  async change(
    tx: Transaction,
    before: Approval,
    command: Exclude<ApprovalCommand, { type: 'start' }>,
    { people, ...cause }: CausedBy & { readonly people?: People } = {},
  ): Promise<Changed> {
    const outcome = decide(before, command);
    if (outcome.kind !== 'happened') return outcome;
    const { events } = outcome;
    if (events.length === 0) return { kind: 'happened', after: before };
    const after = events.reduce<Approval>(evolve, before);
    await storeChange(tx, before, after);
    const context = { after, people: people ?? (await loadPeople(tx, after)) };
    const messages = events.flatMap((event) => messageOf(event, context) ?? []);
    const informed = (await informedOf(tx, [{ approval: after, events }])).get(after.filingId) ?? [];
    await this.outbox.add(tx, ...[...messages, ...informed].map((event) => ({ event, ...cause })));
    await keepTimers(tx, before, after);
    await appendAudit(tx, [factOf(events, after, command.at)]);
    return { kind: 'happened', after };
  }
}
