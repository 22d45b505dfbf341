import { Database, GroupCommit } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { LiveEvents } from '../control/live-events.js';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { SimulatorConfig } from '../simulator.config.js';
import type { ReceivedRequest } from './received.js';
import { ReceivedRepository, type KeptExchange } from './received.repository.js';

const SHOWN = 200;
const PRUNE_EVERY = 500;
// Larger envelopes are shown by their summary alone, so that a flood of documents of 20 MiB fills nothing.
const LARGEST_KEPT = 1024 * 1024;
const TOO_LARGE = Buffer.from('(larger than 1 MiB: not kept)');

/** What came in, newest first; written beside the answers, for people to look at: no promise hangs on it, the processes have their own. */
@Injectable()
export class ReceivedLog implements OnModuleInit, BeforeApplicationShutdown {
  private recent: ReceivedRequest[] = [];
  private readonly unwritten = new Map<string, KeptExchange>();
  private sincePruned = 0;
  private readonly writer = new GroupCommit<KeptExchange, void>((_key, batch) => this.write(batch), {
    most: 100,
    weight: 16 * 1024 * 1024,
    weigh: ({ request, reply }) => request.length + (reply?.length ?? 0),
    maySplit: () => false,
    maxRestMs: 250,
  });

  constructor(
    private readonly config: SimulatorConfig,
    private readonly database: Database,
    private readonly repository: ReceivedRepository,
    private readonly live: LiveEvents,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.recent = await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.repository.latest(tx, SHOWN));
  }

  /** Writes what is still to be written; the last calls have been answered by now. */
  async beforeApplicationShutdown(): Promise<void> {
    for (let waits = 0; this.unwritten.size > 0 && waits < 100; waits += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  add(summary: ReceivedRequest, request: Buffer, reply: Buffer | null): void {
    this.recent.unshift(summary);
    if (this.recent.length > SHOWN) this.recent.length = SHOWN;
    this.live.tell('received', summary);
    if (this.config.keepReceived === 0) return;
    const kept = {
      summary,
      request: request.length > LARGEST_KEPT ? TOO_LARGE : request,
      reply: reply && reply.length > LARGEST_KEPT ? TOO_LARGE : reply,
    };
    this.unwritten.set(summary.id, kept);
    this.writer
      .add('received', kept)
      .catch((error: unknown) => this.log.warn({ err: error }, 'what came in could not be written down'))
      .finally(() => this.unwritten.delete(summary.id));
  }

  /** The newest 200. */
  all(): readonly ReceivedRequest[] {
    return this.recent;
  }

  /** One with its bytes, as long as it is kept. */
  async find(id: string): Promise<KeptExchange | undefined> {
    return this.unwritten.get(id) ?? this.database.inTenant(SIMULATOR_TENANT, (tx) => this.repository.find(tx, id));
  }

  private async write(batch: KeptExchange[]): Promise<void[]> {
    this.sincePruned += batch.length;
    const isDue = this.sincePruned >= PRUNE_EVERY;
    await this.database.inTenant(SIMULATOR_TENANT, async (tx) => {
      await this.repository.addAll(tx, batch);
      if (isDue) await this.repository.keep(tx, this.config.keepReceived);
    });
    if (isDue) this.sincePruned = 0;
    return batch.map(() => undefined);
  }
}
