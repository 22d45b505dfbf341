import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { Database, Notifications } from '@akkoord/persistence';

type Hear = (key: string | undefined) => void;

/**
 * Tells something small to every instance of this service, this one included: that there are new status updates, that a token was
 * revoked. A hint, never the truth: who hears it looks in the database. After a lost connection every subscriber is told `undefined`:
 * anything may have changed.
 */
@Injectable()
export class Broadcast implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly subscribers = new Map<string, Hear[]>();
  private readonly notifications: Notifications;

  constructor(database: Database, @Inject(LOGGER) log: Logger) {
    this.notifications = new Notifications(database, {
      name: 'broadcast',
      heard: (topic, keys) => keys.forEach((key) => this.deliver(topic, key)),
      connected: () => this.hearAll(),
      failed: (err) => log.warn({ err }, 'broadcast failed'),
    });
  }

  onApplicationBootstrap(): void {
    this.notifications.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.notifications.stop();
  }

  /** Whether tidings of other instances come in now. */
  get isListening(): boolean {
    return this.notifications.isListening;
  }

  on(topic: string, hear: Hear): void {
    this.subscribers.set(topic, [...(this.subscribers.get(topic) ?? []), hear]);
  }

  /** Tells this instance at once and the others within some milliseconds; call it after the commit. */
  tellSoon(topic: string, key: string): void {
    this.deliver(topic, key);
    this.notifications.tellSoon(topic, [key]);
  }

  /** As `tellSoon`, but returns only when PostgreSQL has passed it on. */
  async tell(topic: string, key: string): Promise<void> {
    this.deliver(topic, key);
    await this.notifications.tell(topic, [key]);
  }

  private hearAll(): void {
    for (const topic of this.subscribers.keys()) this.deliver(topic, undefined);
  }

  private deliver(topic: string, key: string | undefined): void {
    for (const hear of this.subscribers.get(topic) ?? []) hear(key);
  }
}
