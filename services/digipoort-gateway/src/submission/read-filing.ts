import { Injectable } from '@nestjs/common';
import type { CandidateView, FilingAtAuthority, ExplainedStatus } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { isKnownStatus } from '../authority-status/authority-status.rules.js';
import { AuthorityStatusRepository, type StoredStatus } from '../authority-status/authority-status.repository.js';
import { explain } from '../authority-status/explanation.js';
import { FilingNotFound } from './filing.errors.js';
import { CandidateProcessRepository, type CandidateProcess } from '../reconciliation/candidate-process.repository.js';
import { SubmissionRepository } from './submission.repository.js';
import { mayBeConfirmed, mayBeDenied } from './submission.rules.js';

/** A filing as the gateway knows it, with every status of the authority. */
@Injectable()
export class ReadFiling {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionRepository,
    private readonly statuses: AuthorityStatusRepository,
    private readonly candidates: CandidateProcessRepository,
  ) {}

  /** Throws FilingNotFound. */
  async read(tenant: string, filingId: string): Promise<FilingAtAuthority> {
    return this.database.inTenant(tenant, async (tx) => {
      const course = await this.submissions.course(tx, filingId);
      if (!course) throw new FilingNotFound();
      const found = await this.candidates.of(tx, filingId);
      const { phase, attempts, kenmerk, code, message, nextAttemptAt, isOpen, hasEarlier } = course;
      const stopped = { code: code ?? '', hasOpenAttempt: isOpen, hasEarlierProcess: hasEarlier };
      return {
        filingId,
        phase,
        attempts,
        ...(kenmerk === null ? {} : { kenmerk }),
        ...(code === null ? {} : { code }),
        ...(message === null || message === '' ? {} : { message }),
        ...(nextAttemptAt === null ? {} : { nextAttemptAt: nextAttemptAt.toISOString() }),
        canBeReleased: phase === 'attention',
        canBeConfirmed: phase === 'attention' && mayBeConfirmed(stopped),
        canBeDenied: phase === 'attention' && mayBeDenied(stopped),
        ...(found ? { candidates: found.processes.map(candidateView) } : {}),
        statuses: (await this.statuses.of(tx, filingId)).map(explained),
      };
    });
  }
}

const candidateView = ({ kenmerk, firstStatusAt, statuses }: CandidateProcess): CandidateView => ({
  kenmerk,
  ...(firstStatusAt ? { firstStatusAt: firstStatusAt.toISOString() } : {}),
  statuses: statuses.map(({ code, text, at, fault }) => ({
    code,
    text,
    at: at.toISOString(),
    ...(fault ? { faultCode: fault.code, faultText: fault.text.slice(0, 4000) } : {}),
  })),
});

const explained = (status: StoredStatus): ExplainedStatus => ({
  kenmerk: status.kenmerk,
  code: status.code,
  text: status.text,
  at: status.at.toISOString(),
  seenAt: status.seenAt.toISOString(),
  ...(status.faultCode === null ? {} : { faultCode: status.faultCode }),
  ...(status.faultText === null ? {} : { faultText: status.faultText }),
  ...(status.details === null ? {} : { details: status.details }),
  isKnown: isKnownStatus(status.code),
  explanation: explain(status.code),
});
