import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { partlyApproved } from '../people/leavers.repository.js';
import { mandateAfterReview } from './act-on-filing.js';
import { lockApproval } from './approval.repository.js';
import type { Approval } from './approval-state.js';
import { ChangeApproval } from './change-approval.js';
import { loadPeople } from './load-acting.js';

/** Lets filings go on that waited only for people who are gone. */
@Injectable()
export class GoOnWithout {
  constructor(private readonly changes: ChangeApproval) {}

  /** Take the turns of the organisations and keep the people as they are now before. All rows are locked before the first change, which locks the chain's head. */
  async execute(tx: Transaction, organisationIds: readonly string[], now: Date): Promise<void> {
    if (organisationIds.length === 0) return;
    const waiting: Approval[] = [];
    for (const filingId of await partlyApproved(tx, organisationIds)) {
      const locked = await lockApproval(tx, filingId);
      if (locked) waiting.push(locked);
    }
    const at = now.toISOString();
    for (const before of waiting) {
      const people = await loadPeople(tx, before);
      const mandate = await mandateAfterReview(tx, before, now);
      const left = { type: 'performers-left', people, at, ...(mandate ? { mandate } : {}) } as const;
      await this.changes.change(tx, before, left, { people });
    }
  }
}
