import { Injectable } from '@nestjs/common';
import type { StatusUpdate, StatusUpdates } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { StatusPositionUnknown } from './status.errors.js';
import { StatusUpdateFeed } from './status-update-feed.js';
import { StatusUpdateRepository } from './status-update.repository.js';

/** Milliseconds between two notes of the same environment's position. */
const NOTE_MS = 1000;

/** What a client environment asks for. */
export interface StatusUpdatesWanted {
  readonly tenant: string;
  readonly environmentId: string;
  /** Position up to which it has everything. */
  readonly after: number;
  readonly limit: number;
  /** How long to wait when there is nothing yet. */
  readonly waitMs: number;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
}

/** Gives a client environment what came after its position, waiting for the first update when there is none. */
@Injectable()
export class ReadStatusUpdates {
  /** When an environment's position was last written down, by environment. */
  private readonly noted = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly updates: StatusUpdateRepository,
    private readonly feed: StatusUpdateFeed,
  ) {}

  /** Throws StatusPositionUnknown. */
  async read(wanted: StatusUpdatesWanted): Promise<StatusUpdates> {
    const listening = this.feed.listen(wanted.tenant, wanted.environmentId);
    try {
      let updates = await this.look(wanted);
      if (updates.length === 0 && wanted.waitMs > 0) {
        await listening.next(wanted.waitMs, wanted.signal);
        // Also when the time is up: tidings of another instance can be lost with it.
        if (!wanted.signal.aborted) updates = await this.look(wanted);
      }
      return { updates, next: updates.at(-1)?.position ?? wanted.after };
    } finally {
      listening.stop();
    }
  }

  /** For the office to see how far an environment has come, once a second is enough: the row is also what gives out positions. */
  private isTimeToNote(environmentId: string): boolean {
    const now = performance.now();
    if (now - (this.noted.get(environmentId) ?? -NOTE_MS) < NOTE_MS) return false;
    this.noted.set(environmentId, now);
    return true;
  }

  private async look({ tenant, environmentId, after, limit }: StatusUpdatesWanted): Promise<StatusUpdate[]> {
    return this.database.inTenant(tenant, async (tx) => {
      const updates = await this.updates.after(tx, environmentId, after, limit);
      const { last, acknowledged } = await this.updates.positions(tx, environmentId);
      if (after > last) throw new StatusPositionUnknown(last);
      if (after > acknowledged && this.isTimeToNote(environmentId))
        await this.updates.acknowledge(tx, environmentId, after);
      return updates;
    });
  }
}
