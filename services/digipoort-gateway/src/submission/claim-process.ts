import { Injectable } from '@nestjs/common';
import type { FilingReleased } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { CandidateProcessRepository, type Candidates } from '../reconciliation/candidate-process.repository.js';
import { AdvanceSubmissions, type Order, type StepResult } from './advance-submissions.js';
import { FilingNotFound, NoSuchCandidate, NothingToClaim, ProcessOfOtherFiling } from './filing.errors.js';
import { FilingCommandRepository } from './filing-command.repository.js';
import { constraintOf, sameFiling } from './given-command.js';
import type { SubmissionCommand } from './submission.events.js';
import { resultOf } from './submission.consequences.js';
import { SubmissionRepository } from './submission.repository.js';

type Given = Omit<Order, 'command' | 'processes'>;
type Choice = { readonly order: Order; readonly command: SubmissionCommand };

/**
 * A person says which of the processes that may be a filing's it is, or that none of them is: what asking could not settle.
 * Who said it and why is kept with the command, and what the authority had said of each process with its candidates.
 */
@Injectable()
export class ClaimProcess {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionRepository,
    private readonly candidates: CandidateProcessRepository,
    private readonly commands: FilingCommandRepository,
    private readonly advance: AdvanceSubmissions,
  ) {}

  /** Follows the process as this filing's. Throws FilingNotFound, NothingToClaim, NoSuchCandidate, ProcessOfOtherFiling, CommandIdUsed. */
  claim(tenant: string, filingId: string, kenmerk: string, given: Given): Promise<FilingReleased['result']> {
    return this.choose(tenant, filingId, given, ({ attemptId, processes }, now) => {
      const chosen = processes.find((process) => process.kenmerk === kenmerk);
      if (!chosen) throw new NoSuchCandidate();
      const deliveredAt = chosen.firstStatusAt ?? now;
      return {
        order: { ...given, command: 'claim', processes: [chosen] },
        command: { type: 'claim', attemptId, kenmerk, deliveredAt, now },
      };
    });
  }

  /** None of them is: they are left out from now on, and the authority is asked again before anything is sent. Throws as `claim`. */
  disown(tenant: string, filingId: string, given: Given): Promise<FilingReleased['result']> {
    return this.choose(tenant, filingId, given, ({ processes }, now) => ({
      order: { ...given, command: 'disown', processes },
      command: { type: 'release', now },
    }));
  }

  private async choose(
    tenant: string,
    filingId: string,
    { id }: Given,
    choice: (candidates: Candidates, now: Date) => Choice,
  ): Promise<FilingReleased['result']> {
    // The command is looked for last: its twin, given at the same moment, commits it together with the end of the candidates.
    const { before, isHere, found } = await this.database.inTenant(tenant, async (tx) => ({
      isHere: (await this.submissions.course(tx, filingId)) !== undefined,
      found: await this.candidates.of(tx, filingId),
      before: await this.commands.find(tx, id),
    }));
    if (before) return sameFiling(before, filingId);
    if (!isHere) throw new FilingNotFound();
    if (!found) throw new NothingToClaim();
    const { order, command } = choice(found, new Date());
    const result = await this.step(() => this.advance.advance(tenant, { filingId, command, order }));
    if (result.kind === 'done' && result.events[0]) return resultOf(result.events[0]);
    // The same command given twice at once: the other one has done it.
    const twin = await this.database.inTenant(tenant, (tx) => this.commands.find(tx, id));
    if (twin) return sameFiling(twin, filingId);
    throw new NothingToClaim();
  }

  private async step(advance: () => Promise<StepResult>): Promise<StepResult> {
    try {
      return await advance();
    } catch (error) {
      if (constraintOf(error) === 'submission_tenant_kenmerk_key') throw new ProcessOfOtherFiling();
      throw error;
    }
  }
}
