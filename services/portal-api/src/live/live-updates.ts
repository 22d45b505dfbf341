import { Database, type Transaction } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Logger } from 'pino';
import { Listener } from './listener.js';

/** NOTIFY holds a lock over the whole database until commit, so hints of 20 ms go together, after the commits they tell of. */
const GATHER_MS = 20;
/** A payload holds at most 8,000 bytes: with more organisations than this the whole office is told. */
const MOST_ORGANISATIONS = 150;

/** A page that wants to hear of changes. */
export interface Stream {
  readonly tenant: string;
  readonly tokenSha256: string;
  concerns(organisationIds: readonly string[] | 'all'): boolean;
  tell(): void;
  end(): void;
}

/** Tells open pages, at every instance of this service, that filings changed. A hint, never the truth: a page asks again. */
@Injectable()
export class LiveUpdates implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly streams = new Set<Stream>();
  private readonly gathered = new Map<string, Set<string>>();
  private readonly listener: Listener;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.listener = new Listener(database.url, this.channel, {
      heard: (payload) => this.heard(payload),
      connected: () => this.streams.forEach((stream) => stream.tell()),
    });
  }

  onApplicationBootstrap(): void {
    this.listener.start();
  }

  /** Open streams would keep the server from closing. */
  onModuleDestroy(): void {
    for (const stream of this.streams) stream.end();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
    await this.listener.stop();
  }

  open(stream: Stream): () => void {
    this.streams.add(stream);
    return () => this.streams.delete(stream);
  }

  endStreamsOf(tokenSha256: string): void {
    for (const stream of this.streams) if (stream.tokenSha256 === tokenSha256) stream.end();
  }

  /** Once the transaction is committed, tells pages that show these organisations. */
  tellAfterCommit(tx: Transaction, organisationIds: readonly (string | null)[]): void {
    const { tenant } = tx;
    if (tenant === null) return;
    tx.afterCommit(() => {
      const ids = this.gathered.get(tenant) ?? new Set();
      for (const id of organisationIds) if (id !== null) ids.add(id);
      this.gathered.set(tenant, ids);
      this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
    });
  }

  private get channel(): string {
    return `${this.database.schema}_filings`;
  }

  private async flush(): Promise<void> {
    this.timer = undefined;
    const hints = [...this.gathered];
    this.gathered.clear();
    for (const [tenant, ids] of hints) {
      const payload = JSON.stringify([tenant, ids.size > MOST_ORGANISATIONS ? 'all' : [...ids]]);
      try {
        await this.database.dataSource.query('select pg_notify($1, $2)', [this.channel, payload]);
      } catch (error) {
        // What was told of is committed; pages see it at their next look.
        this.log.warn({ err: error }, 'pages could not be told of a change');
      }
    }
  }

  private heard(payload: string): void {
    const [tenant, organisationIds] = JSON.parse(payload) as [string, string[] | 'all'];
    for (const stream of this.streams) {
      if (stream.tenant === tenant && stream.concerns(organisationIds)) stream.tell();
    }
  }
}
