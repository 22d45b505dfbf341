import { Database, GroupCommit, type Transaction } from '@akkoord/persistence';
import { isAway, LOGGER } from '@akkoord/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { ClientSenderConfig } from '../client-sender.config.js';
import { EnvironmentDirectory } from '../environment/environment-directory.js';
import { SenderMetrics } from '../sender-metrics.js';
import type { CheckedReturn } from '../return/return.js';
import { JobLoop } from '../work/job-loop.js';
import { ConnectorClient } from './connector-client.js';
import { type DeliveryOutcome, judgeAnswer, judgeSilence, judgeUnknownEnvironment } from './delivery.js';
import {
  claimDeliveries,
  type Consignment,
  consignments,
  type EndedAttempt,
  hastenDeliveries,
  type HeldDelivery,
  LARGE_CONSIGNMENT,
  recordOutcomes,
  renewDeliveries,
} from './delivery.repository.js';
import { RecentConsignments } from './recent-consignments.js';
import { TellRefusal } from './tell-refusal.js';

/** Outcomes of all offices are written together. */
const ALL = 'all';

/** How long closing waits for a connector that does not answer; a repeat is harmless. */
const PATIENCE_MS = 3000;

interface Job {
  readonly held: HeldDelivery;
  readonly consignment?: Consignment;
}

/** Brings queued returns to the connector: several at a time, again after every fault, until it takes or refuses them. */
@Injectable()
export class DeliverReturns implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly jobs: JobLoop<Job>;
  private readonly outcomes = new GroupCommit<EndedAttempt, void>((_, ended) => this.record(ended), {
    most: 200,
    maySplit: (error) => !isAway(error),
  });
  /** Environments whose connector took something since it last failed. */
  private readonly healthy = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly directory: EnvironmentDirectory,
    private readonly connector: ConnectorClient,
    private readonly refusals: TellRefusal,
    private readonly recent: RecentConsignments,
    private readonly config: ClientSenderConfig,
    private readonly metrics: SenderMetrics,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    const { deliveryConcurrency: concurrency, pollMs, leaseMs } = config;
    this.jobs = new JobLoop({
      concurrency,
      pollMs,
      leaseMs,
      claim: (limit) => this.claim(limit),
      run: (job) => this.deliver(job),
      renew: (jobs) =>
        database.inSystem((tx) =>
          renewDeliveries(
            tx,
            jobs.map(({ held }) => held),
            leaseMs,
          ),
        ),
      failed: (err) => log.error({ err }, 'delivery failed by a fault of our own'),
    });
  }

  onApplicationBootstrap(): void {
    this.jobs.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const patience = Math.min(PATIENCE_MS, this.config.drainTimeoutMs);
    const timer = setTimeout(() => void this.connector.giveUp(), patience);
    await this.jobs.stop();
    clearTimeout(timer);
  }

  /** Returns were stored: deliver them now. Other processes find them by looking, so no NOTIFY, which would serialise the commits of all intakes. */
  stored(tenant: string, returns: readonly CheckedReturn[]): void {
    for (const one of returns) this.recent.add(tenant, one);
    this.jobs.wake();
  }

  private async claim(limit: number): Promise<Job[]> {
    const held = await this.database.inSystem((tx) => claimDeliveries(tx, limit, this.config.leaseMs));
    const loaded = new Map(held.map((one) => [one.returnId, this.recent.take(one.tenant, one.returnId)]));
    const missing = held.filter(({ returnId, size }) => size <= LARGE_CONSIGNMENT && !loaded.get(returnId));
    for (const tenant of new Set(missing.map((one) => one.tenant))) {
      const ids = missing.filter((one) => one.tenant === tenant).map(({ returnId }) => returnId);
      const found = await this.database.inTenant(tenant, (tx) => consignments(tx, ids));
      found.forEach((consignment, id) => loaded.set(id, consignment));
    }
    return held.map((one) => {
      const consignment = loaded.get(one.returnId);
      return consignment ? { held: one, consignment } : { held: one };
    });
  }

  private async deliver({ held, consignment }: Job): Promise<void> {
    const sent = consignment ?? (await this.load(held));
    const outcome = await this.attempt(held, sent);
    await this.outcomes.add(ALL, { held, outcome, reference: sent.reference });
    this.metrics.delivery(outcome.kind);
    const about = { returnId: held.returnId, environmentId: held.environmentId, attempt: held.attempt };
    if (outcome.kind !== 'delivered')
      this.log.warn({ ...about, code: outcome.problem.code }, `delivery ${outcome.kind}`);
  }

  private async load({ tenant, returnId }: HeldDelivery): Promise<Consignment> {
    const found = await this.database.inTenant(tenant, (tx) => consignments(tx, [returnId]));
    const consignment = found.get(returnId);
    if (!consignment) throw new Error(`return ${returnId} has no document`);
    return consignment;
  }

  private async attempt(held: HeldDelivery, sent: Consignment): Promise<DeliveryOutcome> {
    const environment = await this.directory.find(held.environmentId);
    const attempt = { attempt: held.attempt, at: new Date(), random: Math.random() };
    if (!environment) return judgeUnknownEnvironment(attempt, this.config);
    try {
      return judgeAnswer(await this.connector.deliver(environment, sent, held.traceparent), attempt, this.config);
    } catch (error) {
      this.log.debug({ err: error, returnId: held.returnId }, 'the connector gave no answer');
      return judgeSilence(attempt, this.config);
    }
  }

  private async record(ended: readonly EndedAttempt[]): Promise<void[]> {
    const refused = ended.filter(({ outcome }) => outcome.kind === 'refused');
    const others = ended.filter(({ outcome }) => outcome.kind !== 'refused');
    if (others.length > 0) {
      const isHastened = await this.database.inSystem(async (tx) => {
        await recordOutcomes(tx, others);
        return this.hasten(tx, others);
      });
      if (isHastened) this.jobs.wake();
    }
    for (const tenant of new Set(refused.map(({ held }) => held.tenant))) {
      await this.refusals.record(
        tenant,
        refused.filter(({ held }) => held.tenant === tenant),
      );
    }
    return ended.map(() => undefined);
  }

  /** A connector that takes returns again gets what waited for it at once, not when each pause ends. */
  private async hasten(tx: Transaction, ended: readonly EndedAttempt[]): Promise<boolean> {
    const recovered = new Set<string>();
    for (const { held, outcome } of ended) {
      if (outcome.kind === 'postponed') this.healthy.delete(held.environmentId);
      else if (!this.healthy.has(held.environmentId)) recovered.add(held.environmentId);
    }
    if (recovered.size === 0) return false;
    await hastenDeliveries(tx, [...recovered]);
    recovered.forEach((id) => this.healthy.add(id));
    return true;
  }
}
