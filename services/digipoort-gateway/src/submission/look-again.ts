import { Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { ArchiveRepository } from '../archive/archive.repository.js';
import { type Evidence, evidenceOfAnswer } from '../archive/evidence.js';
import { AuthorityOfProcess } from '../authority/authority-of-process.js';
import { givenStatus, inOrder, outcomeOf } from '../authority-status/authority-status.js';
import { Breakers } from '../host-health/breakers.js';
import type { ClaimedJob } from '../job/job.repository.js';
import { AdvanceSubmissions } from './advance-submissions.js';

/** How an earlier process stands: still broken down, further after all (and followed again), or not known. */
export interface SecondLook {
  readonly kind: 'broken' | 'further' | 'unknown';
}

/** Before a filing whose process broke down is sent again, the authority is asked once more: a broken process must still be the end. */
@Injectable()
export class LookAgain {
  constructor(
    private readonly database: Database,
    private readonly archive: ArchiveRepository,
    private readonly authorityOfProcess: AuthorityOfProcess,
    private readonly breakers: Breakers,
    private readonly submissions: AdvanceSubmissions,
  ) {}

  async look(job: ClaimedJob, kenmerk: string): Promise<SecondLook> {
    const { tenant, filing_id: filingId, fence } = job;
    const authority = await this.authorityOfProcess.find(tenant, filingId, kenmerk).catch(() => undefined);
    if (authority === undefined) return { kind: 'unknown' };
    const answer = await this.breakers.call(authority.hosts.status, () => authority.statuses(kenmerk));
    if (answer.kind === 'wait') return { kind: 'unknown' };
    const evidence = evidenceOfAnswer(answer, { operation: 'getStatussenProces', kenmerk });
    const statuses = answer.kind === 'answered' ? inOrder(answer.reply.map(givenStatus)) : [];
    if (answer.kind !== 'answered' || outcomeOf(statuses)?.kind === 'broke-down') {
      await this.keep(tenant, filingId, evidence);
      return { kind: answer.kind === 'answered' ? 'broken' : 'unknown' };
    }
    const command = { type: 'revive', now: new Date() } as const;
    await this.submissions.advance(tenant, { filingId, fence, command, statuses, kenmerk, evidence });
    return { kind: 'further' };
  }

  private keep(tenant: string, filingId: string, evidence: readonly Evidence[]): Promise<void> {
    return this.database.inTenant(tenant, (tx) =>
      this.archive.add(
        tx,
        evidence.map((call) => ({ ...call, filingId })),
      ),
    );
  }
}
