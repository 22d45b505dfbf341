import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { AdvanceSubmissions } from '../submission/advance-submissions.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import { type ObstacleCode, OBSTACLES } from './profile.errors.js';
import { Profiles } from './profiles.js';

const MOST_AT_ONCE = 200;

/** Lets filings go on that stopped for want of a certificate, as soon as their office can file. Any instance may, and more than one. */
@Injectable()
export class ResumeFilings {
  constructor(
    private readonly database: Database,
    private readonly profiles: Profiles,
    private readonly submissions: SubmissionRepository,
    private readonly advance: AdvanceSubmissions,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    // Looked at each time rather than at a change: what stopped just after the change would wait for ever.
    profiles.onRefreshed(() => this.resume());
  }

  /** Lets go what can go. */
  async resume(): Promise<void> {
    const tenants = await this.database.inSystem((tx) =>
      tx.query<{ tenant: string }>(`select distinct tenant from job where lane = 'attention'`),
    );
    for (const { tenant } of tenants) {
      await this.resumeOf(tenant, this.profiles.obstacleOf(tenant));
    }
  }

  /** While there is an obstacle, only what stopped for another one goes: it stops again at once, with the reason that holds now. */
  private async resumeOf(tenant: string, obstacle: ObstacleCode | undefined): Promise<void> {
    const stopped = await this.database.inTenant(tenant, (tx) =>
      tx.query<{ filing_id: string }>(
        `select filing_id from submission where tenant = $1 and phase = 'attention' and code = any($2::text[])
           and ($3::text is null or (code <> $3 and attempts = 0)) limit ${MOST_AT_ONCE}`,
        [tenant, Object.keys(OBSTACLES), obstacle ?? null],
      ),
    );
    await Promise.all(
      stopped.map(({ filing_id: filingId }) =>
        this.release(tenant, filingId).catch((error: unknown) => {
          this.log.warn({ tenant, filingId, err: error }, 'a filing that stopped does not go on yet');
        }),
      ),
    );
  }

  private async release(tenant: string, filingId: string): Promise<void> {
    const lastAttempt = await this.database.inTenant(tenant, (tx) => this.submissions.lastAttempt(tx, filingId));
    const command = { type: 'release', now: new Date(), ...(lastAttempt ? { lastAttempt } : {}) } as const;
    await this.advance.advance(tenant, { filingId, command });
  }
}
