import { backOff } from './back-off.js';

export interface JobLoopOptions<J> {
  /** Jobs at the same time at most. */
  readonly concurrency: number;
  /** How often to look when nothing wakes it, in milliseconds. */
  readonly pollMs: number;
  /** Jobs belong to this process this long unless renewed, in milliseconds. */
  readonly leaseMs: number;
  /** Takes jobs that are due, with a lease. */
  readonly claim: (limit: number) => Promise<readonly J[]>;
  /** Does one job; may throw, then the lease ends and the job is due again. */
  readonly run: (job: J) => Promise<void>;
  /** Prolongs the lease of jobs that are not done yet. */
  readonly renew: (jobs: readonly J[]) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** Takes due jobs from the database and does a bounded number of them at once; woken when there is work, and looking by itself as well. */
export class JobLoop<J> {
  private readonly ready: J[] = [];
  private readonly held = new Set<J>();
  private running = 0;
  private isStopping = false;
  private isWoken = false;
  private hasMore = false;
  private ring: () => void = () => undefined;
  private loop: Promise<void> = Promise.resolve();
  private renewal?: NodeJS.Timeout;

  constructor(private readonly options: JobLoopOptions<J>) {}

  start(): void {
    this.loop = this.takeWork();
    this.renewal = setInterval(() => {
      if (this.held.size > 0) this.options.renew([...this.held]).catch(this.options.failed);
    }, this.options.leaseMs / 3);
  }

  /** There may be work now. */
  wake(): void {
    this.isWoken = true;
    this.ring();
  }

  /** Takes nothing new and lets what runs finish; what was taken but not begun is due again when its lease ends. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.ready.splice(0).forEach((job) => this.held.delete(job));
    this.wake();
    await this.loop;
    clearInterval(this.renewal);
  }

  private async takeWork(): Promise<void> {
    const { concurrency, pollMs, failed } = this.options;
    for (let faults = 0; !this.isStopping;) {
      this.isWoken = false;
      try {
        if (this.ready.length < concurrency) await this.take(concurrency * 2 - this.ready.length);
        faults = 0;
        if (!this.hasMore || this.ready.length >= concurrency) await this.rung(pollMs);
      } catch (error) {
        failed(error);
        faults += 1;
        this.isWoken = false;
        await this.rung(backOff({ attempt: faults, baseMs: 100, capMs: 5000, random: Math.random() }));
      }
    }
    while (this.running > 0) {
      this.isWoken = false;
      await this.rung(pollMs);
    }
  }

  private async take(limit: number): Promise<void> {
    const jobs = await this.options.claim(limit);
    this.hasMore = jobs.length === limit;
    if (this.isStopping) return;
    jobs.forEach((job) => this.held.add(job));
    this.ready.push(...jobs);
    this.begin();
  }

  private begin(): void {
    while (this.running < this.options.concurrency && this.ready.length > 0) void this.runOne(this.ready.shift()!);
  }

  private async runOne(job: J): Promise<void> {
    this.running += 1;
    try {
      await this.options.run(job);
    } catch (error) {
      this.options.failed(error);
    } finally {
      this.held.delete(job);
      this.running -= 1;
      this.begin();
      if (this.isStopping || (this.hasMore && this.ready.length < this.options.concurrency / 2)) this.ring();
    }
  }

  /** Waits until someone rings, the clock at the latest. */
  private async rung(ms: number): Promise<void> {
    if (this.isWoken) return;
    const bell = Promise.withResolvers<void>();
    this.ring = bell.resolve;
    const clock = setTimeout(bell.resolve, ms);
    await bell.promise;
    clearTimeout(clock);
  }
}
