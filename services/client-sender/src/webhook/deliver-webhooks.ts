import { Database, GroupCommit } from '@akkoord/persistence';
import { isAway, LOGGER } from '@akkoord/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { ClientSenderConfig } from '../client-sender.config.js';
import { aboutWebhookSecret, SecretBox } from '../environment/secret-box.js';
import { SenderMetrics } from '../sender-metrics.js';
import { JobLoop } from '../work/job-loop.js';
import { PostWebhook } from './post-webhook.js';
import {
  claimWebhooks,
  type EndedWebhook,
  type HeldWebhook,
  recordWebhooks,
  renewWebhooks,
} from './webhook.repository.js';
import { judgeReceipt } from './webhook.js';

/** Outcomes of all offices are written together. */
const ALL = 'all';

/** Posts queued messages to the ERPs' webhooks, again and again for three days until they are taken. */
@Injectable()
export class DeliverWebhooks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly jobs: JobLoop<HeldWebhook>;
  private readonly outcomes: GroupCommit<EndedWebhook, void>;

  constructor(
    database: Database,
    private readonly secrets: SecretBox,
    private readonly posting: PostWebhook,
    private readonly config: ClientSenderConfig,
    private readonly metrics: SenderMetrics,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    const { webhookConcurrency: concurrency, pollMs, leaseMs } = config;
    const record = async (_: string, ended: readonly EndedWebhook[]): Promise<void[]> => {
      await database.inSystem((tx) => recordWebhooks(tx, ended));
      return ended.map(() => undefined);
    };
    this.outcomes = new GroupCommit(record, { most: 200, maySplit: (error) => !isAway(error) });
    this.jobs = new JobLoop({
      concurrency,
      pollMs,
      leaseMs,
      claim: (limit) => database.inSystem((tx) => claimWebhooks(tx, limit, leaseMs)),
      run: (held) => this.deliver(held),
      renew: (held) => database.inSystem((tx) => renewWebhooks(tx, held, leaseMs)),
      failed: (err) => log.error({ err }, 'webhook failed by a fault of our own'),
    });
  }

  onApplicationBootstrap(): void {
    this.jobs.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.jobs.stop();
  }

  /** Messages were queued: post them now. */
  wake(): void {
    this.jobs.wake();
  }

  private async deliver(held: HeldWebhook): Promise<void> {
    const secret = this.secrets.open(held.secret, aboutWebhookSecret(held.tenant, held.environmentId));
    const httpStatus = await this.posting.post(held.url, secret, held);
    const outcome = judgeReceipt(httpStatus, {
      attempt: held.attempt,
      queuedAt: held.queuedAt,
      now: new Date(),
      baseMs: this.config.webhookRetryBaseMs,
      random: Math.random(),
    });
    await this.outcomes.add(ALL, { held, outcome });
    this.metrics.webhook(outcome.kind);
    const about = { webhookId: held.id, environmentId: held.environmentId, attempt: held.attempt, httpStatus };
    if (outcome.kind !== 'delivered') this.log.warn(about, `webhook ${outcome.kind}`);
  }
}
