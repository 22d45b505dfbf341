import { campaign, Database, restUntil, type Leadership } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { WorkflowConfig } from '../workflow.config.js';
import { AnchorAudit } from './anchor-audit.js';
import { AnchorMetrics } from './anchor.metrics.js';
import { officesToAnchor } from './anchor.repository.js';
import { ChainBroken } from './audit.errors.js';
import { EvidenceKey } from './evidence-key.js';

const MINUTE_MS = 60_000;

/**
 * Anchors each office's audit trail once a day. Timers (timer/) are of one filing, this is of the office itself. Of all processes one leads; two
 * that both believe to lead still make one anchor, for each takes the office's lock and looks again.
 */
@Injectable()
export class AnchorScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly anchors: AnchorAudit,
    private readonly key: EvidenceKey,
    private readonly config: WorkflowConfig,
    private readonly metrics: AnchorMetrics,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn' | 'error'>,
  ) {}

  onApplicationBootstrap(): void {
    if (this.key.current) this.running ??= this.campaign();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private campaign(): Promise<void> {
    return campaign({
      database: this.database,
      right: 'anchors',
      lock: 726004,
      lead: (leadership) => this.lead(leadership),
      restMs: halfAMinuteToAMinute,
      lost: (err) => this.log.warn({ err }, 'anchors: leadership lost, tried again'),
      signal: this.stopping.signal,
    });
  }

  private async lead(leadership: Leadership): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const now = new Date();
      const before = new Date(now.getTime() - this.config.anchorEveryMinutes * MINUTE_MS);
      const offices = await officesToAnchor((sql, parameters) => leadership.query(sql, parameters), { before, now });
      for (const tenant of offices) await this.anchor(tenant);
      await restUntil(this.stopping.signal, halfAMinuteToAMinute());
    }
  }

  /** What is wrong with one office keeps no other from its anchor. */
  private async anchor(tenant: string): Promise<void> {
    if (this.stopping.signal.aborted) return;
    try {
      if (await this.anchors.anchor(tenant, new Date())) this.metrics.ended('made');
    } catch (err) {
      this.metrics.ended(err instanceof ChainBroken ? 'broken' : 'failed');
      this.log.error({ err, tenant }, 'audit trail not anchored');
    }
  }
}

/** Not all offices of all installations at the same moment. */
const halfAMinuteToAMinute = (): number => MINUTE_MS * (0.5 + Math.random() / 2);
