import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ClientSenderConfig } from '../client-sender.config.js';
import { ConnectorClient, NoStatusUpdates } from '../delivery/connector-client.js';
import { EnvironmentDirectory } from '../environment/environment-directory.js';
import { SenderMetrics } from '../sender-metrics.js';
import { backOff } from '../work/back-off.js';
import { ApplyStatuses } from './apply-statuses.js';
import { advance, positionOf } from './status.repository.js';

/** An empty answer sooner than this means that the connector did not hold the question. */
const TOO_SOON_MS = 500;

/** One question now and then harms nobody, and news should not wait long after an outage. */
const LONGEST_PAUSE_MS = 5000;

/** Follows the statuses of one client environment: asks the connector, which answers when there is news, and asks again. */
@Injectable()
export class FollowEnvironment {
  constructor(
    private readonly database: Database,
    private readonly directory: EnvironmentDirectory,
    private readonly connector: ConnectorClient,
    private readonly statuses: ApplyStatuses,
    private readonly config: ClientSenderConfig,
    private readonly metrics: SenderMetrics,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Until `signal`; never throws. */
  async follow(environmentId: string, signal: AbortSignal): Promise<void> {
    let position: number | undefined;
    for (let faults = 0; !signal.aborted;) {
      try {
        position ??= await this.database.inSystem((tx) => positionOf(tx, environmentId));
        position = await this.ask(environmentId, position, signal);
        faults = 0;
      } catch (error) {
        if (signal.aborted) return;
        faults += 1;
        await this.startOver(environmentId, position, error);
        position = undefined;
        const { retryBaseMs: baseMs, retryCapMs } = this.config;
        const capMs = Math.min(retryCapMs, LONGEST_PAUSE_MS);
        const pauseMs = backOff({ attempt: faults, baseMs, capMs, random: Math.random() });
        this.metrics.statusUpdates('failed');
        this.log.warn({ environmentId, faults, pauseMs, reason: (error as Error).message }, 'no statuses for now');
        await resting(pauseMs, signal);
      }
    }
  }

  /** A connector put back from a backup does not know our position: read all again, which repeats nothing, since known steps are passed over. */
  private async startOver(environmentId: string, position: number | undefined, error: unknown): Promise<void> {
    if (!(error instanceof NoStatusUpdates) || error.code !== 'STATUS_POSITION_UNKNOWN' || position === undefined)
      return;
    this.log.warn({ environmentId, position }, 'the connector does not know our position: starting over');
    // Should this fail too, the next answer is the same and so is the remedy.
    await this.database.inSystem((tx) => advance(tx, environmentId, position, 0)).catch(() => undefined);
  }

  /** One question; gives the position to ask from next, or undefined when the database has to tell. */
  private async ask(environmentId: string, after: number, signal: AbortSignal): Promise<number | undefined> {
    const environment = await this.directory.find(environmentId);
    if (!environment) throw new Error('the client environment is not known any more');
    const asked = Date.now();
    const waitSeconds = this.config.statusWaitSeconds;
    const news = await this.connector.statusUpdates(environment, { after, waitSeconds, signal });
    if (news.next > after) return (await this.statuses.apply(environment, after, news)) ? news.next : undefined;
    if (Date.now() - asked < TOO_SOON_MS) await resting(TOO_SOON_MS, signal);
    return after;
  }
}

async function resting(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}
