import { Database, Notifications, type Transaction } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Logger } from 'pino';

/** A page asks again for every hint, so a little patience spares the database. */
const GATHER_MS = 20;

/** A page that wants to hear of changes. */
export interface Stream {
  readonly tenant: string;
  readonly tokenSha256: string;
  concerns(organisationIds: readonly string[]): boolean;
  tell(): void;
  end(): void;
}

/** Tells open pages, at every instance of this service, that filings changed. A hint, never the truth: a page asks again. */
@Injectable()
export class LiveUpdates implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly streams = new Set<Stream>();
  private isClosing = false;
  private readonly notifications: Notifications;

  constructor(database: Database, @Inject(LOGGER) log: Logger) {
    this.notifications = new Notifications(database, {
      name: 'filings',
      gatherMs: GATHER_MS,
      heard: (tenant, organisationIds) => this.heard(tenant, organisationIds),
      connected: () => this.streams.forEach((stream) => stream.tell()),
      failed: (err) => log.warn({ err }, 'pages could not be told of a change'),
    });
  }

  onApplicationBootstrap(): void {
    this.notifications.start();
  }

  /** Open streams would keep the server from closing. */
  onModuleDestroy(): void {
    this.isClosing = true;
    for (const stream of this.streams) stream.end();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.notifications.stop();
  }

  open(stream: Stream): () => void {
    // Asked for before the closing began, ready after: nobody would ever end it. The page comes back where there is somebody.
    if (this.isClosing) stream.end();
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
    const known = organisationIds.filter((id) => id !== null);
    tx.afterCommit(() => this.notifications.tellSoon(tenant, known));
  }

  private heard(tenant: string, organisationIds: readonly string[]): void {
    for (const stream of this.streams) {
      if (stream.tenant === tenant && stream.concerns(organisationIds)) stream.tell();
    }
  }
}
