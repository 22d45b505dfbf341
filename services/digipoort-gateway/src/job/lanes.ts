import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { Authorities } from '../authority/authorities.js';
import { FollowFiling } from '../authority-status/follow-filing.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { Profiles } from '../profile/profiles.js';
import { SubmitFiling } from '../submission/submit-filing.js';
import { JobRepository, type ClaimedJob, type LaneName } from './job.repository.js';
import { Lane } from './lane.js';
import { WorkBell } from './work-bell.js';

/** Runs the two lanes with the application: sending, and following what was sent. */
@Injectable()
export class Lanes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly submit: Lane;
  private readonly follow: Lane;

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly profiles: Profiles,
    private readonly jobs: JobRepository,
    private readonly authorities: Authorities,
    bell: WorkBell,
    submitFiling: SubmitFiling,
    followFiling: FollowFiling,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    const { submitPerOffice, submitInTotal, submitRatePerOffice } = config;
    const { followPerOffice, followInTotal, followRatePerOffice } = config;
    this.submit = this.lane('submit', [submitPerOffice, submitInTotal, submitRatePerOffice], 1, (job) =>
      submitFiling.submit(job),
    );
    this.follow = this.lane('follow', [followPerOffice, followInTotal, followRatePerOffice], 20, (job) =>
      followFiling.follow(job),
    );
    bell.listen((lane, tenant, inMs) => {
      // Without a profile nothing can be done for an office; the profile's arrival rings again.
      if (lane === 'attention' || !this.profiles.of(tenant)) return;
      this[lane].wake(tenant, inMs);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.profiles.start();
    this.submit.start();
    this.follow.start();
  }

  /** Before the connections go: what is under way is finished and recorded. */
  async beforeApplicationShutdown(): Promise<void> {
    this.profiles.stop();
    const stopped = Promise.all([this.submit.stop(), this.follow.stop()]);
    // What takes longer is left to its lease, as after a kill.
    await Promise.race([stopped, pause(this.config.drainTimeoutMs, undefined, { ref: false })]);
    await this.authorities.close();
  }

  private lane(
    name: LaneName,
    [perOffice, inTotal, ratePerOffice]: readonly [number, number, number],
    granularityMs: number,
    run: (job: ClaimedJob) => Promise<void>,
  ): Lane {
    const { leaseMs, pollMs } = this.config;
    return new Lane({
      leaseMs,
      perOffice,
      inTotal,
      ratePerOffice,
      pollMs,
      granularityMs,
      offices: () => this.jobs.officesWithDueWork(name, this.profiles.offices()),
      claim: (tenant, limit, lease) => this.jobs.claim(tenant, name, limit, lease),
      prolong: (jobs, lease) => this.jobs.prolong(jobs, lease),
      run,
      onError: (err, tenant) => this.log.error({ err, lane: name, tenant }, 'left to its lease'),
    });
  }
}
