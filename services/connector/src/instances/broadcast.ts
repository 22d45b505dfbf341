import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { Database } from '@akkoord/persistence';
import { Listener } from './listener.js';

/** NOTIFY takes a lock over the whole database until commit, so tidings of 10 ms go together, after the commits they tell of. */
const GATHER_MS = 10;
/** A payload holds at most 8,000 bytes. */
const KEYS_PER_NOTIFY = 90;

type Hear = (key: string | undefined) => void;

/**
 * Tells something small to every instance of this service, this one included: that there are new status updates, that a token was
 * revoked. A hint, never the truth: who hears it looks in the database. After a lost connection every subscriber is told `undefined`:
 * anything may have changed.
 */
@Injectable()
export class Broadcast implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly subscribers = new Map<string, Hear[]>();
  private readonly gathered = new Map<string, Set<string>>();
  private readonly listener: Listener;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.listener = new Listener(database.url, this.channel, {
      heard: (payload) => this.hear(payload),
      connected: () => this.hearAll(),
    });
  }

  onApplicationBootstrap(): void {
    this.listener.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    await this.listener.stop();
  }

  /** Whether tidings of other instances come in now. */
  get isListening(): boolean {
    return this.listener.isConnected;
  }

  on(topic: string, hear: Hear): void {
    this.subscribers.set(topic, [...(this.subscribers.get(topic) ?? []), hear]);
  }

  /** Tells this instance at once and the others within some milliseconds; call it after the commit. */
  tellSoon(topic: string, key: string): void {
    this.deliver(topic, key);
    this.gathered.set(topic, (this.gathered.get(topic) ?? new Set()).add(key));
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  /** As `tellSoon`, but returns only when PostgreSQL has passed it on. */
  async tell(topic: string, key: string): Promise<void> {
    this.deliver(topic, key);
    await this.send(topic, [key]);
  }

  private get channel(): string {
    return `${this.database.schema}_broadcast`;
  }

  private async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const tidings = [...this.gathered];
    this.gathered.clear();
    for (const [topic, keys] of tidings) {
      try {
        await this.send(topic, [...keys]);
      } catch (error) {
        // Others find it at their next look; what was told is committed.
        this.log.warn({ err: error, topic }, 'broadcast failed');
      }
    }
  }

  private async send(topic: string, keys: string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += KEYS_PER_NOTIFY) {
      const payload = JSON.stringify([topic, ...keys.slice(at, at + KEYS_PER_NOTIFY)]);
      await this.database.dataSource.query('select pg_notify($1, $2)', [this.channel, payload]);
    }
  }

  private hear(payload: string): void {
    const [topic, ...keys] = JSON.parse(payload) as string[];
    keys.forEach((key) => this.deliver(topic ?? '', key));
  }

  private hearAll(): void {
    for (const topic of this.subscribers.keys()) this.deliver(topic, undefined);
  }

  private deliver(topic: string, key: string | undefined): void {
    for (const hear of this.subscribers.get(topic) ?? []) hear(key);
  }
}
