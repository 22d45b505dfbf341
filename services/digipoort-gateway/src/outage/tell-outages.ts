import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { OutageBegan, OutageEnded } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { hostOf } from '../authority/authority.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { Breakers } from '../host-health/breakers.js';
import { JobRepository } from '../job/job.repository.js';
import { WorkBell } from '../job/work-bell.js';
import { Profiles } from '../profile/profiles.js';
import { bannerOf } from './outage.js';
import { outageMoves, type Use } from './outage-moves.js';
import { OutageRepository, type StoredOutage } from './outage.repository.js';

type Down = ReturnType<Breakers['down']>[number];

/** What waits is let go within this time after a host is up again, not all at once. */
const SPREAD_MS = 5000;

/** Tells each office when a host it uses goes down and comes back, once whichever instance sees it, and lets go what waited. */
@Injectable()
export class TellOutages implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<void> | undefined;
  private mustRepeat = false;
  private isStopping = false;

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly breakers: Breakers,
    private readonly profiles: Profiles,
    private readonly outages: OutageRepository,
    private readonly jobs: JobRepository,
    private readonly bell: WorkBell,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.breakers.onChange(() => this.look());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  private look(): void {
    this.mustRepeat = true;
    this.running ??= this.tellAll().finally(() => (this.running = undefined));
  }

  private async tellAll(): Promise<void> {
    while (this.mustRepeat && !this.isStopping) {
      this.mustRepeat = false;
      await this.tell().catch((err: unknown) => this.log.warn({ err }, 'outages not told; tried again'));
    }
  }

  private async tell(): Promise<void> {
    const open = await this.database.inSystem((tx) => this.outages.open(tx));
    const { begin, end } = outageMoves(this.uses(), this.breakers.down(), open);
    for (const { tenant, down } of begin) await this.begin(tenant, down);
    for (const outage of end) await this.end(outage);
  }

  private uses(): Use[] {
    return this.profiles.offices().flatMap((tenant) => {
      const settings = this.profiles.of(tenant)?.settings;
      if (!settings) return [];
      return [settings.aanleverUrl, settings.statusUrl].map((url) => ({ tenant, host: hostOf(url) }));
    });
  }

  private begin(tenant: string, { host, state }: Down): Promise<void> {
    return this.database.inTenant(tenant, async (tx) => {
      const outage = await this.outages.begin(tx, host, state.reason, state.since);
      if (!outage) return;
      const event = Object.assign(new OutageBegan(), {
        outageId: outage.id,
        host,
        reason: outage.reason,
        beganAt: outage.beganAt.toISOString(),
        messages: bannerOf(host, outage.reason, outage.beganAt, new Date()),
      });
      await this.outbox.add(tx, { event, subject: outage.id });
    });
  }

  private end({ tenant, id }: StoredOutage): Promise<void> {
    return this.database.inTenant(tenant, async (tx) => {
      const outage = await this.outages.end(tx, id, new Date());
      if (!outage?.endedAt) return;
      const filingsReleased = await this.jobs.hurry(tx, this.config.leaseMs, SPREAD_MS);
      const event = Object.assign(new OutageEnded(), {
        outageId: id,
        host: outage.host,
        beganAt: outage.beganAt.toISOString(),
        endedAt: outage.endedAt.toISOString(),
        filingsReleased,
      });
      await this.outbox.add(tx, { event, subject: id });
      tx.afterCommit(() => this.bell.ring('submit', tenant));
    });
  }
}
