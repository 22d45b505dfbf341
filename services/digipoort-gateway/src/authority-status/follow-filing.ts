import { Inject, Injectable } from '@nestjs/common';
import { Database, GroupCommit } from '@akkoord/persistence';
import { isAway, LOGGER } from '@akkoord/service-kit';
import type { StatusResultaat, WusOutcome } from '@akkoord/wus';
import type { Logger } from 'pino';
import { evidenceOf } from '../archive/evidence.js';
import { Authorities } from '../authority/authorities.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { GatewayMetrics } from '../gateway.metrics.js';
import { JobRepository, type ClaimedJob } from '../job/job.repository.js';
import { WorkBell } from '../job/work-bell.js';
import { AdvanceSubmissions } from '../submission/advance-submissions.js';
import { delayAfter, withJitter } from '../submission/submission.rules.js';
import { type GivenStatus, inOrder, outcomeOf, type PlacedStatus } from './authority-status.js';
import { AuthorityStatusRepository } from './authority-status.repository.js';

interface Look {
  readonly job: ClaimedJob;
  readonly statuses: readonly PlacedStatus[];
}

/** Asks the authority how a filing fares until it has said its last word. */
@Injectable()
export class FollowFiling {
  private readonly looks = new GroupCommit<Look, void>((tenant, looks) => this.write(tenant, looks), {
    most: 100,
    maySplit: (error) => !isAway(error),
  });

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly repository: AuthorityStatusRepository,
    private readonly jobs: JobRepository,
    private readonly submissions: AdvanceSubmissions,
    private readonly bell: WorkBell,
    private readonly metrics: GatewayMetrics,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async follow(job: ClaimedJob): Promise<void> {
    const { tenant, filing_id: filingId, fence, kenmerk } = job;
    if (kenmerk === null) return;
    const authority = await this.authorities.of(tenant).catch(() => undefined);
    const answer = await authority?.statuses(kenmerk);
    this.metrics.asked(answer?.kind ?? 'no-profile');
    if (answer?.kind !== 'answered') {
      this.log.warn({ filingId, tenant, why: whyNot(answer) }, 'status not known');
      return this.looks.add(tenant, { job, statuses: [] });
    }
    const statuses = inOrder(answer.reply.map(given));
    const outcome = outcomeOf(statuses);
    if (outcome === undefined) return this.looks.add(tenant, { job, statuses });
    const command = { type: 'conclude', outcome, now: new Date() } as const;
    const evidence = evidenceOf(answer.exchange);
    await this.submissions.advance(tenant, { filingId, fence, command, statuses, evidence });
  }

  /** Nothing final: stores what is new and asks again later, for many at once. */
  private async write(tenant: string, looks: readonly Look[]): Promise<void[]> {
    const changes = looks.map(({ job }) => {
      const tries = job.tries + 1;
      const delayMs = withJitter(delayAfter(this.config.followDelays, tries), Math.random());
      return { filingId: job.filing_id, lane: 'follow' as const, delayMs, tries };
    });
    await this.database.inTenant(tenant, async (tx) => {
      await this.repository.add(
        tx,
        looks.map(({ job, statuses }) => ({ filingId: job.filing_id, statuses })),
      );
      await this.jobs.change(tx, changes);
    });
    changes.forEach(({ delayMs }) => this.bell.ring('follow', tenant, delayMs));
    return looks.map(() => undefined);
  }
}

const given = (status: StatusResultaat): GivenStatus => ({
  code: status.statuscode,
  at: status.tijdstempelStatus,
  text: status.statusomschrijving,
  ...(status.statusFoutcode
    ? { fault: { code: status.statusFoutcode.foutcode, text: status.statusFoutcode.foutbeschrijving } }
    : {}),
  ...(status.statusdetails === undefined ? {} : { details: status.statusdetails }),
});

function whyNot(answer: WusOutcome<unknown> | undefined): string {
  if (answer === undefined) return 'no communication profile';
  if (answer.kind === 'fault') return answer.fault.foutcode;
  return answer.kind === 'answered' ? '' : answer.reason;
}
