import { Injectable } from '@nestjs/common';
import type { ClaimedJob } from '../job/job.repository.js';
import { ReconcileAttempt } from '../reconciliation/reconcile-attempt.js';
import { AdvanceSubmissions } from './advance-submissions.js';
import { SendFiling } from './send-filing.js';

/** Does what a claimed filing needs next. */
@Injectable()
export class SubmitFiling {
  constructor(
    private readonly sendFiling: SendFiling,
    private readonly reconcileAttempt: ReconcileAttempt,
    private readonly submissions: AdvanceSubmissions,
  ) {}

  async submit(job: ClaimedJob): Promise<void> {
    const { tenant, filing_id: filingId, fence, phase } = job;
    switch (phase) {
      case 'waiting':
        return this.sendFiling.send(job);
      case 'attempting':
        // A lease that ran out with an attempt open: its holder is gone, and with it what it knew.
        await this.submissions.advance(tenant, { filingId, fence, command: { type: 'lose' } });
        return;
      case 'unresolved':
        return this.reconcileAttempt.reconcile(job);
      case 'sent':
      case 'accepted':
      case 'refused':
      case 'attention':
        return; // its job has gone to another lane since
      default:
        return phase satisfies never;
    }
  }
}
