import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { ClientSenderConfig } from '../client-sender.config.js';
import { EnvironmentDirectory } from '../environment/environment-directory.js';
import { backOff } from '../work/back-off.js';
import { EnvironmentLocks } from './environment-locks.js';
import { FollowEnvironment } from './follow-environment.js';

/** Keeps one follower per client environment, over all processes: whoever holds the environment's lock follows it. */
@Injectable()
export class FollowEnvironments implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private supervision: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly directory: EnvironmentDirectory,
    private readonly follower: FollowEnvironment,
    private readonly config: ClientSenderConfig,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.supervision = this.supervise();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.supervision;
  }

  private async supervise(): Promise<void> {
    const { signal } = this.stopping;
    for (let faults = 1; !signal.aborted; faults += 1) {
      const began = Date.now();
      await this.followWhileConnected().catch((error: unknown) => {
        this.log.warn({ reason: (error as Error).message }, 'statuses are not followed for now');
      });
      if (Date.now() - began > 30_000) faults = 1;
      const pauseMs = backOff({ attempt: faults, baseMs: 100, capMs: 5000, random: Math.random() });
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Follows what it can get hold of, until stopped or the session that holds the locks is lost. */
  private async followWhileConnected(): Promise<void> {
    const locks = new EnvironmentLocks(this.database.url, this.database.schema);
    const end = new AbortController();
    const signal = AbortSignal.any([end.signal, this.stopping.signal]);
    const followers = new Map<string, Promise<void>>();
    try {
      await locks.connect();
      void locks.lost.then(() => end.abort());
      while (!signal.aborted) {
        for (const id of (await this.directory.all()).keys()) {
          if (!followers.has(id) && (await locks.take(id))) followers.set(id, this.follower.follow(id, signal));
        }
        await pause(this.config.pollMs, undefined, { signal }).catch(() => undefined);
      }
    } finally {
      end.abort();
      await Promise.all(followers.values());
      await locks.close();
    }
  }
}
