import { setTimeout as rest } from 'node:timers/promises';
import { type Database, restAfter } from '@akkoord/persistence';
import type { ConnectionLog } from '../connection/broker-connection.js';
import { supervise } from '../connection/supervise.js';
import type { MessagingSettings } from '../nest/messaging-options.js';
import type { Publisher } from '../publisher/publisher.js';
import { Bell } from './bell.js';
import { channelOf, type Leadership, tryToLead } from './leadership.js';
import { countFates, type Fate, publishRows } from './relay-pass.js';
import { RelayTables } from './relay-tables.js';
import { WakeUp } from './wake-up.js';

/** Rows published at once: as many as the publisher keeps in flight. */
const PASS = 500;

/** Messages handled longer ago than this may be forgotten; nothing is redelivered that late. */
const INBOX_DAYS = 30;
const HOUR_MS = 3_600_000;

export interface RelayOptions {
  readonly database: Database;
  readonly publisher: Publisher;
  readonly settings: MessagingSettings;
  readonly log: ConnectionLog;
}

/**
 * Brings committed events to the broker, in order. Of all processes of a service one leads. Killed between the confirm and
 * the delete, its successor publishes once more; the inbox of the receivers drops the second.
 */
export class Relay {
  private readonly bell = new Bell();
  private readonly stopping = new AbortController();
  private readonly wakeUp: WakeUp;
  private supervision?: Promise<void>;
  private leading = false;
  private lookedAtParked = 0;
  private prunedAt = 0;

  constructor(private readonly options: RelayOptions) {
    const { dataSource, schema } = options.database;
    // One notify for many commits, and outside them: `notify` inside a transaction takes a database-wide lock at commit,
    // so that all commits of all services would queue behind each other.
    this.wakeUp = new WakeUp(() =>
      dataSource.query(`select pg_notify($1, '')`, [channelOf(schema)]).then(() => undefined),
    );
  }

  start(): void {
    this.supervision ??= supervise({
      signal: this.stopping.signal,
      pauseMs: this.options.settings.pollMs / 2,
      run: () => this.campaign(),
      lost: (reason) => reason === FOLLOWING || this.options.log.warn(`relay: ${reason}`),
    });
  }

  /** Called after a commit that added events. */
  wake(): void {
    if (this.leading) this.bell.ring();
    else this.wakeUp.ring();
  }

  isLeading(): boolean {
    return this.leading;
  }

  /** Ends after the pass that runs; what is left goes out with the next start. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await this.supervision;
  }

  private async campaign(): Promise<string> {
    const { url, schema } = this.options.database;
    const leadership = await tryToLead({ url, schema, wake: () => this.bell.ring() });
    if (!leadership) return FOLLOWING;
    this.leading = true;
    try {
      return await Promise.race([this.lead(leadership), leadership.lost]);
    } finally {
      this.leading = false;
      await leadership.release().catch(() => undefined);
    }
  }

  private async lead(leadership: Leadership): Promise<string> {
    const tables = new RelayTables(leadership);
    while (!this.stopping.signal.aborted) {
      const began = performance.now();
      const moved = await this.pass(tables);
      const tookMs = performance.now() - began;
      await this.lookAround(tables);
      if (moved === PASS) continue;
      // A short rest while more keeps coming: it goes out by the dozen, and who comes first after a quiet time never waits.
      if (moved > 0) await rest(restAfter(tookMs, this.options.settings.restMs));
      await this.bell.wait(this.options.settings.pollMs);
    }
    return 'stopping';
  }

  private async pass(tables: RelayTables): Promise<number> {
    const { publisher, settings } = this.options;
    const rows = await tables.next(PASS);
    const fates = await publishRows(publisher, rows);
    countFates(settings.metrics, fates);
    await tables.remove('outbox', done(fates));
    await tables.park(parked(fates), settings.parkMs);
    this.warn(parked(fates));
    return fates.some(({ outcome }) => outcome === 'undecided') ? 0 : rows.length;
  }

  /** What need not happen with every pass: parked rows, gauges, pruning. */
  private async lookAround(tables: RelayTables): Promise<void> {
    const { publisher, settings } = this.options;
    const now = Date.now();
    if (now - this.lookedAtParked < settings.pollMs) return;
    this.lookedAtParked = now;
    const fates = await publishRows(publisher, await tables.dueParked(PASS));
    countFates(settings.metrics, fates);
    await tables.remove('outbox_parked', done(fates));
    await tables.putOff(parked(fates), settings.parkMs);
    const { waiting, parked: aside } = await tables.backlog();
    settings.metrics.outbox(waiting, aside);
    if (now - this.prunedAt < HOUR_MS) return;
    const pruned = await tables.pruneInbox(INBOX_DAYS, 10_000);
    if (pruned < 10_000) this.prunedAt = now;
  }

  private warn(rows: readonly { row: { type: string; id: string }; reason: string }[]): void {
    for (const { row, reason } of rows.slice(0, 5)) this.options.log.warn(`parked ${row.type} ${row.id}: ${reason}`);
  }
}

const FOLLOWING = 'another process leads';

const done = (fates: readonly Fate[]) =>
  fates.filter(({ outcome }) => outcome === 'published' || outcome === 'unwanted').map(({ row }) => row);

const parked = (fates: readonly Fate[]) => fates.filter((fate) => fate.outcome === 'parked');
