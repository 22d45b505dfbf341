import { Injectable } from '@nestjs/common';
import type { FilingReleased } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { AdvanceSubmissions, type Order, type StepResult } from './advance-submissions.js';
import { constraintOf, sameFiling } from './given-command.js';
import { EarlierFilingUnresolved, FilingNotFound, FilingNotStopped } from './filing.errors.js';
import { FilingCommandRepository } from './filing-command.repository.js';
import { resultOf } from './submission.consequences.js';
import { SubmissionRepository } from './submission.repository.js';

/**
 * A person lets a filing go on that stopped. It never sends by itself: what may be at the authority is asked about first,
 * by the same reconciliation that follows a lost answer.
 */
@Injectable()
export class ReleaseFiling {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionRepository,
    private readonly commands: FilingCommandRepository,
    private readonly advance: AdvanceSubmissions,
  ) {}

  /** Throws FilingNotFound, FilingNotStopped, EarlierFilingUnresolved, CommandIdUsed. */
  async release(tenant: string, filingId: string, given: Omit<Order, 'command'>): Promise<FilingReleased['result']> {
    const order = { ...given, command: 'release' } as const;
    const { before, lastAttempt } = await this.database.inTenant(tenant, async (tx) => ({
      before: await this.commands.find(tx, order.id),
      lastAttempt: await this.submissions.lastAttempt(tx, filingId),
    }));
    if (before) return sameFiling(before, filingId);
    const command = { type: 'release', now: new Date(), ...(lastAttempt ? { lastAttempt } : {}) } as const;
    const result = await this.step(() => this.advance.advance(tenant, { filingId, command, order }));
    switch (result.kind) {
      case 'done': {
        const [event] = result.events;
        return event ? resultOf(event) : 'sends';
      }
      case 'superseded':
        throw new FilingNotFound();
      case 'refused':
      case 'held-up': {
        // The same command given twice at once: the other one has done it.
        const twin = await this.database.inTenant(tenant, (tx) => this.commands.find(tx, order.id));
        if (twin) return sameFiling(twin, filingId);
        throw new FilingNotStopped();
      }
      default:
        return result satisfies never;
    }
  }

  /** The last attempt is opened again, which the database refuses while another of the same taxpayer and kind is open. */
  private async step(advance: () => Promise<StepResult>): Promise<StepResult> {
    try {
      return await advance();
    } catch (error) {
      if (constraintOf(error) === 'attempt_open') throw new EarlierFilingUnresolved();
      throw error;
    }
  }
}
