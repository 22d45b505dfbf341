import { Database } from '@akkoord/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { StateRepository } from './state.repository.js';

/** How the clock stands to the real one. */
interface ClockState {
  /** Milliseconds ahead of the real clock (negative: behind). */
  offsetMs: number;
  /** ISO time at which it stands still; null when it runs. */
  stoppedAt: string | null;
}

const REAL: ClockState = { offsetMs: 0, stoppedAt: null };

/** The clock by which messages are received and statuses appear; it can be moved and stopped, and a restart changes nothing about it. */
@Injectable()
export class SimulatedClock implements OnModuleInit {
  private state = REAL;

  constructor(
    private readonly database: Database,
    private readonly repository: StateRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    this.state =
      (await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.repository.read<ClockState>(tx, 'clock'))) ?? REAL;
  }

  now(): Date {
    const { offsetMs, stoppedAt } = this.state;
    return stoppedAt === null ? new Date(Date.now() + offsetMs) : new Date(stoppedAt);
  }

  /** For people: the time here, how far it is from the real one, and whether it stands still. */
  describe(): { now: string; aheadMs: number; stopped: boolean } {
    const now = this.now();
    return {
      now: now.toISOString(),
      aheadMs: this.state.stoppedAt === null ? this.state.offsetMs : now.getTime() - Date.now(),
      stopped: this.state.stoppedAt !== null,
    };
  }

  /** Sets the clock to a time; it runs on from there, or stands still. */
  async set(to: Date, stopped: boolean): Promise<void> {
    await this.change({ offsetMs: to.getTime() - Date.now(), stoppedAt: stopped ? to.toISOString() : null });
  }

  /** Moves the clock by milliseconds; a clock that stands still stands still at the later time. */
  async advance(ms: number): Promise<void> {
    const { offsetMs, stoppedAt } = this.state;
    if (stoppedAt === null) await this.change({ offsetMs: offsetMs + ms, stoppedAt });
    else await this.set(new Date(new Date(stoppedAt).getTime() + ms), true);
  }

  /** Back to the real time. */
  async reset(): Promise<void> {
    await this.change(REAL);
  }

  private async change(state: ClockState): Promise<void> {
    await this.database.inTenant(SIMULATOR_TENANT, (tx) => this.repository.write(tx, 'clock', state));
    this.state = state;
  }
}
