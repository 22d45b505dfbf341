import { ReturnWithdrawalRefused } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { ClientSenderConfig } from '../client-sender.config.js';
import { ConnectorClient } from '../delivery/connector-client.js';
import { EnvironmentDirectory } from '../environment/environment-directory.js';
import { SenderMetrics } from '../sender-metrics.js';
import { QueueWebhooks } from '../webhook/queue-webhooks.js';
import { JobLoop } from '../work/job-loop.js';
import type { WithdrawalProblem } from './withdrawal-state.js';
import { judgeNoAnswer, judgeWithdrawal, type WithdrawalOutcome } from './withdrawal.js';
import { claimWithdrawals, type HeldWithdrawal, recordWithdrawal, renewWithdrawals } from './withdrawal.repository.js';

/** Takes returns back at the office: again after every fault, until the office did so or refused. A repeat is harmless. */
@Injectable()
export class DeliverWithdrawals implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly jobs: JobLoop<HeldWithdrawal>;
  /** Who waits here for the outcome of a return. */
  private readonly waiting = new Map<string, Set<() => void>>();

  constructor(
    private readonly database: Database,
    private readonly directory: EnvironmentDirectory,
    private readonly connector: ConnectorClient,
    private readonly outbox: Outbox,
    private readonly webhooks: QueueWebhooks,
    private readonly config: ClientSenderConfig,
    private readonly metrics: SenderMetrics,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    const { pollMs, leaseMs } = config;
    this.jobs = new JobLoop({
      concurrency: 4,
      pollMs,
      leaseMs,
      claim: (limit) => database.inSystem((tx) => claimWithdrawals(tx, limit, leaseMs)),
      run: (held) => this.deliver(held),
      renew: (held) => database.inSystem((tx) => renewWithdrawals(tx, held, leaseMs)),
      failed: (err) => log.error({ err }, 'withdrawal failed by a fault of our own'),
    });
  }

  onApplicationBootstrap(): void {
    this.jobs.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.jobs.stop();
  }

  /** A withdrawal was stored: see to it now. */
  wake(): void {
    this.jobs.wake();
  }

  /** Resolves when an attempt for this return ended here, or after `ms`. */
  outcomeOf(returnId: string, ms: number): { readonly ended: Promise<void>; readonly stop: () => void } {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const waiting = this.waiting.get(returnId) ?? new Set();
    this.waiting.set(returnId, waiting.add(resolve));
    const timer = setTimeout(resolve, ms);
    const stop = (): void => {
      clearTimeout(timer);
      waiting.delete(resolve);
      if (waiting.size === 0) this.waiting.delete(returnId);
    };
    return { ended, stop };
  }

  private async deliver(held: HeldWithdrawal): Promise<void> {
    const outcome = await this.attempt(held);
    await this.record(held, outcome);
    this.metrics.withdrawal(outcome.kind);
    this.waiting.get(held.returnId)?.forEach((ended) => ended());
  }

  private async attempt(held: HeldWithdrawal): Promise<WithdrawalOutcome> {
    // The connector refused the return for good: there is nothing to take back.
    if (held.messageId === null) return { kind: 'done' };
    const attempt = { attempt: held.attempt, at: new Date(), random: Math.random() };
    const environment = await this.directory.find(held.environmentId);
    if (!environment) return judgeNoAnswer(attempt, this.config);
    try {
      const answer = await this.connector.withdraw(environment, held.messageId, held.reason);
      return judgeWithdrawal(answer, attempt, this.config);
    } catch (error) {
      this.log.debug({ err: error, returnId: held.returnId }, 'the connector gave no answer to a withdrawal');
      return judgeNoAnswer(attempt, this.config);
    }
  }

  /** A refusal is told to the ERP in the transaction that records it; that it is withdrawn comes as a status (45). */
  private async record(held: HeldWithdrawal, outcome: WithdrawalOutcome): Promise<void> {
    const { tenant, environmentId } = held;
    await this.database.inTenant(tenant, async (tx) => {
      const reference = await recordWithdrawal(tx, held, outcome);
      if (reference === undefined || outcome.kind !== 'refused') return;
      const event = refusalOf(environmentId, reference, outcome.problem, new Date());
      await this.outbox.add(tx, { event, routingKey: `return.withdrawal-refused.v1.${environmentId}` });
      await this.webhooks.add(tx, [{ environmentId, type: 'return.withdrawal-refused.v1', at: event.at, data: event }]);
    });
  }
}

/** What an ERP hears of a return that could not be taken back. */
export const refusalOf = (
  environmentId: string,
  reference: string,
  { code, messages }: WithdrawalProblem,
  now: Date,
): ReturnWithdrawalRefused =>
  Object.assign(new ReturnWithdrawalRefused(), {
    environmentId,
    reference: reference.slice(0, 100),
    code,
    messageNl: messages.nl.slice(0, 1000),
    messageEn: messages.en.slice(0, 1000),
    at: now.toISOString(),
  });
