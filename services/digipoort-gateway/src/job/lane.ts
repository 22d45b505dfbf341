import { restAfter } from '@akkoord/persistence';
import type { Claim, ClaimedJob } from './job.repository.js';
import { TokenBucket } from './token-bucket.js';

/** What a lane needs to know and do. */
export interface LaneOptions {
  readonly leaseMs: number;
  /** Jobs of one office in progress at the same time at most. */
  readonly perOffice: number;
  /** Jobs of all offices in progress at the same time at most. */
  readonly inTotal: number;
  /** Jobs of one office begun per second at most. */
  readonly ratePerOffice: number;
  /** How often to look when nobody wakes it. */
  readonly pollMs: number;
  /** Wakes that fall within this time are taken together. */
  readonly granularityMs: number;
  /**
   * While more keeps coming, an office rests four times as long as its last claim took before the next one, at most this many
   * milliseconds (default 100, 0 is never). What comes after a quiet time, or fills all room, does not wait.
   */
  readonly maxRestMs?: number;
  readonly offices: () => Promise<readonly string[]>;
  readonly claim: (tenant: string, limit: number, leaseMs: number) => Promise<Claim>;
  readonly prolong: (jobs: readonly ClaimedJob[], leaseMs: number) => Promise<void>;
  /** Does one job; must end by itself. A throw leaves the job to its lease: the next holder finds out what happened. */
  readonly run: (job: ClaimedJob) => Promise<void>;
  readonly onError: (error: unknown, tenant?: string) => void;
}

/**
 * Runs due jobs, of each office a bounded number so that a stuck one never holds up the others. Wakes at once when told,
 * at the moment the next job is due, and every `pollMs` for what another process left.
 */
export class Lane {
  private readonly running = new Map<string, Map<string, ClaimedJob>>();
  private readonly rates = new Map<string, TokenBucket>();
  private readonly wakes = new Map<string, number>();
  /** Until when an office rests, if it does. */
  private readonly rests = new Map<string, number>();
  private readonly claiming = new Set<string>();
  private readonly hungry = new Set<string>();
  private readonly inProgress = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private timers: NodeJS.Timeout[] = [];
  private isStopping = false;

  constructor(private readonly options: LaneOptions) {}

  start(): void {
    const { pollMs, leaseMs } = this.options;
    this.timers = [setInterval(() => this.track(this.look()), pollMs)];
    this.timers.push(setInterval(() => this.track(this.prolong()), Math.max(50, leaseMs / 3)));
    this.track(this.look());
  }

  /** There may be work for an office, now or after a while. */
  wake(tenant: string, inMs = 0): void {
    if (this.isStopping) return;
    const { granularityMs } = this.options;
    const wanted = Math.max(Date.now() + inMs, this.rests.get(tenant) ?? 0);
    const at = Math.ceil(wanted / granularityMs) * granularityMs;
    const before = this.wakes.get(tenant);
    if (before !== undefined && before <= at) return;
    this.wakes.set(tenant, at);
    this.setTimer();
  }

  /** Claims nothing more and waits for what is in progress. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    this.wakes.clear();
    this.hungry.clear();
    // Leases are prolonged while the last jobs finish.
    while (this.inProgress.size > 0) await Promise.allSettled(this.inProgress);
    this.timers.forEach((timer) => clearInterval(timer));
  }

  private setTimer(): void {
    clearTimeout(this.timer);
    if (this.wakes.size === 0) return;
    const first = Math.min(...this.wakes.values());
    this.timer = setTimeout(() => this.onTimer(), Math.max(0, Math.min(first - Date.now(), 60_000)));
  }

  private onTimer(): void {
    const now = Date.now();
    for (const [tenant, at] of this.wakes) {
      if (at > now) continue;
      this.wakes.delete(tenant);
      this.track(this.fill(tenant));
    }
    this.setTimer();
  }

  private async look(): Promise<void> {
    for (const tenant of await this.options.offices()) this.wake(tenant);
  }

  private async prolong(): Promise<void> {
    const jobs = [...this.running.values()].flatMap((ofOffice) => [...ofOffice.values()]);
    if (jobs.length > 0) await this.options.prolong(jobs, this.options.leaseMs);
  }

  private room(tenant: string): number {
    let total = 0;
    for (const jobs of this.running.values()) total += jobs.size;
    const ofOffice = this.running.get(tenant)?.size ?? 0;
    return Math.min(this.options.perOffice - ofOffice, this.options.inTotal - total);
  }

  private async fill(tenant: string): Promise<void> {
    if (this.claiming.has(tenant)) return void this.hungry.add(tenant);
    this.claiming.add(tenant);
    this.hungry.delete(tenant);
    this.rests.delete(tenant);
    try {
      const room = this.room(tenant);
      if (room <= 0 || this.isStopping) return void this.hungry.add(tenant);
      const rate = this.rateOf(tenant);
      const pauseMs = rate.waitMs(Date.now());
      if (pauseMs > 0) return this.wake(tenant, pauseMs);
      const most = Math.min(room, rate.available(Date.now()));
      const began = performance.now();
      const { jobs, nextInMs } = await this.options.claim(tenant, most, this.options.leaseMs);
      rate.take(jobs.length);
      jobs.forEach((job) => this.begin(job));
      if (jobs.length > 0 && jobs.length < most) this.rest(tenant, performance.now() - began);
      if (nextInMs === 0) this.hungry.add(tenant);
      else if (nextInMs !== undefined) this.wake(tenant, Math.max(nextInMs, 1));
    } finally {
      this.claiming.delete(tenant);
      if (this.hungry.has(tenant) && this.hasRoomToClaim(tenant)) this.wake(tenant);
    }
  }

  /** Under load one claim takes what came in during the rest; a job by itself makes nobody rest. */
  private rest(tenant: string, tookMs: number): void {
    const restMs = restAfter(tookMs, this.options.maxRestMs ?? 100);
    if (restMs > 0 && (this.running.get(tenant)?.size ?? 0) > 1) this.rests.set(tenant, Date.now() + restMs);
  }

  private rateOf(tenant: string): TokenBucket {
    const rate = this.rates.get(tenant) ?? new TokenBucket(this.options.ratePerOffice, Date.now());
    this.rates.set(tenant, rate);
    return rate;
  }

  /** Claims in gulps: a claim for every job that ends would cost a transaction each. */
  private hasRoomToClaim(tenant: string): boolean {
    const busy = this.running.get(tenant)?.size ?? 0;
    return this.room(tenant) > 0 && busy <= this.options.perOffice / 2;
  }

  private begin(job: ClaimedJob): void {
    const ofOffice = this.running.get(job.tenant) ?? new Map<string, ClaimedJob>();
    const key = `${job.filing_id} ${job.fence}`;
    this.running.set(job.tenant, ofOffice.set(key, job));
    this.track(
      this.options.run(job).finally(() => {
        ofOffice.delete(key);
        if (ofOffice.size === 0 && this.running.get(job.tenant) === ofOffice) this.running.delete(job.tenant);
        for (const tenant of this.hungry) if (this.hasRoomToClaim(tenant)) this.wake(tenant);
      }),
      job.tenant,
    );
  }

  private track(work: Promise<void>, tenant?: string): void {
    const tracked: Promise<void> = work
      .catch((error: unknown) => this.options.onError(error, tenant))
      .finally(() => this.inProgress.delete(tracked));
    this.inProgress.add(tracked);
  }
}
